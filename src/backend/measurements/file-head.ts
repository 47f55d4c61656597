import { limits } from '../platform/limits.ts';

/** The first bytes of a file. */
export interface FileHead {
  /** A copy in a buffer of just its length. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the file ends with them. */
  readonly isWhole: boolean;
}

/** How much more there must be until a longer head is looked at again. */
const growth = 4;

export interface HeadWanted {
  /** The most bytes to read. */
  readonly length: number;
  /** Whether so many bytes are enough. It is called a few times at most. */
  readonly isEnough?: (bytes: Uint8Array) => boolean;
}

/** Reads the first bytes of a body, no more than wanted plus what comes in one piece with the last, and drops the rest. */
export async function readHead(
  body: AsyncIterable<Uint8Array>,
  { length, isEnough }: HeadWanted,
): Promise<FileHead> {
  const pieces: Uint8Array[] = [];
  let seen = 0;
  let next = limits.fileHeadBytes * 2;
  for await (const piece of body) {
    pieces.push(piece);
    seen += piece.byteLength;
    if (seen > length) return { bytes: joined(pieces, length), isWhole: false };
    if (!isEnough || seen < next) continue;
    const bytes = joined(pieces, seen);
    if (isEnough(bytes)) return { bytes, isWhole: false };
    next = seen * growth;
  }
  return { bytes: joined(pieces, seen), isWhole: true };
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, length - at);
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
