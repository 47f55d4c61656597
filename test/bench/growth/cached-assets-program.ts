import * as v from 'valibot';
import { seeded } from '#sandbox/pictures/random.ts';
import type { MeasuredCache } from './cached-assets.ts';
import { type FilledCache, keyOf, nameOf, openCache } from './filled-cache.ts';
import { heapHeld } from './heap.ts';
import { assetKinds } from './lifelike-answer.ts';

/** Puts more and more assets into a cache in which there is room for all, and reads them in rounds. */
const [kindGiven, roundsGiven, ...sizes] = process.argv.slice(2);
const kind = v.parse(v.picklist(assetKinds), kindGiven);
const rounds = Number(roundsGiven);

/** How many reads make a round, at least. */
const readsInRound = 50_000;
const warmUp = 3_000;

interface Rounds {
  /** Nanoseconds a read took, round by round. */
  readonly ours: number[];
  /** The same of a bare Map. */
  readonly bare: number[];
}

function shuffledKeys(many: number): string[] {
  const random = seeded(many);
  const places = Array.from({ length: many }, (_, number) => ({ number, at: random() }));
  return places.toSorted((one, other) => one.at - other.at).map(({ number }) => keyOf(number));
}

async function timeEach(keys: readonly string[], read: (key: string) => Promise<unknown>): Promise<number> {
  const passes = Math.ceil(readsInRound / keys.length);
  const began = performance.now();
  for (let pass = 0; pass < passes; pass++) for (const key of keys) await read(key);
  return ((performance.now() - began) / passes / keys.length) * 1e6;
}

/** Each key once a pass, in an order that has nothing to do with how they lie in memory. */
async function readInRounds(cache: FilledCache, many: number, times: number): Promise<Rounds> {
  const keys = shuffledKeys(many);
  const map = new Map<string, { readonly body: string }>();
  for (let number = 0; number < many; number++) {
    const key = keyOf(number);
    map.set(nameOf(key), { body: (await cache.read(key)).body });
  }
  const readBare = async (key: string) => map.get(nameOf(key))?.body.length;
  const [ours, bare]: [number[], number[]] = [[], []];
  // The first round after a change of size moves what was filled in to where it stays.
  for (let round = -1; round < times; round++) {
    const [one, other] = [await timeEach(keys, cache.read), await timeEach(keys, readBare)];
    if (round < 0) continue;
    ours.push(one);
    bare.push(other);
  }
  return { ours, bare };
}

async function warm(): Promise<void> {
  const cache = openCache(kind, { roomy: true });
  await cache.fill(0, warmUp);
  await readInRounds(cache, warmUp, 2);
}

await warm();
const cache = openCache(kind, { roomy: true });
const empty = await heapHeld();
const points: MeasuredCache = [];
let json = 0;
let filled = 0;
for (const assets of sizes.map(Number)) {
  json += await cache.fill(filled, assets);
  filled = assets;
  const heap = (await heapHeld()) - empty;
  points.push({ assets, json, heap, ...(await readInRounds(cache, assets, rounds)) });
}
process.stdout.write(JSON.stringify(points));
