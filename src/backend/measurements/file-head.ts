/** The first bytes of a file. */
export interface FileHead {
  /** A copy in a buffer of just its length. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the file ends with them. */
  readonly isWhole: boolean;
}

/** Reads no more than `length` bytes of a body, plus what comes in one piece with the last of them, and closes it. */
export async function readHead(response: Response, length: number): Promise<FileHead> {
  const pieces: Uint8Array[] = [];
  let seen = 0;
  const reader = response.body?.getReader();
  try {
    while (reader && seen <= length) {
      const { done, value } = await reader.read();
      if (done) return { bytes: joined(pieces, seen), isWhole: true };
      pieces.push(value);
      seen += value.byteLength;
    }
    return { bytes: joined(pieces, Math.min(seen, length)), isWhole: !reader };
  } finally {
    // An unread rest would keep its connection open; of a file of 50 MB it would be read to no end.
    await reader?.cancel().catch(() => {});
  }
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
