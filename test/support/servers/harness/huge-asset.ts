/** The id of an asset that the fake Webflow describes with 1,000,000 empty variants, in 3 MB of JSON. */
export const hugeAssetId = 'f'.repeat(24);

/** Webflow's answer for it, made of any other asset's. */
export function hugeAssetJson(asset: object): string {
  const { variants: _, ...rest } = { variants: [], ...asset };
  const plain = JSON.stringify({ ...rest, id: hugeAssetId });
  return `${plain.slice(0, -1)},"variants":[${Array.from({ length: 1_000_000 }, () => '{}').join(',')}]}`;
}
