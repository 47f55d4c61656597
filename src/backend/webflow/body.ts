import { limits } from '../platform/limits.ts';
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

/** `{`, `[` and `,` as UTF-16 code units. */
const [brace, bracket, comma] = [0x7b, 0x5b, 0x2c];

/**
 * Whether a JSON text may hold more than `limits.upstreamValues` values: each one but the first in its list or object
 * follows a comma. V8 takes seconds and a gigabyte for the million small objects that fit into a few megabytes.
 */
function hasTooManyValues(text: string): boolean {
  if (text.length <= limits.upstreamValues) return false;
  let found = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === brace || unit === bracket || unit === comma) found++;
  }
  return found > limits.upstreamValues;
}

/** The parsed JSON. Throws WebflowFailure where the text is not JSON or has too many values. */
export function parseJson(text: string): unknown {
  if (hasTooManyValues(text)) throw new WebflowFailure({ kind: 'bad_answer', what: 'too many values' });
  try {
    return JSON.parse(text);
  } catch {
    throw new WebflowFailure({ kind: 'bad_answer', what: 'not JSON' });
  }
}
