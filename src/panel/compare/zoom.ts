/** How many times larger than at the chosen scale both files are drawn. */
const zooms: readonly number[] = [1, 2, 4];

const steps: ReadonlyMap<string, number> = new Map([
  ['+', 1],
  ['=', 1],
  ['-', -1],
]);

/** Returns the zoom some steps away; the nearest end where there is none. */
export function zoomBy(zoom: number, step: number): number {
  const at = zooms.indexOf(zoom) + step;
  return zooms[Math.min(zooms.length - 1, Math.max(0, at))] ?? 1;
}

/** Modifiers with which a key is the browser's: it zooms the whole page by `+`. Source: UI Events, modifier keys. */
const modifiers = ['Control', 'Meta', 'Alt'] as const;

/**
 * Returns the zoom after a key; null for one that does not change it. `+` is `=` without Shift on many keyboards.
 */
export function zoomAfter(
  event: { readonly key: string; getModifierState(key: string): boolean },
  zoom: number,
): number | null {
  const step = steps.get(event.key);
  const isHeld = modifiers.some((modifier) => event.getModifierState(modifier));
  return step === undefined || isHeld ? null : zoomBy(zoom, step);
}

/** True where each pixel of a file is drawn on several of the screen's because of the zoom: then its edges stay visible. */
export function showsPixels(zoom: number, drawn: number, width: number): boolean {
  return zoom > 1 && drawn >= width * 1.5;
}
