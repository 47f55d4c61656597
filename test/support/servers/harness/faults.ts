import * as v from 'valibot';
import type { Faults } from '#sandbox/faults/faults.ts';
import { seeded } from '#sandbox/pictures/random.ts';

/** Path at which a benchmark's fake Webflow accepts its faults, as JSON. */
export const troublePath = '/bench/trouble';

/** The faults of the fake Webflow; without a member there is no such fault. */
export const Trouble = v.object({
  /** Milliseconds before each response, drawn at random between the two. */
  latency: v.object({ min: v.number(), max: v.number() }),
  /** The share of Get Asset responses that are 500. */
  failing: v.optional(v.number(), 0),
  /** For how many seconds everything is refused with 429. */
  refusing: v.optional(v.number()),
});
export type Trouble = v.InferInput<typeof Trouble>;

/** Causes the given faults; `beforeAsset` must be called before each Get Asset. */
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
