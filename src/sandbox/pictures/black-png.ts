import { deflateSync } from 'node:zlib';
import { u32 } from './boxes.ts';
import { chunk, signature } from './png-chunks.ts';

/** A black PNG with one bit for each pixel: 20,000 × 20,000 of them take 49 kB. */
export function blackPng(width: number, height: number): Buffer {
  const row = 1 + Math.ceil(width / 8);
  const oneBitGrey = Buffer.from([1, 0, 0, 0, 0]);
  return Buffer.concat([
    signature,
    chunk('IHDR', u32(width, height), oneBitGrey),
    chunk('IDAT', deflateSync(Buffer.alloc(row * height), { level: 9 })),
    chunk('IEND'),
  ]);
}
