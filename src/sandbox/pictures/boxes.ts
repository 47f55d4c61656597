/** A box of an ISO base media file. Source: ISO/IEC 14496-12, 4.2. */
export function box(type: string, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part))));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** A full box of version 0. Source: ISO/IEC 14496-12, 4.2. */
export function fullBox(type: string, flags: number, ...parts: readonly Buffer[]): Buffer {
  return box(type, u32(flags), ...parts);
}

/** Big-endian 16-bit integers. */
export function u16(...numbers: readonly number[]): Buffer {
  return Buffer.concat(numbers.map((number) => Buffer.from([(number >> 8) & 0xff, number & 0xff])));
}

/** Big-endian 32-bit integers. */
export function u32(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * at);
  return bytes;
}

/** The byte offsets of the content of the first box of this type. Throws if the file has none. */
export function findBox(file: Buffer, type: string): { start: number; end: number } {
  const at = file.indexOf(type, 0, 'latin1') - 4;
  if (at < 0) throw new Error(`The file has no box ${type}`);
  return { start: at + 8, end: at + file.readUInt32BE(at) };
}
