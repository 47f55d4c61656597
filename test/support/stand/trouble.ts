import * as v from 'valibot';
import type { Faults } from '#sandbox/faults/faults.ts';
import { seeded } from '#sandbox/pictures/random.ts';

/** Where the pretend Webflow of a benchmark takes its trouble from, as JSON. */
export const troublePath = '/bench/trouble';

/** What is the matter with the pretend Webflow; what is not named is as it should be. */
export const Trouble = v.object({
  /** Milliseconds before each of its answers, drawn at random between the two. */
  latency: v.object({ min: v.number(), max: v.number() }),
  /** The share of Get Asset that it answers with 500. */
  failing: v.optional(v.number(), 0),
  /** For how many seconds it refuses everything with 429. */
  refusing: v.optional(v.number()),
});
export type Trouble = v.InferInput<typeof Trouble>;

/** Makes trouble as it is told to; `beforeAsset` is to be called before each Get Asset. */
export function createTrouble(faults: Faults) {
  const random = seeded(7);
  let failing = 0;
  return {
    make(told: unknown): void {
      const trouble = v.parse(Trouble, told);
      failing = trouble.failing;
      faults.latency(trouble.latency);
      faults.rateLimit(trouble.refusing ?? null);
    },
    beforeAsset(): void {
      if (random() < failing)
        faults.next('GET /v2/assets/:assetId', { kind: 'respond', status: 500, body: {} });
    },
  };
}
