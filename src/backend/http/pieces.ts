import { setImmediate as turn } from 'node:timers/promises';
import { limits } from '../platform/limits.ts';

/** The index itself, or the next one where it is between the two halves of a character (UTF-16 surrogate pair). */
function wholeCharacters(text: string, index: number): number {
  const before = text.charCodeAt(index - 1);
  return index < text.length && before >= 0xd800 && before <= 0xdbff ? index + 1 : index;
}

/** The texts one after the other, in pieces of `limits.answerPiece` characters; the last one is shorter. */
export function* inPieces(texts: Iterable<string>): Generator<string, void> {
  let piece = '';
  for (const text of texts) {
    for (let start = 0; start < text.length; ) {
      const room = limits.answerPiece - piece.length;
      const end = wholeCharacters(text, Math.min(text.length, start + room));
      piece += text.slice(start, end);
      start = end;
      if (piece.length < limits.answerPiece) continue;
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

const encoder = new TextEncoder();

/**
 * The text in UTF-8 as a body that makes each piece when the one before it was taken, one in each turn of the event loop:
 * others are answered in between.
 */
export function streamPieces(text: string): ReadableStream<Uint8Array> {
  const pieces = inPieces([text]);
  return new ReadableStream(
    {
      async pull(controller) {
        await turn();
        const next = pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
    },
    { highWaterMark: 0 },
  );
}
