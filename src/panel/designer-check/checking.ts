import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { FactId } from '#contract/webflow-facts/facts.ts';
import { reportOf } from '#contract/webflow-facts/report.ts';
import type { Verdict } from '#contract/webflow-facts/verdict.ts';
import type { Latency } from '#panel/designer-check/latency.ts';
import { createChecked, type Surroundings } from '#panel/designer-check/probe.ts';
import { latencyLines, runCheck } from '#panel/designer-check/run-check.ts';
import { runWriteProbes } from '#panel/designer-check/write-probes.ts';

/** The check of this Designer, as a view shows it. */
export interface Checking {
  readonly verdicts: ReadonlySignal<ReadonlyMap<FactId, Verdict>>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** True while the check has, or may have, an image of its own on the page. */
  readonly isWriting: ReadonlySignal<boolean>;
  /** True where an image that the check made may be left on the page. */
  readonly isImageLeft: ReadonlySignal<boolean>;
  /** The report of what was found so far. */
  report(): string;
  /** Tries every fact without a write. */
  read(): Promise<void>;
  /** Tries the facts that need a write, on an image that is made and removed. */
  write(): Promise<void>;
}

/** Creates the check. Nothing happens before `read` or `write`. */
export function createChecking(surroundings: Surroundings): Checking {
  const verdicts = signal<ReadonlyMap<FactId, Verdict>>(new Map());
  const isBusy = signal(false);
  const isWriting = signal(false);
  const isImageLeft = signal(false);
  let latencies: readonly Latency[] = [];

  /** A fact that was tried is not forgotten by a way that can't try it. */
  function note(id: FactId, verdict: Verdict): void {
    const known = verdicts.value.get(id);
    if (verdict.is === 'untried' && known && known.is !== 'untried') return;
    verdicts.value = new Map(verdicts.value).set(id, verdict);
  }

  async function alone(run: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    await run().finally(() => {
      isBusy.value = false;
    });
  }

  return {
    verdicts,
    isBusy,
    isWriting,
    isImageLeft,
    report: () =>
      reportOf(verdicts.value, () => 'src/contract/webflow-facts', [
        'The Designer’s part.',
        ...latencyLines(latencies),
      ]),
    read: () =>
      alone(async () => {
        latencies = (await runCheck(surroundings, note)).latencies;
      }),
    write: () =>
      alone(async () => {
        isWriting.value = true;
        const { verdicts: found, isLeft } = await runWriteProbes(createChecked(surroundings)).finally(() => {
          isWriting.value = false;
        });
        isImageLeft.value ||= isLeft;
        for (const [id, verdict] of found) note(id, verdict);
      }),
  };
}
