import { createEncoder } from '../../src/backend/encoding/create-encoder.ts';
import type { CandidateFile } from '../../src/contract/weighing.ts';
import { ownBytes } from '../../test/support/backend/encoding/own-bytes.ts';
import { median, ratios, spreadOf } from '../../test/support/shared/statistics.ts';
import type { Report, Result } from '../benchmark.ts';
import { type PixelSize, photo } from './photo.ts';

/** A format at one quality, and how often it is encoded each way. */
interface Case {
  readonly format: 'webp' | 'avif';
  readonly quality: number;
  readonly rounds: number;
}

const cases: readonly Case[] = [
  { format: 'webp', quality: 80, rounds: 5 },
  // One takes half a minute.
  { format: 'avif', quality: 60, rounds: 3 },
];

const party = { site: 'bench', person: 'bench' };

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; taken: number }> {
  const start = performance.now();
  const value = await work();
  return { value, taken: performance.now() - start };
}

/** Encodes one file by the encoder, without and with its likeness, and by sharp alone, in turn. */
async function compare(original: Uint8Array, size: PixelSize, { format, quality, rounds }: Case) {
  const file: CandidateFile = { format, quality, width: size.width };
  const encoder = createEncoder();
  const session = await encoder.open(original, { signal: new AbortController().signal, party });
  const [ours, scored, alone]: [number[], number[], number[]] = [[], [], []];
  const scores = new Set<number | null>();
  let difference = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      ours.push((await timed(() => session.sizeOf(file))).taken);
      const encoded = await timed(() => session.encode(file));
      const own = await timed(() => ownBytes(original, file));
      scored.push(encoded.taken);
      alone.push(own.taken);
      scores.add(encoded.value.score);
      difference = Math.max(difference, Math.abs(encoded.value.bytes.byteLength - own.value.byteLength));
    }
  } finally {
    session.close();
    encoder.stop();
  }
  return { ours, scored, alone, difference, scores: [...scores] };
}

/** How long the encoder takes for a photo against sharp alone on the same file, and whether it makes the same number of bytes. */
export async function encodingTime(size: PixelSize): Promise<Report> {
  const original = await photo(size, 1);
  const megapixels = ((size.width * size.height) / 1e6).toFixed(0);
  const results: Result[] = [];
  const comparisons = [];
  for (const each of cases) {
    const { ours, scored, alone, difference, scores } = await compare(original, size, each);
    const name = `${each.format === 'webp' ? 'WebP' : 'AVIF'} ${each.quality} of a JPEG of ${megapixels} megapixels`;
    const [through, withScore] = [ratios(ours, alone), ratios(scored, alone)];
    const seconds = (times: readonly number[]): string => (median(times) / 1_000).toFixed(1);
    results.push(
      {
        what: `${name} through the encoder, against sharp alone`,
        value: median(through),
        unit: '×',
        spread: spreadOf(through),
        target: { atMost: 1.1 },
        from: `${seconds(ours)} s against ${seconds(alone)} s, ${each.rounds} rounds in turn`,
      },
      {
        what: `${name} and its likeness, against sharp alone, which has none`,
        value: median(withScore),
        unit: '×',
        spread: spreadOf(withScore),
        from: `${seconds(scored)} s against ${seconds(alone)} s; likeness ${scores.map((score) => score?.toFixed(1)).join(', ')}`,
      },
      {
        what: `${name}: bytes more or fewer than sharp’s own`,
        value: difference,
        unit: 'B',
        target: { atMost: 0 },
        from: `${each.rounds} rounds`,
      },
    );
    comparisons.push({
      what: name,
      unit: 's',
      better: 'less' as const,
      columns: [
        { name: 'sharp alone', times: alone },
        { name: 'the encoder', times: ours },
        { name: 'the encoder and its likeness', times: scored },
      ].map(({ name: column, times }) => ({
        name: column,
        value: median(times) / 1_000,
        spread: spreadOf(times.map((time) => time / 1_000)),
      })),
    });
  }
  return { results, comparisons };
}
