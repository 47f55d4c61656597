import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPieces, streamPieces } from '#backend/http/pieces.ts';
import { limits } from '#backend/platform/limits.ts';
import { modestly } from '#test/support/properties.ts';

const part = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer({ min: 0, max: 3_000 }))
  .map(([text, times]) => text.repeat(times));

describe('B4 unread-answer: a large answer is sent in pieces', () => {
  test('B4 unread-answer: pieces make up the texts, none longer than a piece, none ends within a character', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (texts) => {
        const pieces = [...inPieces(texts)];
        expect(pieces.join('')).toBe(texts.join(''));
        for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limits.answerPiece + 1);
        for (const piece of pieces.slice(0, -1))
          expect(piece.length).toBeGreaterThanOrEqual(limits.answerPiece);
      }),
      modestly(200),
    );
  });

  test('B4 unread-answer: the body has all of the text, and makes no piece that nobody asks for', async () => {
    const text = '😀ü"'.repeat(50_000);
    expect(await new Response(streamPieces(text)).text()).toBe(text);
    const reader = streamPieces(text).getReader();
    const { value } = await reader.read();
    expect(value?.length).toBeLessThan(4 * limits.answerPiece);
    await reader.cancel();
  });
});
