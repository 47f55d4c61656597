import * as v from 'valibot';
import { seeded } from '../../src/sandbox/pictures/random.ts';
import type { MeasuredCache } from './cached-assets.ts';
import { type FilledCache, keyOf, nameOf, openCache } from './filled-cache.ts';
import { heapHeld } from './heap.ts';
import { assetKinds } from './lifelike-answer.ts';

/** Fills a cache with each number of assets, in which there is room for all, and reads all of them in turn. */
const [kindGiven, roundsGiven, ...sizes] = process.argv.slice(2);
const kind = v.parse(v.picklist(assetKinds), kindGiven);
const rounds = Number(roundsGiven);

/** How many reads make a round, at least. */
const readsInRound = 50_000;
/** The first rounds compile, and move what was filled in to where it stays. */
const warmUps = 2;

type Read = (key: string) => Promise<unknown>;

/** Each of so many keys once, in an order that has nothing to do with how they lie in memory. */
function shuffledKeys(many: number): string[] {
  const random = seeded(many);
  const places = Array.from({ length: many }, (_, number) => ({ number, at: random() }));
  return places.toSorted((one, other) => one.at - other.at).map(({ number }) => keyOf(number));
}

/** Nanoseconds a read takes. */
async function timeEach(keys: readonly string[], read: Read): Promise<number> {
  const passes = Math.ceil(readsInRound / keys.length);
  const began = performance.now();
  for (let pass = 0; pass < passes; pass++) for (const key of keys) await read(key);
  return ((performance.now() - began) / passes / keys.length) * 1e6;
}

/** Reads of a Map that has nothing but the same names and texts. */
async function bareReadOf({ read }: FilledCache, many: number): Promise<Read> {
  const map = new Map<string, { readonly body: string }>();
  for (let number = 0; number < many; number++) {
    const key = keyOf(number);
    map.set(nameOf(key), { body: (await read(key)).body });
  }
  return async (key) => map.get(nameOf(key))?.body.length;
}

async function measureMemory(assets: number) {
  const cache = openCache(kind, { roomy: true });
  const empty = await heapHeld();
  const json = await cache.fill(0, assets);
  return { cache, found: { assets, json, heap: (await heapHeld()) - empty } };
}

// What is made once is not what any of them takes.
await measureMemory(1_000);
const filled = [];
for (const assets of sizes.map(Number)) filled.push(await measureMemory(assets));

const measured: MeasuredCache = [];
const readers: (() => Promise<void>)[] = [];
for (const { cache, found } of filled) {
  const [ours, bare]: [number[], number[]] = [[], []];
  const keys = shuffledKeys(found.assets);
  const readBare = await bareReadOf(cache, found.assets);
  readers.push(async () => {
    ours.push(await timeEach(keys, cache.read));
    bare.push(await timeEach(keys, readBare));
  });
  measured.push({ ...found, ours, bare });
}
if (rounds > 0) {
  // Other work on the machine comes and goes, and slows down all sizes of a round.
  for (let round = -warmUps; round < rounds; round++) for (const read of readers) await read();
}
const timed = measured.map((one) => ({
  ...one,
  ours: one.ours.slice(warmUps),
  bare: one.bare.slice(warmUps),
}));
process.stdout.write(JSON.stringify(timed));
