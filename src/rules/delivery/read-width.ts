/**
 * Returns the Width in CSS pixels from an attribute or a setting; null for `Auto`, a percentage, 0, and invalid values.
 * Source: 51 published Webflow sites, 2026, whose `width` reads `488`, `205.5`, `100px` and `Auto`.
 */
export function readWidth(value: unknown): number | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const found = Number(/^\s*(\d{1,10}(?:\.\d+)?)\s*(?:px)?\s*$/i.exec(text)?.[1] ?? 0);
  return found > 0 ? found : null;
}
