import fc from 'fast-check';
import {
  type AssetWorld,
  type ElementName,
  elementNames,
  ids,
  outcomes,
  type World,
} from '#test/support/panel/orders/world.ts';

/** An act of a person, or of the clock. */
export type Act =
  | { readonly do: 'select'; readonly element: ElementName }
  | { readonly do: 'refresh' | 'tryAgain' }
  | { readonly do: 'write'; readonly id: string }
  | { readonly do: 'pass'; readonly ms: number };

/** An act, and how many responses arrive before the next one. */
export interface Step {
  readonly act: Act;
  readonly arrive: number;
}

/** A world and its acts; `last` is selected at the end. */
export interface Plan {
  readonly world: World;
  readonly steps: readonly Step[];
  readonly last: ElementName;
}

type AssetArbitraries = { readonly [Name in keyof AssetWorld]: fc.Arbitrary<AssetWorld[Name]> };

const yes = fc.constant(true);
const quiet: AssetArbitraries = {
  details: fc.constant('read'),
  hasMeasurements: yes,
  hasAltTexts: yes,
  hasName: yes,
  hasAltText: yes,
  isListed: fc.constant(false),
};
const act = {
  select: (names: readonly ElementName[]): fc.Arbitrary<Act> =>
    fc.record({ do: fc.constant('select'), element: fc.constantFrom(...names) }),
  again: fc.record({ do: fc.constantFrom('refresh', 'tryAgain') }),
  write: (of: readonly string[]): fc.Arbitrary<Act> =>
    fc.record({ do: fc.constant('write'), id: fc.constantFrom(...of) }),
  pass: fc.record({ do: fc.constant('pass'), ms: fc.constantFrom(100, 200, 2_000, 61_000) }),
} satisfies Record<string, unknown>;

function plansOf(
  changes: Partial<AssetArbitraries>,
  acts: readonly fc.Arbitrary<Act>[],
  names: readonly ElementName[],
): fc.Arbitrary<Plan> {
  const asset = fc.record({ ...quiet, ...changes });
  return fc.record({
    world: fc.record({
      isConnected: fc.oneof({ weight: 7, arbitrary: yes }, { weight: 1, arbitrary: fc.constant(false) }),
      assets: fc.tuple(...ids.map(() => asset)),
    }),
    steps: fc.array(fc.record({ act: fc.oneof(act.select(names), ...acts), arrive: fc.nat(8) }), {
      maxLength: 5,
    }),
    last: fc.constantFrom(...names),
  });
}

/** Plans about each kind of lost response, and about all of them together. */
export const plans = {
  refusals: plansOf(
    {
      details: fc.constantFrom(...outcomes),
      hasName: fc.boolean(),
      hasAltText: fc.boolean(),
      isListed: fc.boolean(),
    },
    [act.again, act.pass],
    ['first', 'second', 'heading'],
  ),
  'written texts': plansOf({}, [act.write(ids.slice(0, 1))], ['first', 'first again', 'second']),
  'replaced files': plansOf(
    { details: fc.constantFrom('stale', 'replaced') },
    [act.pass],
    ['first', 'second'],
  ),
  anything: plansOf(
    {
      details: fc.constantFrom(...outcomes),
      hasMeasurements: fc.boolean(),
      hasAltTexts: fc.boolean(),
      hasName: fc.boolean(),
      hasAltText: fc.boolean(),
      isListed: fc.boolean(),
    },
    [act.again, act.write(ids), act.pass],
    elementNames,
  ),
} as const;

export type Kind = keyof typeof plans;
export const kinds = [
  'refusals',
  'written texts',
  'replaced files',
  'anything',
] as const satisfies readonly Kind[];
