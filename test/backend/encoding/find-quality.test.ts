import { afterAll, describe, expect, test } from 'vitest';
import { createEncoder } from '#backend/encoding/create-encoder.ts';
import { opened, reasonOf } from '#test/support/backend/encoding/open.ts';
import { animation, photo } from '#test/support/backend/encoding/originals.ts';

const encoder = createEncoder();
const qualities = [30, 60, 95];

afterAll(() => encoder.stop());

/** How many points the whole may score otherwise than its parts, which an encoder gives other bits than the same pixels of the whole. */
const margin = 8;

/** Expects the whole image to score enough at this quality, and too little at the one below. */
async function expectEnough(bytes: Uint8Array, width: number, least: number, found: number | null) {
  const at = found === null ? qualities.length : qualities.indexOf(found);
  await opened(encoder, bytes, async ({ encode }) => {
    const scoreAt = async (quality: number | undefined) =>
      quality === undefined ? null : (await encode({ format: 'webp', quality, width })).score;
    expect((await scoreAt(qualities[at])) ?? least, `${width} px at ${found}`).toBeGreaterThan(
      least - margin,
    );
    expect((await scoreAt(qualities[at - 1])) ?? 0, `${width} px below ${found}`).toBeLessThan(
      least + margin,
    );
  });
}

describe('the quality that is enough', () => {
  test.each([
    [55, 900],
    [80, 720],
  ])('for a score of %d at %d px is that of the whole image', async (least, width) => {
    const bytes = await photo(900, 700).png().toBuffer();
    const found = await opened(encoder, bytes, (session) =>
      session.findQuality({ format: 'webp', width, qualities, least }),
    );
    await expectEnough(bytes, width, least, found);
  });

  test('of an image with opacity is found on its parts', async () => {
    const bytes = await photo(900, 700).ensureAlpha(0.5).png().toBuffer();
    const demand = { format: 'webp', width: 900, qualities, least: 100.1 } as const;
    expect(await opened(encoder, bytes, (session) => session.findQuality(demand))).toBe(null);
    const found = await opened(encoder, bytes, (session) => session.findQuality({ ...demand, least: 30 }));
    await expectEnough(bytes, 900, 30, found);
  });

  test('of a small image is the first, because the whole is encoded as fast', async () => {
    const bytes = await photo(400, 300).jpeg().toBuffer();
    const demand = { format: 'avif', width: 400, qualities, least: 99 } as const;
    expect(await opened(encoder, bytes, (session) => session.findQuality(demand))).toBe(30);
  });

  test('is refused for an animation as AVIF, and for an SVG', async () => {
    const demand = { format: 'avif', width: 100, qualities, least: 80 } as const;
    const gif = await animation().toBuffer();
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>');
    const refusal = (bytes: Uint8Array) =>
      reasonOf(opened(encoder, bytes, (session) => session.findQuality(demand)));
    expect(await refusal(gif)).toBe('animated');
    expect(await refusal(svg)).toBe('unsupported_type');
  });
});
