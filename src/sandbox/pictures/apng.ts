import { u16, u32 } from './boxes.ts';
import { chunk, signature } from './png-chunks.ts';

/** The chunks of a PNG in file order. */
function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

function pictureOf(png: Buffer): Buffer {
  const parts = chunksOf(png).filter(({ type }) => type === 'IDAT');
  return Buffer.concat(parts.map(({ data }) => data));
}

/**
 * An animated PNG with infinite repetition, from PNGs of equal dimensions without a palette; `delay` is milliseconds per
 * frame. Source: PNG, third edition, 11.3.6.
 */
export function apng(pictures: readonly Buffer[], delay: number): Buffer {
  const [first = Buffer.alloc(0)] = pictures;
  const head = chunksOf(first).find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  let sequence = 0;
  const control = () => {
    const region = [head.subarray(0, 8), u32(0, 0), u16(delay, 1000), Buffer.from([0, 0])];
    return chunk('fcTL', u32(sequence++), ...region);
  };
  const frames = pictures.flatMap((png, at) => [
    control(),
    at === 0 ? chunk('IDAT', pictureOf(png)) : chunk('fdAT', u32(sequence++), pictureOf(png)),
  ]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('acTL', u32(pictures.length, 0)),
    ...frames,
    chunk('IEND'),
  ]);
}
