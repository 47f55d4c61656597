import { type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { type AssetRecord, fileOf } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import { toRequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { storeEvent } from '#panel/page/lookup-queue.ts';

/** The progress of measuring a whole page; `problem` is why it ended early. */
export interface Measuring {
  readonly done: number;
  readonly of: number;
  readonly problem: BackendProblem | null;
}

/** Measures the files of visible rows, and of a whole page on demand. */
export interface VisibleRows {
  /** Measures visible assets whose file has changed since it was measured. */
  remeasure(): void;
  /** Sets the visible assets; those that stay visible for a moment are measured, a few at a time. */
  setVisible(assetIds: readonly string[]): void;
  /** Null where no measurement of the whole page is running or has failed. */
  readonly all: ReadonlySignal<Measuring | null>;
  /** Measures all of these. */
  measureAll(assetIds: readonly string[]): Promise<void>;
  /** Stops `measureAll`; its results stay. */
  stop(): void;
  /** Stops every measurement, because the rows will change. */
  leave(): void;
}

/** True for an asset whose files another request may measure. */
export function isUnmeasured({ measured, refusal }: AssetRecord): boolean {
  return !measured && !refusal;
}

/** Creates the measurements. A row that is scrolled past makes no request. */
export function createVisibleRows(backend: Backend, assets: AssetStore, clock: Clock): VisibleRows {
  const all = signal<Measuring | null>(null);
  let visible: readonly string[] = [];
  /** Visible assets that are being measured or soon will be. */
  let measuredSoon = new Set<string>();
  let visibleMeasuring = new AbortController();
  let measuring = new AbortController();
  let cancelTimer = (): void => {};

  /** Measures assets. `onEach` is called after each, with the problem if there was one, and may abort the rest. */
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
        else if (isGone) assets.deny(id, toRequestError(answer.problem, clock.now()), request);
        // The file was replaced during the measurement.
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
        // A lookup reads a hundred assets in one call to Webflow; measuring reads each with a call of its own.
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
