import { Untried } from '#contract/webflow-facts/verdict.ts';
import type { ListedAsset } from './site-under-check.ts';
import type { WebflowReads } from './webflow-reads.ts';

/** Files that are looked into in search of an animation. */
const mostFiles = 24;
/** Enough of a file for what says that it is animated. */
const headBytes = 4_096;

/**
 * True for the first bytes of an animated PNG, WebP, or AVIF. Sources: PNG Third Edition, `acTL`; WebP container, `ANIM`; AVIF 1.1,
 * brand `avis`.
 */
export function isAnimated(head: string): boolean {
  return (
    (head.startsWith('\x89PNG') && head.includes('acTL')) ||
    (head.startsWith('RIFF') && head.includes('ANIM')) ||
    /^.{4}ftyp.{0,60}avis/s.test(head)
  );
}

/** Reads a file's bytes. Throws `Untried` where it breaks off. */
function bytesOf(response: Response): Promise<ArrayBuffer> {
  return response.arrayBuffer().catch(() => {
    throw new Untried('noAnswer');
  });
}

/** Returns the assets with an animated file among the first of the kinds that may be animated. Throws `Untried`. */
export async function findAnimated(
  assets: readonly ListedAsset[],
  reads: WebflowReads,
): Promise<ListedAsset[]> {
  const may = assets.filter(({ contentType }) => /^image\/(?:png|apng|webp|avif)$/.test(contentType));
  // A still image has variants for sure where it is wide.
  const ordered = may.toSorted((one, other) => one.variants.length - other.variants.length);
  const animated: ListedAsset[] = [];
  for (const asset of ordered.slice(0, mostFiles)) {
    const response = await reads.file(asset.hostedUrl, { headers: { range: `bytes=0-${headBytes - 1}` } });
    if (!response.ok) continue;
    const head = Buffer.from(await bytesOf(response)).subarray(0, headBytes);
    if (isAnimated(head.toString('latin1'))) animated.push(asset);
  }
  return animated;
}
