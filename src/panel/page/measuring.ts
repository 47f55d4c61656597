import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import { waitOf } from '#panel/backend/request-error.ts';
import { createHold, type ShownHold } from '#panel/backend-calls/hold.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { LookupQueue } from '#panel/page/lookup-queue.ts';
import { measureFiles } from '#panel/page/measure-files.ts';
import type { Row } from '#panel/page/row.ts';
import { createTogether } from '#panel/state/together.ts';
import { watch } from '#panel/state/watch.ts';

/** How far the files of a page's images are measured. */
export interface MeasuringProgress {
  readonly done: number;
  readonly of: number;
  /** How many of the done ones could not be measured. */
  readonly failed: number;
}

/** Measures the files of every image of a page, a few at a time, those in view first. */
export interface Measuring extends ShownHold {
  readonly progress: ReadonlySignal<MeasuringProgress>;
  /** Sets the assets in view. */
  setVisible(assetIds: readonly string[]): void;
  /** Measures again what could not be measured. */
  retry(): void;
  /** Goes on where something is left to measure. */
  wake(): void;
  /** Ends every measurement, because the rows will change. */
  leave(): void;
  /** Follows the rows; returns a function that stops all of it. */
  start(): () => void;
}

interface MeasuringParts {
  readonly backend: Pick<Backend, 'readLines'>;
  readonly assets: AssetStore;
  readonly clock: Clock;
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly lookupQueue: Pick<LookupQueue, 'add' | 'lookedUpAt'>;
  /** False while something else goes first, such as the image that a person has selected. */
  readonly mayRun: ReadonlySignal<boolean>;
}

/** Creates the measuring. It does nothing before `start` and while `mayRun` is false. */
export function createMeasuring({
  backend,
  assets,
  clock,
  rows,
  lookupQueue,
  mayRun,
}: MeasuringParts): Measuring {
  const hold = createHold(clock, wake);
  /** Shown until a call has ended well, while the hold may end before it. */
  const problem = signal<BackendProblem | null>(null);
  let cancelTrial = (): void => {};
  const underWay = new Set<string>();
  const arrived = createTogether(clock, timeouts.measuredRenderInterval);
  let visible: readonly string[] = [];
  let current = new AbortController();
  let calls = 0;

  /** The assets that are left to measure, those in view first. */
  function left(): string[] {
    const open = rows.value.flatMap(({ assetId, check }) => (assetId && check === 'open' ? assetId : []));
    const isOpen = new Set(open);
    const first = visible.filter((id) => isOpen.has(id));
    return [...new Set([...first, ...open])].filter((id) => !underWay.has(id));
  }

  /** Takes the next assets. What was looked up long ago is looked up again first, many in one call to Webflow. */
  function take(): string[] {
    const ids = left();
    const since = clock.now() - timeouts.lookupFreshness;
    const fresh = ids.filter((id) => lookupQueue.lookedUpAt(id) > since);
    if (fresh.length === 0) for (const id of ids.slice(0, timeouts.lookedUpTogether)) lookupQueue.add(id);
    return fresh.slice(0, timeouts.measuredTogether);
  }

  /** Measures these assets, and stores what has arrived together with the results of other calls. */
  async function measure(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const { changes, problem: failure } = await measureFiles({ backend, assets, clock }, ids, signal);
    if (signal.aborted) return;
    arrived.add(() => {
      for (const change of changes) change();
      if (failure) {
        hold.fail(failure);
        cancelTrial();
        // The cause may pass by itself, or be removed elsewhere, as by connecting the site.
        cancelTrial = clock.after(waitOf(failure), tryAgain);
      }
      problem.value = hold.problem.value;
      for (const id of ids) underWay.delete(id);
    });
    if (failure || left().length === 0) arrived.flush();
  }

  async function work(signal: AbortSignal): Promise<void> {
    calls += 1;
    for (;;) {
      const ids = !mayRun.value || hold.isHeld() ? [] : untracked(take);
      if (ids.length === 0) break;
      for (const id of ids) underWay.add(id);
      await measure(ids, signal);
      if (signal.aborted) return;
    }
    calls -= 1;
  }

  function wake(): void {
    while (calls < timeouts.concurrentMeasurements) {
      const before = underWay.size;
      void work(current.signal);
      if (underWay.size === before) return;
    }
  }

  /** Goes on; the problem stays on the screen until that is known to go well. */
  function tryAgain(): void {
    hold.clearProblem();
    if (left().length === 0) problem.value = null;
    wake();
  }

  function leave(): void {
    cancelTrial();
    problem.value = null;
    hold.clear();
    arrived.clear();
    current.abort();
    current = new AbortController();
    calls = 0;
    underWay.clear();
    visible = [];
  }

  return {
    progress: computed(() => {
      const checks = rows.value.flatMap(({ check }) => check ?? []);
      const failed = checks.filter((check) => check === 'failed').length;
      return { done: checks.filter((check) => check !== 'open').length, of: checks.length, failed };
    }),
    waitsUntil: hold.waitsUntil,
    problem,
    isPaused: hold.isPaused,
    pause: hold.pause,
    goOn: hold.goOn,
    setVisible(assetIds) {
      visible = assetIds;
    },
    retry() {
      hold.clearProblem();
      problem.value = null;
      for (const { assetId, check } of rows.value)
        if (assetId && check === 'failed') assets.setMeasured(assetId, null, undefined);
      wake();
    },
    wake,
    leave,
    start() {
      const stopFollowing = watch(() => {
        if (mayRun.value && rows.value.length > 0) untracked(wake);
      });
      return () => {
        stopFollowing();
        leave();
      };
    },
  };
}
