import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';

/** How far the measuring of a whole page is; `problem` is why it ended early. */
export interface Measuring {
  readonly done: number;
  readonly of: number;
  readonly problem: BackendProblem | null;
}

/** What the files of the rows a person has looked at, or asked for, weigh and hold. */
export interface SeenRows {
  /** By asset; null where Webflow no longer has it. */
  readonly measured: ReadonlySignal<ReadonlyMap<string, Measurements | null>>;
  /** Takes what was told of assets: what was measured of a file that is another one now is measured anew. */
  learn(assets: readonly AssetDetails[]): void;
  /** Takes the assets on the screen now; when they stay for a moment they are measured, a few at a time. */
  look(assetIds: readonly string[]): void;
  /** Null while nobody has asked for all. */
  readonly all: ReadonlySignal<Measuring | null>;
  /** Measures all of these. */
  measureAll(assetIds: readonly string[]): Promise<void>;
  /** Ends that; what was measured stays. */
  stop(): void;
  forget(): void;
}

/** Makes the measuring of rows. A row scrolled past costs nothing. */
export function createSeenRows(backend: Backend, assets: AssetStore, clock: Clock): SeenRows {
  const measured = signal<ReadonlyMap<string, Measurements | null>>(new Map());
  const all = signal<Measuring | null>(null);
  /** The file each asset has, as it was told last. */
  const files = new Map<string, string>();
  let onScreen: readonly string[] = [];
  let looking = new AbortController();
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
        const file = files.get(id);
        const answer = await backend.getMeasurements(id, signal);
        if (signal.aborted) return;
        // A file that became another one meanwhile is measured by whoever looks at it then.
        const isOld = file !== undefined && file !== files.get(id);
        const isGone = !answer.ok && answer.problem.code === 'asset_not_found';
        if (!isOld && (answer.ok || isGone)) {
          measured.value = new Map(measured.value).set(id, answer.ok ? answer.value : null);
          if (answer.ok) assets.setMeasured(id, null, answer.value);
        }
        onEach(answer.ok || isGone ? null : answer.problem);
        if (signal.aborted) return;
      }
    };
    await Promise.all(Array.from({ length: timing.measuredAtOnce }, work));
  }

  function stop(): void {
    measuring.abort();
    all.value = null;
  }

  function look(assetIds: readonly string[]): void {
    onScreen = assetIds;
    cancelTimer();
    looking.abort();
    looking = new AbortController();
    const { signal } = looking;
    const unknown = assetIds.filter((id) => !measured.value.has(id));
    if (unknown.length > 0) cancelTimer = clock.after(timing.look, () => void measure(unknown, signal));
  }

  return {
    measured,
    all,
    stop,
    learn(assets) {
      const old = assets.filter(({ id, lastUpdated, hostedUrl }) => {
        const before = files.get(id);
        const file = `${lastUpdated} ${hostedUrl}`;
        files.set(id, file);
        // One that was gone is there again.
        return (before !== undefined && before !== file) || measured.value.get(id) === null;
      });
      if (old.length === 0) return;
      const left = new Map(measured.value);
      for (const { id } of old) left.delete(id);
      measured.value = left;
      look(onScreen);
    },
    look,
    async measureAll(assetIds) {
      stop();
      measuring = new AbortController();
      const { signal } = measuring;
      let done = 0;
      const tell = (problem: BackendProblem | null): void => {
        all.value = { done, of: assetIds.length, problem };
        if (problem) measuring.abort();
      };
      tell(null);
      while (done < assetIds.length) {
        const few = assetIds.slice(done, done + timing.measuredTogether);
        // Looked up together they take a call of Webflow's for a hundred; measured one by one, a call for each.
        const known = await backend.lookup(few, signal, () => {});
        if (signal.aborted) return;
        if (!known.ok) return tell(known.problem);
        await measure(few, signal, (problem) => {
          if (!problem) done += 1;
          tell(problem);
        });
        if (signal.aborted) return;
      }
      all.value = null;
    },
    forget() {
      cancelTimer();
      looking.abort();
      stop();
      measured.value = new Map();
      files.clear();
      onScreen = [];
    },
  };
}
