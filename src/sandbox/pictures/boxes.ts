/** A box of an ISO base media file. Source: ISO/IEC 14496-12, 4.2. */
export function box(type: string, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part))));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** A box with a version of 0 and flags. */
export function fullBox(type: string, flags: number, ...parts: readonly Buffer[]): Buffer {
  return box(type, u32(flags), ...parts);
}

/** Numbers of 16 bits each. */
export function u16(...numbers: readonly number[]): Buffer {
  return Buffer.concat(numbers.map((number) => Buffer.from([(number >> 8) & 0xff, number & 0xff])));
}

/** Numbers of 32 bits each. */
export function u32(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * at);
  return bytes;
}

/** The first box of this type: where what is in it begins and ends. Throws where the file has none. */
export function findBox(file: Buffer, type: string): { start: number; end: number } {
  const at = file.indexOf(type, 0, 'latin1') - 4;
  if (at < 0) throw new Error(`The file has no box ${type}`);
  return { start: at + 8, end: at + file.readUInt32BE(at) };
}
