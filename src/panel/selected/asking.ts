import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { Backend } from '#panel/backend.ts';
import type { BackendAnswer } from '#panel/backend-request.ts';
import type { Clock } from '#panel/clock.ts';
import { asTrouble, isAboutOneAsset, type Trouble } from '#panel/selected/trouble.ts';
import * as timing from '#panel/timing.ts';

interface AskingParts {
  readonly backend: Backend;
  readonly clock: Clock;
  /** Called when a rate limit has passed. */
  readonly retry: () => void;
}

/** What asking the backend has come to, and the asking itself. */
export interface Asking {
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** True while an answer is more than 150 ms late: time to say so. */
  readonly slow: ReadonlySignal<boolean>;
  /** True once the backend has answered in a session, until the site is found not to be connected. */
  readonly connected: ReadonlySignal<boolean>;
  /** The details of an asset, or null where there are none: then `trouble` says why, or the signal was aborted. */
  details(assetId: string, signal: AbortSignal): Promise<AssetDetails | null>;
  /** What the asset's files weigh and hold, or null where that cannot be had now. */
  measurements(assetId: string, signal: AbortSignal): Promise<Measurements | null>;
  /** The asset's alt text in each locale of the site, or null where that cannot be had now. */
  altTexts(assetId: string, anew: boolean, signal: AbortSignal): Promise<AltTexts | null>;
  /** Notes that this asset was changed: until it has been read again, no copy of it will do. */
  expectNews(assetId: string): void;
  expectsNews(assetId: string): boolean;
  /** Finds out whether the site is connected. */
  connect(): Promise<void>;
  /** True where the last answer was that we may not read what was asked for, or that it is gone. */
  isShutOut(): boolean;
  /** Lets the next question through although a rate limit has not passed. */
  ignoreLimit(): void;
  /** Drops a refusal that was about an asset which is no longer shown. */
  forgetAsset(): void;
  stop(): void;
}

/** Makes the asking; `retry` is called by `clock` when a rate limit has passed. */
export function createAsking({ backend, clock, retry }: AskingParts): Asking {
  const trouble = signal<Trouble | null>(null);
  const slow = signal(false);
  const connected = signal(false);
  const stopped = new AbortController();
  const changed = new Set<string>();
  let cancelRetry = (): void => {};

  function heed(answer: BackendAnswer<unknown>): void {
    cancelRetry();
    if (answer.ok) {
      connected.value = true;
      trouble.value = null;
      return;
    }
    const met = asTrouble(answer.problem, clock.now());
    if (met.code === 'not_connected') connected.value = false;
    trouble.value = met;
    if (met.retryAt !== null) cancelRetry = clock.after(met.retryAt - clock.now(), retry);
  }

  return {
    trouble,
    slow,
    connected,

    async details(assetId, signal) {
      const { retryAt = null } = trouble.value ?? {};
      // The limit is the installation's, not the asset's: another selection must wait for it too.
      if (retryAt !== null && clock.now() < retryAt) return null;
      const endPatience = clock.after(timing.patience, () => {
        slow.value = !signal.aborted;
      });
      const anew = changed.has(assetId);
      const answer = await backend.getAsset(assetId, signal, { anew });
      endPatience();
      if (signal.aborted) return null;
      if (answer.ok) changed.delete(assetId);
      batch(() => {
        slow.value = false;
        heed(answer);
      });
      return answer.ok ? answer.value : null;
    },

    async measurements(assetId, signal) {
      const answer = await backend.getMeasurements(assetId, signal);
      return answer.ok ? answer.value : null;
    },

    async altTexts(assetId, anew, signal) {
      const answer = await backend.getAltTexts(assetId, signal, { anew });
      return answer.ok ? answer.value : null;
    },

    expectNews: (assetId) => changed.add(assetId),
    expectsNews: (assetId) => changed.has(assetId),

    async connect() {
      const answer = await backend.connect(stopped.signal);
      // With no image selected only this matters; anything else is said when an image is asked for.
      if (answer.ok || answer.problem.code === 'not_connected') heed(answer);
    },

    isShutOut() {
      const met = trouble.value;
      return met !== null && (met.code === 'not_connected' || isAboutOneAsset(met));
    },

    ignoreLimit() {
      if (trouble.value) trouble.value = { ...trouble.value, retryAt: null };
    },

    forgetAsset() {
      slow.value = false;
      if (trouble.value && isAboutOneAsset(trouble.value)) trouble.value = null;
    },

    stop() {
      cancelRetry();
      stopped.abort();
    },
  };
}
