import { plainLibrary } from '../../src/sandbox/library/library.ts';

/** Such a text keeps nothing in one byte a character that isn't made to. */
const japanese = '朝もやに浮かぶ二つの稜線と、遠くの頂の上に昇ったばかりの太陽';

/**
 * What the assets are like: with all the variants Webflow makes and an alt text in English or in Japanese, or as small
 * as an asset can be, where what is kept beside its JSON weighs most.
 */
export const assetKinds = ['english', 'japanese', 'small'] as const;
export type AssetKind = (typeof assetKinds)[number];

const changes = {
  english: {},
  japanese: { altText: japanese },
  small: { altText: null, variants: [] },
} satisfies Record<AssetKind, object>;

/** Tells what Webflow answers for an asset, as JSON. Its names and URLs hold its id, so that nothing is equal by chance. */
export function createAnswers(kind: AssetKind): (id: string) => string {
  const stored = plainLibrary().assets.find(({ asset }) => asset.variants.length >= 7);
  if (!stored) throw new Error('no asset of the library has as many variants as Webflow makes');
  const { asset } = stored;
  const text = JSON.stringify({ ...asset, ...changes[kind] });
  return (id) => text.replaceAll(asset.id, id);
}
