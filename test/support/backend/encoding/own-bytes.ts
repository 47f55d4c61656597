import sharp from 'sharp';
import type { CandidateFile } from '#contract/weighing.ts';

/** The bytes that sharp alone makes of a picture, as a candidate names it. An AVIF has the original's chroma subsampling. */
export async function ownBytes(
  original: Uint8Array,
  { format, quality, width }: CandidateFile,
): Promise<Uint8Array> {
  if (format === 'svg' || quality === null) throw new Error(`sharp makes no ${format}`);
  const { width: own, chromaSubsampling = '4:4:4' } = await sharp(original).metadata();
  const picture = sharp(original).autoOrient();
  if (own !== width) picture.resize(width);
  const encoded =
    format === 'webp' ? picture.webp({ quality }) : picture.avif({ quality, chromaSubsampling });
  return encoded.toBuffer();
}
