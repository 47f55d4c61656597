import { untitled } from '#panel/i18n/site.ts';
import type { SiteTab } from '#panel/site/site-tab.ts';

/** Returns the names of the other assets with the same file as this one, in the list's order; null for none. */
export function sameFileNames(
  { duplicates, assets }: Pick<SiteTab, 'duplicates' | 'assets'>,
  assetId: string,
): string | null {
  const group = duplicates.groupOf.value.get(assetId);
  if (!group) return null;
  const rows = assets.rowsById.value;
  const others = group.flatMap((id) => (id === assetId ? [] : (rows.get(id) ?? [])));
  return others.map(({ details }) => details.displayName || untitled).join(', ') || null;
}
