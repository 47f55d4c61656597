import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Measurements } from '#contract/measurements.ts';
import type { Backend } from '#panel/backend.ts';
import type { Clock } from '#panel/clock.ts';
import * as timing from '#panel/timing.ts';

/** What the files of the rows a person has looked at weigh and hold. */
export interface SeenRows {
  readonly measured: ReadonlySignal<ReadonlyMap<string, Measurements>>;
  /** Takes the assets on the screen now; when they stay for a moment they are measured, a few at a time. */
  look(assetIds: readonly string[]): void;
  forget(): void;
}

/** Makes the measuring of rows. A row scrolled past costs nothing. */
export function createSeenRows(backend: Backend, clock: Clock): SeenRows {
  const measured = signal<ReadonlyMap<string, Measurements>>(new Map());
  let current = new AbortController();
  let cancelTimer = (): void => {};

  async function measure(assetIds: readonly string[], signal: AbortSignal): Promise<void> {
    const rest = assetIds.values();
    const work = async (): Promise<void> => {
      for (const id of rest) {
        const answer = await backend.getMeasurements(id, signal);
        if (signal.aborted) return;
        if (answer.ok) measured.value = new Map(measured.value).set(id, answer.value);
      }
    };
    await Promise.all(Array.from({ length: timing.measuredAtOnce }, work));
  }

  return {
    measured,
    look(assetIds) {
      cancelTimer();
      current.abort();
      current = new AbortController();
      const { signal } = current;
      const unknown = assetIds.filter((id) => !measured.value.has(id));
      if (unknown.length > 0) cancelTimer = clock.after(timing.look, () => void measure(unknown, signal));
    },
    forget() {
      cancelTimer();
      current.abort();
      measured.value = new Map();
    },
  };
}
