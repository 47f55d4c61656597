import { describe, expect, test } from 'vitest';
import { EncodingError } from '#backend/encoding/encoder.ts';
import { alikeFrom } from '#backend/weighing/offered.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import {
  inShort,
  originalBytes,
  sendsOriginal,
  startWeighing,
  wants,
  weighingLines,
} from '#test/support/backend/weighed.ts';

const avifAtOnce = ({ format }: { format: string }) => (format === 'avif' ? alikeFrom : alikeFrom - 1);

async function weighed(options: Parameters<typeof startWeighing>[0] = {}) {
  const weighing = await startWeighing(options);
  weighing.backend.webflow.faults.always('GET cdn', sendsOriginal());
  return weighing;
}

describe('the lines of a weighing', () => {
  test('of one asset: begun, its source, WebP and AVIF upwards until they are alike, and the end', async () => {
    const { weigh } = await weighed();
    expect(await weigh(['everything'])).toEqual([
      'started',
      'source',
      'webp 70 1600',
      'webp 80 1600 suggested',
      'avif 50 1600',
      'avif 60 1600',
      'avif 70 1600',
      'weighed',
      'done',
    ]);
  });

  test('of further widths: these first, then its own, then variants at the suggested quality', async () => {
    const { weigh } = await weighed({ encoder: { score: () => alikeFrom } });
    const lines = await weigh(['everything'], {
      widths: [400, 1600],
      variantWidths: [800, 500, 500, 2000],
    });
    expect(lines).toEqual([
      'started',
      'source',
      'webp 70 400 suggested',
      'avif 50 400 suggested',
      'webp 70 1600 suggested',
      'avif 50 1600 suggested',
      'variant webp 70 800',
      'variant webp 70 500',
      'weighed',
      'done',
    ]);
  });

  test.each<[string, Record<string, number | null>, string[]]>([
    ['80 is enough for its parts', { webp: 80, avif: 70 }, ['webp 80 1600 suggested', 'avif 70 1600']],
    ['none is', { webp: null, avif: null }, ['webp 90 1600 suggested', 'avif 70 1600']],
    [
      '70 is, but not for the whole',
      { webp: 70, avif: null },
      ['webp 70 1600', 'webp 80 1600 suggested', 'avif 70 1600'],
    ],
  ])('weighs no quality that is too low for the parts of an original: %s', async (_, enough, candidates) => {
    const { weigh } = await weighed({
      encoder: { findQuality: async ({ format }) => enough[format] ?? null },
    });
    expect(await weigh(['everything'])).toEqual(['started', 'source', ...candidates, 'weighed', 'done']);
  });

  test('asks once which quality is enough, and not again for facts that are known', async () => {
    const asked: string[] = [];
    const { weigh } = await weighed({
      encoder: {
        async findQuality({ format, width, qualities, least }) {
          asked.push(`${format} ${width} ${qualities} ${least}`);
          return 80;
        },
      },
    });
    await weigh(['everything']);
    await weigh(['everything']);
    expect(asked).toEqual(['webp 1600 70,80,90 80', 'avif 1600 50,60,70 80']);
  });

  test('refuses a format for which no quality can be found', async () => {
    const { weigh } = await weighed({
      encoder: {
        async findQuality({ format }) {
          if (format === 'avif') throw new EncodingError('animated');
          return 80;
        },
      },
    });
    expect(await weigh(['everything'])).toContain('refused avif animated');
  });

  test('of variants where no WebP is alike: at the best quality', async () => {
    const { weigh } = await weighed({ encoder: { score: avifAtOnce } });
    expect(await weigh(['everything'], { variantWidths: [500] })).toContain('variant webp 90 500');
  });

  test('where no likeness is measured: all qualities, none suggested', async () => {
    const { weigh } = await weighed({ encoder: { score: () => null } });
    expect((await weigh(['everything'])).filter((line) => line.startsWith('webp'))).toEqual([
      'webp 70 1600',
      'webp 80 1600',
      'webp 90 1600',
    ]);
  });

  test('of an SVG: one candidate at its own width', async () => {
    const { weigh } = await weighed({ encoder: { source: { type: 'image/svg+xml' } } });
    expect(await weigh(['svg'], { widths: [300], variantWidths: [500] })).toEqual([
      'started',
      'source',
      'svg null 1600 suggested',
      'weighed',
      'done',
    ]);
  });

  test('have bytes, pixels and likeness as the encoder says', async () => {
    const { ask } = await weighed({
      encoder: {
        source: { type: 'image/png', width: 20, height: 10, dropped: ['exif', 'icc'] },
        score: () => 81.25,
      },
    });
    const assetId = assetIdOf('everything');
    const lines = await weighingLines(await ask([wants(assetId)]));
    expect(lines.slice(1, 3)).toEqual([
      {
        source: {
          assetId,
          bytes: originalBytes.byteLength,
          type: 'image/png',
          width: 20,
          height: 10,
          isAnimated: false,
          dropped: ['exif', 'icc'],
        },
      },
      {
        candidate: {
          assetId,
          format: 'webp',
          quality: 70,
          width: 20,
          height: 10,
          bytes: 'webp of 20 px at 70'.length,
          score: 81.25,
          isSuggested: true,
        },
      },
    ]);
    expect(lines.at(-1)).toEqual({ done: { protocol: 1, isWhole: true } });
  });

  test('of several assets are in the order of the call, each by itself', async () => {
    const { ask } = await weighed({ encoder: { score: () => alikeFrom } });
    const ids = ['gif', 'everything', 'svg'].map(assetIdOf);
    const lines = await weighingLines(await ask(ids.map((id) => wants(id))));
    expect(lines.flatMap((line) => ('started' in line ? [line.started] : []))).toEqual(ids);
    expect(lines.flatMap((line) => ('weighed' in line ? [line.weighed] : []))).toEqual(ids);
    expect(lines.map(inShort).filter((line) => line === 'source')).toHaveLength(3);
  });
});

