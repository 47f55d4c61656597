import { median, quantile, spreadOf } from '../../test/support/shared/statistics.ts';
import type { Comparison, Report, Result } from '../benchmark.ts';
import type { Sent } from './visit.ts';

/** What was measured at one round trip: milliseconds, and what was sent in each visit or for each selection. */
export interface Times {
  readonly opening: number[];
  readonly openingSent: Sent[];
  readonly coldFacts: number[];
  readonly coldWhole: number[];
  readonly coldSent: Sent[];
  readonly known: number[];
  readonly knownSent: Sent[];
}

/** What a selection asks of the Designer, and how long its first facts take (ms, p50), with calls of `callTime` ms. */
interface DesignerCalls {
  readonly calls: number;
  readonly listings: number;
  readonly facts: number;
  readonly callTime: number;
  /** Milliseconds of each answer of Webflow's. */
  readonly upstream: number;
}

type All = ReadonlyMap<number, Times>;
type Timed = 'opening' | 'coldFacts' | 'coldWhole' | 'known';
type Counted = 'openingSent' | 'coldSent' | 'knownSent';

const sideBySide = (all: All, what: string, of: Timed): Comparison => ({
  what,
  unit: 'ms',
  better: 'less',
  columns: [...all].map(([roundTrip, times]) => ({
    name: `${roundTrip} ms of round trip`,
    value: median(times[of]),
    spread: spreadOf(times[of]),
  })),
});

/**
 * How many milliseconds a median is above that without a network and so many round trips. What Webflow and the CDN take
 * is in both.
 */
function beyond(all: All, what: string, of: Timed, trips: number, atMost: number): Result[] {
  const without = median(all.get(0)?.[of] ?? []);
  return [...all]
    .filter(([roundTrip]) => roundTrip > 0)
    .map(([roundTrip, times]) => {
      const took = median(times[of]) - without;
      const count = (took / roundTrip).toFixed(2);
      return {
        what: `${what} at ${roundTrip} ms, beyond ${trips} round ${trips === 1 ? 'trip' : 'trips'}`,
        value: took - trips * roundTrip,
        unit: 'ms',
        target: { atMost },
        from: `${count} round trips: p50 ${median(times[of]).toFixed(0)} ms after ${without.toFixed(0)} ms without a network, ${times[of].length} times`,
      };
    });
}

function counted(all: All, what: string, of: Counted, key: keyof Sent, atMost?: number): Result {
  const counts = [...all.values()].flatMap((times) => times[of].map((sent) => sent[key]));
  return {
    what,
    value: Math.max(...counts),
    unit: '',
    ...(atMost === undefined ? {} : { target: { atMost } }),
    from: `the most of ${counts.length} visits`,
  };
}

/** The table of what a round trip costs, and of what is asked of the Designer. */
export function networkReport(all: All, designer: DesignerCalls): Report {
  const known = [...all.values()].flatMap((times) => times.known);
  const { calls, listings, facts, callTime, upstream } = designer;
  return {
    results: [
      ...beyond(all, 'panel opened on a selected image → its facts', 'opening', 2, 60),
      ...beyond(all, 'cold selection → facts', 'coldFacts', 1, 30),
      ...beyond(all, 'cold selection → every byte and locale', 'coldWhole', 1, 50),
      {
        what: `cold selection → facts without a network, beyond Webflow’s ${upstream} ms`,
        value: median(all.get(0)?.coldFacts ?? []) - upstream,
        unit: 'ms',
        target: { atMost: 30 },
        from: `p50 of ${all.get(0)?.coldFacts.length ?? 0} selections`,
      },
      counted(all, 'requests until a panel has opened on a selected image', 'openingSent', 'requests', 1),
      counted(all, 'preflights until a panel has opened on a selected image', 'openingSent', 'preflights', 1),
      counted(all, 'requests of a cold selection', 'coldSent', 'requests', 1),
      counted(all, 'preflights of a cold selection after the first', 'coldSent', 'preflights', 0),
      counted(all, 'requests of a selection of an image the page has read', 'knownSent', 'requests', 1),
      counted(all, 'preflights of a selection of an image the page has read', 'knownSent', 'preflights', 0),
      {
        what: 'selection of an image the page has read → painted, p95',
        value: quantile(known, 0.95),
        unit: 'ms',
        spread: spreadOf(known),
        target: { atMost: 16 },
        from: `p50 ${median(known).toFixed(1)} ms of ${known.length} selections, whatever the round trip`,
      },
      {
        what: `Designer calls of a selection, the most on a page that was read`,
        value: calls,
        unit: '',
        target: { atMost: 10 },
        from: `${listings} of them list the page`,
      },
      {
        what: `selection → first facts with Designer calls of ${callTime} ms, p50`,
        value: facts,
        unit: 'ms',
        target: { atMost: 60 },
        from: 'on a page that was read, without a network',
      },
    ],
    comparisons: [
      sideBySide(all, 'Panel opened on a selected image → its facts', 'opening'),
      sideBySide(all, 'Cold selection → facts', 'coldFacts'),
      sideBySide(all, 'Cold selection → every byte and locale', 'coldWhole'),
      sideBySide(all, 'Selection of an image the page has read → painted', 'known'),
    ],
  };
}
