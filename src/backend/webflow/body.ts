import { WebflowFailure } from './failure.ts';

/**
 * The body as text, read no further than `cap` bytes (counted after decompression, so a small archive of zeros
 * cannot fill the memory). Throws WebflowFailure for more, for bytes that are not UTF-8, or not
 * in the coding they are said to be in.
 */
export async function readText(body: AsyncIterable<Uint8Array>, cap: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let seen = 0;
  try {
    for await (const bytes of body) {
      seen += bytes.byteLength;
      if (seen > cap) throw new WebflowFailure({ kind: 'bad_answer', what: 'too large' });
      text += decode(decoder, bytes);
    }
  } catch (error) {
    if (isBadCoding(error))
      throw new WebflowFailure({ kind: 'bad_answer', what: 'wrong coding' }, { cause: error });
    throw error;
  }
  return text + decode(decoder);
}

/** Whether bytes are not what their Content-Encoding says. Source: Node's zlib, whose errors have the library's names. */
function isBadCoding(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:Z_|ERR__ERROR_|ERR_BROTLI)/.test(code);
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new WebflowFailure({ kind: 'bad_answer', what: 'not UTF-8' });
  }
}

/** The parsed JSON. Throws WebflowFailure where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WebflowFailure({ kind: 'bad_answer', what: 'not JSON' });
  }
}
