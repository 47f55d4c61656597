import * as v from 'valibot';
import { limits } from '../../src/backend/platform/limits.ts';
import { median, orderOfGrowth, ratios, slope, spreadOf } from '../../test/support/shared/statistics.ts';
import type { Curve, Report, Result } from '../benchmark.ts';
import type { AssetKind } from './lifelike-answer.ts';
import { measuredBy } from './measured-by.ts';

const sizes = [1_000, 10_000, 30_000, 100_000];
const many = Math.max(...sizes);
/** Below it, what a process holds anyhow comes and goes by as much as the assets take. */
const steadyFrom = 10_000;
const rounds = 9;

/** What a cache holds with so many assets in it, in bytes, and what reading one takes, in nanoseconds. */
const MeasuredCache = v.array(
  v.object({
    assets: v.number(),
    /** Their JSON alone. */
    json: v.number(),
    heap: v.number(),
    /** Round by round. */
    ours: v.array(v.number()),
    /** The same of a bare Map. */
    bare: v.array(v.number()),
  }),
);
export type MeasuredCache = v.InferOutput<typeof MeasuredCache>;

/** What a cache that is full holds, in bytes and in assets. */
const FullCache = v.object({ heap: v.number(), kept: v.number() });
export type FullCache = v.InferOutput<typeof FullCache>;

function beyondJson(points: MeasuredCache) {
  return points.map(({ assets, json, heap }) => ({ x: assets, y: heap - json }));
}

function memoryResult(words: string, points: MeasuredCache): Result {
  const beyond = beyondJson(points);
  const last = points.at(-1);
  const each = beyond.map(({ x, y }) => `${(y / x).toFixed(0)} B each of ${x}`);
  return {
    what: `memory for each cached asset beyond its JSON${words}`,
    value: slope(beyond.filter(({ x }) => x >= steadyFrom)),
    unit: 'B',
    target: { atMost: 2_000 },
    from: `slope from ${steadyFrom} to ${many} assets of ${((last?.json ?? 0) / many).toFixed(0)} B of JSON; ${each.join(', ')}`,
  };
}

function memoryCurve(words: string, points: MeasuredCache): Curve {
  return {
    what: `Memory beyond their JSON${words}`,
    of: 'cached assets',
    unit: 'kB',
    points: beyondJson(points).map(({ x, y }) => ({ x, y: y / 1_000 })),
  };
}

/** Milliseconds to read every asset once. */
function timeCurve(what: string, points: MeasuredCache, of: 'ours' | 'bare'): Curve {
  const inAll = points.map((point) => ({ x: point.assets, y: (median(point[of]) * point.assets) / 1e6 }));
  return { what, of: 'cached assets', unit: 'ms', points: inAll };
}

/** The power with which reading every asset once grows, round by round. */
function powersOf(points: MeasuredCache, of: 'ours' | 'bare'): number[] {
  return Array.from({ length: rounds }, (_, round) =>
    orderOfGrowth(points.map((point) => ({ x: point.assets, y: (point[of][round] ?? 0) * point.assets }))),
  );
}

/**
 * Work that grows with what is kept would make reading everything once grow with the power 2, work that doesn't with
 * the power 1. What lies between is the processor's: the more there is, the less of it is in its caches. A bare Map
 * of the same texts shows how much that is, so that is what a read is held against.
 */
function timeResults(points: MeasuredCache): Result[] {
  const last = points.at(-1);
  const through = ratios(last?.ours ?? [], last?.bare ?? []);
  const [powers, barePowers] = [powersOf(points, 'ours'), powersOf(points, 'bare')];
  const beyond = powers.map((power, round) => power - (barePowers[round] ?? Number.NaN));
  const each = points.map((point) => `${median(point.ours).toFixed(0)} ns of ${point.assets}`);
  return [
    {
      what: 'power of growth of reading all cached assets once, in any order, less that of a bare Map',
      value: median(beyond),
      unit: '',
      spread: spreadOf(beyond),
      target: { atMost: 0.2 },
      from: `${median(powers).toFixed(2)} against ${median(barePowers).toFixed(2)}; a read takes ${each.join(', ')}`,
    },
    {
      what: `reading one of ${many} cached assets against a bare Map of them, p50`,
      value: median(through),
      unit: '×',
      spread: spreadOf(through),
      target: { atMost: 2 },
      from: `${median(last?.ours ?? []).toFixed(0)} ns against ${median(last?.bare ?? []).toFixed(0)} ns, ${rounds} rounds`,
    },
  ];
}

/** The cache counts text, and for what holds it an estimate. */
function boundResult(words: string, { heap, kept }: FullCache): Result {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return {
    what: `memory of the cache with ${many} ${words} put into it, against its bound`,
    value: heap / limits.cacheBytes,
    unit: '×',
    target: { atMost: 1 },
    from: `${megabytes(heap)} MiB of ${megabytes(limits.cacheBytes)} MiB, ${kept} assets kept`,
  };
}

/** How the time and memory of cached assets grow with their number, and that both are bounded. */
export async function growthOfCachedAssets(folder: string): Promise<Report> {
  const grow = (kind: AssetKind, times: number) =>
    measuredBy(folder, 'cached-assets-program', [kind, String(times), ...sizes.map(String)], MeasuredCache);
  const overfill = (kind: AssetKind) =>
    measuredBy(folder, 'full-cache-program', [kind, String(many)], FullCache);

  const english = await grow('english', rounds);
  const japanese = await grow('japanese', 0);
  const ours = timeCurve('Reading each once', english, 'ours');
  const bare = timeCurve('Reading each once from a bare Map', english, 'bare');
  const inJapanese = ' (alt texts in Japanese)';
  return {
    results: [
      memoryResult('', english),
      memoryResult(inJapanese, japanese),
      boundResult('assets with Japanese alt texts', await overfill('japanese')),
      boundResult('assets without variants and alt texts', await overfill('small')),
      ...timeResults(english),
    ],
    curves: [memoryCurve('', english), memoryCurve(inJapanese, japanese), ours, bare],
  };
}
