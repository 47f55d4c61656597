import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine } from '#test/support/backend/engines.ts';
import { type Outcome, openPairsWorld, type PairsWorld } from '#test/support/backend/pairs-world.ts';
import { modestly } from '#test/support/shared/properties.ts';

/** Runs both, switching between them at these steps; returns the number of steps. */
type TryOut = (switches: readonly number[]) => Promise<number>;

/** How thoroughly each pair is tested. */
export interface Thoroughness {
  /** The first operation is interrupted at every so many-th step, once, by the whole of the other. */
  readonly stride: number;
  /** How many random interleavings are run, with up to five switches each. */
  readonly backAndForth: number;
}

async function interruptOnce(tryOut: TryOut, start: number, stride: number): Promise<void> {
  let steps = Number.POSITIVE_INFINITY;
  for (let at = start % stride; at < steps; at += stride) steps = await tryOut([at]);
}

async function goBackAndForth(tryOut: TryOut, runs: number): Promise<void> {
  const switches = fc.uniqueArray(fc.nat({ max: 40 }), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(switches, async (some) => void (await tryOut(some))),
    modestly(runs),
  );
}

/** Returns a function that runs the two and throws where the result is that of neither order. */
async function prepareTryOut(world: PairsWorld, one: string, other: string): Promise<TryOut> {
  const name = `${one}, and meanwhile ${other}`;
  const allowed: Outcome[] = [];
  for (const isReversed of [false, true]) {
    const [first, second] = await world.prepare(one, other);
    const ends: [string, string] = ['', ''];
    if (isReversed) ends[1] = await second();
    ends[0] = await first();
    if (!isReversed) ends[1] = await second();
    allowed.push(await world.outcome(ends));
  }
  for (const { ends } of allowed) expect(ends.join(), name).not.toMatch(/\b5\d\d\b/);

  return async (switches) => {
    const ends = await world.interleaving.run(await world.prepare(one, other), switches);
    expect(allowed, `${name}, switching at ${switches}`).toContainEqual(await world.outcome(ends));
    expect(world.alarms(), name).toEqual([]);
    return world.interleaving.steps();
  };
}

/** Any two concurrent operations end as in one of the two orders, at every interleaving. */
export function pairsContract(engine: Engine, { stride, backAndForth }: Thoroughness): void {
  test.skipIf(engine.isMissing)(
    `V9 pairs: ${engine.name}: any two concurrent operations end as in one of the two orders`,
    async () => {
      const world = await openPairsWorld(engine);
      let start = 0;
      for (const one of world.names) {
        for (const other of world.names) {
          const tryOut = await prepareTryOut(world, one, other);
          await interruptOnce(tryOut, start++, stride);
          if (backAndForth > 0) await goBackAndForth(tryOut, backAndForth);
        }
      }
    },
  );
}
