import { describe, expect, test } from 'vitest';
import { createHeldTexts } from '#backend/server/held-texts.ts';
import { serverLimits } from '#backend/server/limits.ts';

const megabyte = 1024 * 1024;

describe('B4 unread-answer: the texts of responses', () => {
  test('B4 unread-answer: a text is held in UTF-8, and counted once', () => {
    const texts = createHeldTexts();
    const bytes = texts.hold('ü😀');
    expect(new TextDecoder().decode(bytes)).toBe('ü😀');
    expect(texts.hold('ü😀')).toBe(bytes);
    expect(texts.size()).toBe(6);
    texts.release('ü😀');
    expect(texts.size()).toBe(6);
    texts.release('ü😀');
    expect(texts.size()).toBe(0);
  });

  test('B4 unread-answer: a released text has the same bytes until the second dropIdle()', () => {
    const texts = createHeldTexts();
    const bytes = texts.hold('a');
    texts.release('a');
    texts.dropIdle();
    expect(texts.hold('a')).toBe(bytes);
    texts.release('a');
    texts.dropIdle();
    texts.dropIdle();
    expect(texts.hold('a')).not.toBe(bytes);
    expect(texts.size()).toBe(1);
  });

  test('B4 unread-answer: a held text survives every dropIdle()', () => {
    const texts = createHeldTexts();
    const bytes = texts.hold('a');
    for (let times = 0; times < 3; times++) texts.dropIdle();
    expect(texts.hold('a')).toBe(bytes);
  });

  test('B4 unread-answer: over the bound of released texts the oldest is dropped', () => {
    const texts = createHeldTexts();
    const half = Math.ceil(serverLimits.idleTextBytes / 2 / megabyte) * megabyte;
    const [first, second, third] = ['a', 'b', 'c'].map((letter) => letter.repeat(half));
    const held = [first, second, third].map((text = '') => [text, texts.hold(text)] as const);
    for (const [text] of held) texts.release(text);
    expect(held.map(([text, bytes]) => texts.hold(text) === bytes)).toEqual([false, true, true]);
  });

  test('B4 unread-answer: more releases than holds change nothing', () => {
    const texts = createHeldTexts();
    texts.release('a');
    texts.hold('a');
    texts.release('a');
    texts.release('a');
    expect(texts.size()).toBe(0);
    texts.hold('a');
    expect(texts.size()).toBe(1);
  });
});

test('a file is held as it is, counted once for all that send it, and not kept after them', () => {
  const texts = createHeldTexts();
  const file = new Uint8Array(1_000);
  expect([texts.hold(file), texts.hold(file)]).toEqual([file, file]);
  expect(texts.size()).toBe(1_000);
  texts.release(file);
  expect(texts.size()).toBe(1_000);
  texts.release(file);
  texts.release(file);
  expect(texts.size()).toBe(0);
});
