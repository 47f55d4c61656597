import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { createEncoder } from '#backend/encoding/create-encoder.ts';
import type { CandidateFile } from '#contract/weighing.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { ownBytes } from '#test/support/backend/encoding/own-bytes.ts';
import {
  inShort,
  sendsOriginal,
  startWeighing,
  wants,
  weighingLines,
} from '#test/support/backend/weighed.ts';

const encoder = createEncoder();
afterAll(() => encoder.stop());

/** A picture with edges and gradients, which is small to encode. */
const photo = sharp(
  Buffer.from(
    '<svg width="240" height="160"><defs><linearGradient id="g"><stop stop-color="#f80"/><stop offset="1" stop-color="#08f"/></linearGradient></defs><rect width="240" height="160" fill="url(#g)"/><circle cx="90" cy="70" r="50" fill="#234"/></svg>',
  ),
).flatten();

const jpeg = new Uint8Array(await photo.clone().jpeg().toBuffer());
const tiff = new Uint8Array(await photo.clone().tiff().toBuffer());

async function weighed(original: Uint8Array<ArrayBuffer>) {
  const weighing = await startWeighing({ realEncoder: encoder });
  weighing.backend.webflow.faults.always('GET cdn', sendsOriginal(original));
  const weigh = async (wanted: object = {}) =>
    weighingLines(await weighing.ask([wants(assetIdOf('everything'), wanted)]));
  return { ...weighing, weigh };
}

describe('with the real encoder', () => {
  test('each candidate has the bytes that sharp makes, and its file is these bytes', async () => {
    const { weigh, file } = await weighed(jpeg);
    const lines = await weigh({ widths: [120], variantWidths: [100] });
    expect(lines.at(-1)).toMatchObject({ done: { isWhole: true } });
    expect(lines[1]).toMatchObject({
      source: { type: 'image/jpeg', width: 240, height: 160, bytes: jpeg.length },
    });
    const candidates = lines.flatMap((line) => ('candidate' in line ? [line.candidate] : []));
    expect(new Set(candidates.map(({ format, width }) => `${format} ${width}`))).toEqual(
      new Set(['webp 120', 'avif 120', 'webp 240', 'avif 240']),
    );
    for (const { format, quality, width, bytes, score } of candidates) {
      expect(score).toBeGreaterThan(0);
      const response = await file('everything', { format, quality, width } satisfies CandidateFile);
      const body = new Uint8Array(await response.arrayBuffer());
      expect(body.byteLength).toBe(bytes);
      expect((await sharp(body).metadata()).width).toBe(width);
      const own = await ownBytes(jpeg, { format, quality, width });
      expect(Buffer.compare(own, body), `${format} ${quality} ${width}`).toBe(0);
    }
    const variants = lines.flatMap((line) => ('variant' in line ? [line.variant] : []));
    expect(variants.map(({ width }) => width)).toEqual([100]);
    for (const { bytes, ...file } of variants) expect((await ownBytes(jpeg, file)).byteLength).toBe(bytes);
  });

  test.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['a file that is cut off', jpeg.slice(0, jpeg.length / 2), 'refused null damaged'],
    ['HTML', new TextEncoder().encode('<!doctype html><title>No</title>'), 'refused null not_an_image'],
    ['a TIFF', tiff, 'refused null unsupported_type'],
  ])('%s is refused', async (_, original, refused) => {
    const { weigh } = await weighed(original);
    expect((await weigh()).map(inShort)).toContain(refused);
  });

  test('an SVG is shortened', async () => {
    const svg = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10">\n  <!-- a word -->\n  <path   d="M 1.000 1.000 L 9.000 9.000"  stroke="#ff0000" />\n</svg>\n',
    );
    const { weigh, file } = await weighed(svg);
    const lines = await weigh();
    expect(lines.map(inShort)).toContain('svg null 10 suggested');
    const text = await (await file('everything', { format: 'svg', quality: null, width: 10 })).text();
    expect(text.length).toBeLessThan(svg.length);
    expect(text).toContain('viewBox');
  });
});
