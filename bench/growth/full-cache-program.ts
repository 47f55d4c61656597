import * as v from 'valibot';
import type { FullCache } from './cached-assets.ts';
import { keyOf, openCache } from './filled-cache.ts';
import { heapHeld } from './heap.ts';
import { assetKinds } from './lifelike-answer.ts';

/** Puts more assets into a cache than it has room for. */
const [kindGiven, many] = process.argv.slice(2);
const kind = v.parse(v.picklist(assetKinds), kindGiven);

await openCache(kind, { roomy: false }).fill(0, 1_000);
const before = await heapHeld();
const cache = openCache(kind, { roomy: false });
await cache.fill(0, Number(many));
const heap = (await heapHeld()) - before;
let kept = 0;
for (let number = 0; number < Number(many); number++) if (cache.isKept(keyOf(number))) kept++;
process.stdout.write(JSON.stringify({ heap, kept } satisfies FullCache));
