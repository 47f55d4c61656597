import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine } from '#test/support/engines.ts';
import { type Outcome, openPairsWorld, type PairsWorld } from '#test/support/pairs-world.ts';
import { modestly } from '#test/support/properties.ts';

/** Runs both, switching between them at these steps; answers how many steps there were. */
type TryOut = (switches: readonly number[]) => Promise<number>;

/** How thoroughly each pair is tried. */
export interface Thoroughness {
  /** At each how many-th place the first operation is interrupted, once, by the whole of the other. */
  readonly stride: number;
  /** In how many ways it is gone back and forth between the two, up to five times. */
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

/** Answers how to try the two out, which throws where they end as in neither order. */
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

/** Each two operations at the same moment end as they would in one of the two orders, whatever waits for what. */
export function pairsBattery(engine: Engine, { stride, backAndForth }: Thoroughness): void {
  test.skipIf(engine.isMissing)(
    `V9 pairs: ${engine.name}: each two end in one of the two orders`,
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
