import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPieces, streamPieces } from '#backend/http/pieces.ts';
import { limits } from '#backend/platform/limits.ts';
import { modestly } from '#test/support/shared/properties.ts';

describe('B4 unread-answer: a large answer is sent in pieces', () => {
  test('B4 unread-answer: pieces are views of one size, the last one shorter, and make up the bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 * limits.answerPieceBytes }), (length) => {
        const bytes = new Uint8Array(length).map((_, index) => index % 251);
        const pieces = [...inPieces(bytes)];
        expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
        for (const piece of pieces) expect(piece.buffer).toBe(bytes.buffer);
        for (const piece of pieces.slice(0, -1)) expect(piece.length).toBe(limits.answerPieceBytes);
      }),
      modestly(50),
    );
  });

  test('B4 unread-answer: the body has the whole text, and makes a piece only when one is read', async () => {
    const text = '😀ü"'.repeat(50_000);
    const bytes = new TextEncoder().encode(text);
    expect(await new Response(streamPieces(bytes)).text()).toBe(text);
    const reader = streamPieces(bytes).getReader();
    const { value } = await reader.read();
    expect(value?.length).toBe(limits.answerPieceBytes);
    await reader.cancel();
  });
});
