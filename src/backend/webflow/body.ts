import { WebflowFailure } from './failure.ts';

/**
 * The body as text, read no further than `cap` bytes (counted after decompression, so a small archive of zeros
 * cannot fill the memory). Throws WebflowFailure for more, or for bytes that are not UTF-8.
 */
export async function readText(response: Response, cap: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  try {
    return await decodeAll(reader, cap);
  } catch (error) {
    // An unread rest would keep its connection open.
    await reader.cancel().catch(() => {});
    throw error;
  }
}

async function decodeAll(reader: ReadableStreamDefaultReader<Uint8Array>, cap: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let seen = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decode(decoder);
    seen += value.byteLength;
    if (seen > cap) throw new WebflowFailure({ kind: 'bad_answer', what: 'too large' });
    text += decode(decoder, value);
  }
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
