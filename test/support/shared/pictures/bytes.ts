/** One picture file of made-up bytes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A piece of a file: bytes, or a text of one byte a character. */
export type Part = string | Uint8Array | readonly number[];

/** These parts in one buffer. */
export function join(...parts: readonly Part[]): Bytes {
  const buffers = parts.map((part) =>
    typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
  );
  return new Uint8Array(Buffer.concat(buffers));
}

const order = (bytes: number[], isLittle: boolean) => (isLittle ? bytes.toReversed() : bytes);

/** A number of 16 bits, big-endian unless said otherwise. */
export const u16 = (value: number, isLittle = false): number[] =>
  order([(value >>> 8) & 255, value & 255], isLittle);

/** A number of 24 bits, little-endian. */
export const u24 = (value: number): number[] => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255];

/** A number of 32 bits, big-endian unless said otherwise. */
export const u32 = (value: number, isLittle = false): number[] =>
  order([(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255], isLittle);
