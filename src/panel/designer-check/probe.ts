import type { FactId } from '#contract/webflow-facts/facts.ts';
import { Untried, type UntriedReason, untried, type Verdict } from '#contract/webflow-facts/verdict.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { createCaller, type DesignerErrorReason } from '#panel/designer/call.ts';
import type { FrameFacts } from '#panel/designer-check/frame-facts.ts';

/** Deadline of one call of a check, in milliseconds. */
const callLimit = 5_000;
/** Deadline of one check, whatever it calls. */
export const probeLimit = 60_000;

/** What the checks of one run share. */
export interface Surroundings {
  readonly api: WebflowApi;
  readonly clock: Clock;
  readonly frame: FrameFacts;
  readonly signal: AbortSignal;
}

/** A run's surroundings, and the ways to ask the Designer. */
export interface Checked extends Surroundings {
  /** Makes one call. Throws `Untried` where it fails or hangs. */
  ask<Value>(start: () => Promise<Value>): Promise<Value>;
  /** Makes one call whether or not the run was ended, for what a check must put back. Throws `Untried` as `ask` does. */
  askAnyway<Value>(start: () => Promise<Value>): Promise<Value>;
  /** The elements of the open page; read once. Throws `Untried`. */
  elements(): Promise<readonly AnyElement[]>;
}

/** Settles one fact. Throws `Untried` where it can't. */
export type Probe = (checked: Checked) => Promise<Verdict>;
export type Probes = Readonly<Partial<Record<FactId, Probe>>>;

const reasons = {
  forbidden: 'refused',
  missing: 'refused',
  failed: 'refused',
  hung: 'noAnswer',
  aborted: 'noAnswer',
  unsupported: 'method',
} as const satisfies Record<DesignerErrorReason, UntriedReason>;

/** Returns the ways to ask the Designer in these surroundings. */
export function createChecked(surroundings: Surroundings): Checked {
  const { api, clock, signal } = surroundings;
  const { call } = createCaller({ clock, callLimit, optionalCallLimit: callLimit });
  let listed: Promise<readonly AnyElement[]> | null = null;

  async function askUntil<Value>(end: AbortSignal, start: () => Promise<Value>): Promise<Value> {
    const result = await call(end, start);
    if (result.ok) return result.value;
    throw new Untried(reasons[result.reason]);
  }
  const ask = <Value>(start: () => Promise<Value>): Promise<Value> => askUntil(signal, start);

  return {
    ...surroundings,
    ask,
    askAnyway: (start) => askUntil(new AbortController().signal, start),
    elements() {
      listed ??= ask(() => api.getAllElements());
      return listed;
    },
  };
}

/** Returns the verdict for an error that ended a check. */
export function untriedAfter(error: unknown): Verdict {
  return untried(error instanceof Untried ? error.why : 'unclear');
}

/** Resolves to true where the Designer does what `ask` asked, and to false where it refuses. Throws any other `Untried`. */
export function isTaken(asked: Promise<unknown>): Promise<boolean> {
  return asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Untried && error.why === 'refused') return false;
      throw error;
    },
  );
}

/** Runs one check within its deadline. Never rejects, whatever the Designer answers. */
export function runProbe(probe: Probe, checked: Checked): Promise<Verdict> {
  return new Promise((resolve) => {
    const stop = checked.clock.after(probeLimit, () => resolve(untried('noAnswer')));
    (async () => probe(checked))()
      .catch(untriedAfter)
      .then((verdict) => {
        stop();
        resolve(verdict);
      });
  });
}
