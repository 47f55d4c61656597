import { type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { type AssetRecord, fileOf } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import { refusalOf } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { storeEvent } from '#panel/page/lookup-queue.ts';

/** How far the measuring of a whole page is; `problem` is why it ended early. */
export interface Measuring {
  readonly done: number;
  readonly of: number;
  readonly problem: BackendProblem | null;
}

/** What the files of the rows a person has looked at, or asked for, weigh and hold. */
export interface VisibleRows {
  /** Measures what is on the screen and has another file than the one that was measured. */
  remeasure(): void;
  /** Takes the assets on the screen now; when they stay for a moment they are measured, a few at a time. */
  setVisible(assetIds: readonly string[]): void;
  /** Null while nobody has asked for all. */
  readonly all: ReadonlySignal<Measuring | null>;
  /** Measures all of these. */
  measureAll(assetIds: readonly string[]): Promise<void>;
  /** Ends that; what was measured stays. */
  stop(): void;
  /** Ends all of it: other rows come. */
  leave(): void;
}

/** True for an asset whose files another request may measure. */
export function isUnmeasured({ measured, refusal }: AssetRecord): boolean {
  return !measured && !refusal;
}

/** Makes the measuring of rows. A row scrolled past costs nothing. */
export function createVisibleRows(backend: Backend, assets: AssetStore, clock: Clock): VisibleRows {
  const all = signal<Measuring | null>(null);
  let visible: readonly string[] = [];
  /** Those of them that are being measured, or soon will be. */
  let measuredSoon = new Set<string>();
  let visibleMeasuring = new AbortController();
  let measuring = new AbortController();
  let cancelTimer = (): void => {};

  /** `onEach` hears of each, with what was the matter if anything, and may abort the rest. */
  async function measure(
    assetIds: readonly string[],
    signal: AbortSignal,
    onEach: (problem: BackendProblem | null) => void = () => {},
  ): Promise<void> {
    const rest = assetIds.values();
    const work = async (): Promise<void> => {
      for (const id of rest) {
        const request = assets.request();
        const file = fileOf(assets.asset(id).details);
        const answer = await backend.readAsset(id, ['measurements'], signal).measurements;
        if (signal.aborted) return;
        measuredSoon.delete(id);
        const isGone = !answer.ok && answer.problem.code === 'asset_not_found';
        if (answer.ok) assets.setMeasured(id, file, answer.value);
        else if (isGone) assets.deny(id, refusalOf('asset_not_found'), request);
        // The file became another one meanwhile.
        if (answer.ok && unmeasured([id]).length > 0) remeasure();
        onEach(answer.ok || isGone ? null : answer.problem);
        if (signal.aborted) return;
      }
    };
    await Promise.all(Array.from({ length: timeouts.concurrentMeasurements }, work));
  }

  function stop(): void {
    measuring.abort();
    all.value = null;
  }

  const unmeasured = (assetIds: readonly string[]): string[] =>
    untracked(() => assetIds.filter((id) => isUnmeasured(assets.asset(id))));

  function setVisible(assetIds: readonly string[]): void {
    visible = assetIds;
    cancelTimer();
    visibleMeasuring.abort();
    visibleMeasuring = new AbortController();
    const { signal } = visibleMeasuring;
    const soon = unmeasured(assetIds);
    measuredSoon = new Set(soon);
    if (soon.length > 0) cancelTimer = clock.after(timeouts.visibleDelay, () => void measure(soon, signal));
  }

  function remeasure(): void {
    if (unmeasured(visible).some((id) => !measuredSoon.has(id))) setVisible(visible);
  }

  return {
    all,
    stop,
    remeasure,
    setVisible,
    async measureAll(assetIds) {
      stop();
      measuring = new AbortController();
      const { signal } = measuring;
      let done = 0;
      const report = (problem: BackendProblem | null): void => {
        all.value = { done, of: assetIds.length, problem };
        if (problem) measuring.abort();
      };
      report(null);
      while (done < assetIds.length) {
        const few = assetIds.slice(done, done + timeouts.measuredTogether);
        // Looked up together they take a call of Webflow's for a hundred; measured one by one, a call for each.
        const request = assets.request();
        const known = await backend.lookup(few, signal, (event) => {
          if (!signal.aborted) storeEvent(assets, event, request);
        });
        if (signal.aborted) return;
        if (!known.ok) return report(known.problem);
        await measure(few, signal, (problem) => {
          if (!problem) done += 1;
          report(problem);
        });
        if (signal.aborted) return;
      }
      all.value = null;
    },
    leave() {
      cancelTimer();
      visibleMeasuring.abort();
      stop();
      visible = [];
    },
  };
}
