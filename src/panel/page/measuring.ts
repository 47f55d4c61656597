import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import { waitOf } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { LookupQueue } from '#panel/page/lookup-queue.ts';
import { measureFiles } from '#panel/page/measure-files.ts';
import type { Row } from '#panel/page/row.ts';
import { createTogether } from '#panel/page/together.ts';
import { watch } from '#panel/state/watch.ts';

/** How far the files of a page's images are measured. */
export interface MeasuringProgress {
  readonly done: number;
  readonly of: number;
  /** How many of the done ones could not be measured. */
  readonly failed: number;
}

/** Measures the files of every image of a page, a few at a time, those in view first. */
export interface Measuring {
  readonly progress: ReadonlySignal<MeasuringProgress>;
  /** When a rate limit has passed (epoch ms); null where none delays the measuring. */
  readonly waitsUntil: ReadonlySignal<number | null>;
  /** Why the measuring has ended early; null where it has not. */
  readonly problem: ReadonlySignal<BackendProblem | null>;
  /** True where a person has paused it. */
  readonly isPaused: ReadonlySignal<boolean>;
  /** Sets the assets in view. */
  setVisible(assetIds: readonly string[]): void;
  pause(): void;
  goOn(): void;
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
  readonly backend: Pick<Backend, 'measure'>;
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
  const waitsUntil = signal<number | null>(null);
  const problem = signal<BackendProblem | null>(null);
  const isPaused = signal(false);
  const underWay = new Set<string>();
  const arrived = createTogether(clock, timeouts.measuredRenderInterval);
  let visible: readonly string[] = [];
  let current = new AbortController();
  let calls = 0;
  let cancelWait = (): void => {};

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

  function end(failure: BackendProblem): void {
    if (failure.code !== 'rate_limited') {
      problem.value = failure;
      return;
    }
    const wait = waitOf(failure);
    waitsUntil.value = clock.now() + wait;
    cancelWait();
    cancelWait = clock.after(wait, () => {
      waitsUntil.value = null;
      wake();
    });
  }

  /** Measures these assets, and stores what has arrived together with the results of other calls. */
  async function measure(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const { changes, problem: failure } = await measureFiles({ backend, assets, clock }, ids, signal);
    if (signal.aborted) return;
    arrived.add(() => {
      for (const change of changes) change();
      if (failure) end(failure);
      for (const id of ids) underWay.delete(id);
    });
    if (failure || left().length === 0) arrived.flush();
  }

  async function work(signal: AbortSignal): Promise<void> {
    calls += 1;
    for (;;) {
      const isHeld = !mayRun.value || isPaused.value || waitsUntil.value !== null || problem.value !== null;
      const ids = isHeld ? [] : untracked(take);
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

  function leave(): void {
    cancelWait();
    arrived.clear();
    current.abort();
    current = new AbortController();
    calls = 0;
    underWay.clear();
    visible = [];
    waitsUntil.value = null;
    problem.value = null;
    isPaused.value = false;
  }

  return {
    progress: computed(() => {
      const checks = rows.value.flatMap(({ check }) => check ?? []);
      const failed = checks.filter((check) => check === 'failed').length;
      return { done: checks.filter((check) => check !== 'open').length, of: checks.length, failed };
    }),
    waitsUntil,
    problem,
    isPaused,
    setVisible(assetIds) {
      visible = assetIds;
    },
    pause() {
      isPaused.value = true;
    },
    goOn() {
      isPaused.value = false;
      wake();
    },
    retry() {
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