describe('what is known', () => {
  test('of a version of a file comes without encoding, and without a beginning', async () => {
    const { weigh, fake, cdnCalls } = await weighed();
    const first = await weigh(['everything'], { widths: [400] });
    const encodings = fake.encoded.length;
    const again = await weigh(['everything'], { widths: [400] });
    expect(again).toEqual(first.filter((line) => line !== 'started'));
    expect([fake.encoded.length, fake.opened.length, cdnCalls()]).toEqual([encodings, 1, 1]);
  });

  test('of a candidate is the estimate of a variant as wide', async () => {
    const { weigh, fake } = await weighed({ encoder: { score: () => alikeFrom } });
    const lines = await weigh(['everything'], { widths: [400], variantWidths: [400, 500] });
    expect(lines).toContain('variant webp 70 400');
    expect(lines).toContain('variant webp 70 500');
    expect(fake.encoded.filter((name) => name.startsWith('webp'))).toEqual([
      'webp of 400 px at 70',
      'webp of 1600 px at 70',
      'webp of 500 px at 70',
    ]);
  });

  test('of a candidate of another call is the estimate as well, and no file is encoded twice', async () => {
    const { weigh, fake } = await weighed({ encoder: { score: () => alikeFrom } });
    await weigh(['everything'], { widths: [800], variantWidths: [500] });
    expect(await weigh(['everything'], { widths: [500], variantWidths: [800] })).toContain(
      'variant webp 70 800',
    );
    expect(fake.encoded.filter((name) => name.includes('800'))).toEqual([
      'webp of 800 px at 70',
      'avif of 800 px at 50',
    ]);
  });

  test('of an animation has no variants, as Webflow makes none', async () => {
    const { weigh } = await weighed({ encoder: { score: () => alikeFrom, source: { isAnimated: true } } });
    const lines = await weigh(['everything'], { variantWidths: [500, 400] });
    expect(lines.filter((line) => `${line}`.startsWith('variant'))).toEqual([]);
  });

  test('of one width is used for another call with more', async () => {
    const { weigh, fake } = await weighed({ encoder: { score: () => alikeFrom } });
    await weigh(['everything']);
    await weigh(['everything'], { widths: [400], variantWidths: [500] });
    expect(fake.encoded).toHaveLength(5);
    expect(new Set(fake.encoded).size).toBe(5);
  });

  test.each([
    ['lastUpdated', { lastUpdated: '2026-09-30T10:00:00Z' }],
    ['size', { size: 4711 }],
  ])('of a file is not that of the file with another %s', async (_, changes) => {
    const { weigh, fake, change, pass } = await weighed();
    await weigh(['everything']);
    change('everything', changes);
    await pass(60_000);
    await weigh(['everything']);
    expect(fake.opened).toHaveLength(2);
  });

  test('is known for a day', async () => {
    const { weigh, fake, pass } = await weighed();
    await weigh(['everything']);
    await pass(23 * 3_600_000);
    await weigh(['everything']);
    expect(fake.opened).toHaveLength(1);
    await pass(3_600_001);
    await weigh(['everything']);
    expect(fake.opened).toHaveLength(2);
  });
});
