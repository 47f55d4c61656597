import { crc32 } from 'node:zlib';
import { u32 } from './boxes.ts';

/** The first bytes of a PNG. Source: PNG, third edition, 5.2. */
export const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A chunk with its length and its checksum. Source: PNG, third edition, 5.3. */
export function chunk(type: string, ...parts: readonly Buffer[]): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), ...parts]);
  return Buffer.concat([u32(named.length - 4), named, u32(crc32(named))]);
}
