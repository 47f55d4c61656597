/** How many assets of each kind the open site has besides those of the catalog and the archive. */
export const siteAssetCounts = { photo: 96, icon: 10, logo: 5, loop: 3 } as const;

/** A kind of these assets. */
export type SiteAssetKind = keyof typeof siteAssetCounts;

/** The library key of the asset of a kind with this number, counted from 0. */
export function siteAssetKey(kind: SiteAssetKind, number: number): string {
  return `${kind}-${number}`;
}

/** The library keys of files that were uploaded twice; the first of each group is used, and some of the others are. */
export const duplicateKeys = [
  ['twice-ridge', 'twice-ridge-again'],
  ['twice-lake', 'twice-lake-again', 'twice-lake-once-more'],
  ['twice-tent', 'twice-tent-again'],
  ['twice-mark', 'twice-mark-again'],
  ['twice-coast', 'twice-coast-again'],
  ['twice-pines', 'twice-pines-again'],
] as const;

/** The library keys of files with the same type and size but other bytes. */
export const lookalikeKeys = [
  ['alike-dawn', 'alike-dusk'],
  ['alike-front', 'alike-back'],
] as const;

/** The library keys of PDF files that items of the Collection of trips offer. */
export const mapKeys = ['map-lofoten', 'map-senja', 'map-finnmark', 'map-rondane'] as const;
