/** The first bytes of a file. */
export interface FileHead {
  /** A copy in a buffer of just its length. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the file ends with them. */
  readonly isWhole: boolean;
}

/** Reads no more than `length` bytes of a body, plus what comes in one piece with the last of them, and drops the rest. */
export async function readHead(body: AsyncIterable<Uint8Array>, length: number): Promise<FileHead> {
  const pieces: Uint8Array[] = [];
  let seen = 0;
  for await (const piece of body) {
    pieces.push(piece);
    seen += piece.byteLength;
    if (seen > length) return { bytes: joined(pieces, length), isWhole: false };
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
