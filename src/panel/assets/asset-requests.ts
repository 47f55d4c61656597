import { batch, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { AssetPart } from '#contract/assets-call.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendResult } from '#panel/backend/request.ts';
import { type RequestError, toRequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createNewest } from '#panel/state/newest.ts';
import { watch as watchSignals } from '#panel/state/watch.ts';

interface AssetRequestsParts {
  readonly backend: Backend;
  readonly assets: AssetStore;
  readonly clock: Clock;
  /** Called when a rate limit has passed. */
  readonly retry: () => void;
}

/** The parts of one asset as they arrive. */
export interface AssetParts {
  readonly details: Promise<AssetDetails | null>;
  readonly measurements: Promise<Measurements | null>;
  readonly altTexts: Promise<AltTexts | null>;
}

const nothing = Promise.resolve(null);
const none: AssetParts = { details: nothing, measurements: nothing, altTexts: nothing };

function valueIn<Value>(result: BackendResult<Value>): Value | null {
  return result.ok ? result.value : null;
}

/** The requests to the backend about single assets, and what their responses say of the whole site. */
export interface AssetRequests {
  /** Why the backend refuses any request now; a refusal of one asset is part of that asset's own facts. */
  readonly requestError: ReadonlySignal<RequestError | null>;
  /** The asset whose details are more than 150 ms late; null where none are. */
  readonly slow: ReadonlySignal<string | null>;
  /** True once the backend has answered in a session, until the site is found not to be connected. */
  readonly connected: ReadonlySignal<boolean>;
  /**
   * Requests an asset in one call and hands what its details change in the store to `update`. `isReread` is true where an
   * earlier request got stale details. Each part is null where the response has none, the request was aborted, or a rate limit
   * has not passed.
   */
  read(
    assetId: string,
    wanted: readonly AssetPart[],
    signal: AbortSignal,
    isReread: boolean,
    update: (change: () => void) => void,
  ): AssetParts;
  /** The weight and content of the asset's files, or null where the backend does not have them now. */
  measurements(assetId: string, signal: AbortSignal): Promise<Measurements | null>;
  /** Finds out whether the site is connected. */
  connect(): Promise<void>;
  /** Lets the next request through although a rate limit has not passed. */
  skipRateLimit(): void;
  stop(): void;
}

/** Makes the requests; `retry` is called by `clock` when a rate limit has passed. */
export function createAssetRequests({ backend, assets, clock, retry }: AssetRequestsParts): AssetRequests {
  const requestError = createNewest<RequestError | null>(null);
  const connected = createNewest(false);
  const slow = signal<string | null>(null);
  const stopped = new AbortController();
  let cancelRetry = (): void => {};

  function isLimited(): boolean {
    const { retryAt = null } = requestError.signal.value ?? {};
    return retryAt !== null && clock.now() < retryAt;
  }

  function setRequestError(request: number, next: RequestError | null): void {
    if (!requestError.set(request, next)) return;
    cancelRetry();
    if (next && next.retryAt !== null) cancelRetry = clock.after(next.retryAt - clock.now(), retry);
  }

  /** Takes up what a response says of the whole site; returns why it refuses this one asset, or null. */
  function handleResponse(request: number, answer: BackendResult<unknown>): RequestError | null {
    const met = answer.ok ? null : toRequestError(answer.problem, clock.now());
    if (!met) connected.set(request, true);
    else if (met.code === 'not_connected') connected.set(request, false);
    const isAboutAsset = met?.code === 'asset_not_found' || met?.code === 'bad_asset_id';
    const refusal = isAboutAsset ? met : null;
    setRequestError(request, refusal ? null : met);
    return refusal;
  }

  // Another view's request was answered after this one was refused: the cause of the refusal is over.
  const stopRecovering = watchSignals(() => {
    const request = assets.answered.value;
    untracked(() => {
      if (requestError.signal.value === null || !requestError.set(request, null)) return;
      cancelRetry();
      connected.set(request, true);
      retry();
    });
  });

  /** Notes when a response is late, until it comes or is no longer wanted. */
  function watch(assetId: string, signal: AbortSignal): () => void {
    const cancel = clock.after(timeouts.loadingDelay, () => {
      slow.value = assetId;
    });
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      if (slow.value === assetId) slow.value = null;
    };
    signal.addEventListener('abort', end);
    return end;
  }

  async function connect(request: number): Promise<void> {
    const answer = await backend.connect(stopped.signal);
    // A session says nothing of a rate limit. With no image selected nothing else matters.
    if (answer.ok && isLimited()) connected.set(request, true);
    else if (answer.ok || answer.problem.code === 'not_connected') handleResponse(request, answer);
  }

  return {
    requestError: requestError.signal,
    slow,
    connected: connected.signal,

    read(assetId, wanted, signal, isReread, update) {
      // The limit is the installation's, not the asset's: another selection must wait for it too.
      if (isLimited()) return none;
      const connection = assets.request();
      const request = assets.request();
      const endWatch = watch(assetId, signal);
      const noCache = wanted.some((part) => part !== 'measurements' && assets.isChanged(assetId, part));
      const known = wanted.includes('details') ? assets.asset(assetId).details : null;
      const reading = backend.readAsset(assetId, wanted, signal, { noCache, known });
      // Its session comes before its first answer.
      if (!connected.signal.value) void connect(connection);

      async function takeDetails(): Promise<AssetDetails | null> {
        const answer = await reading.details;
        if (signal.aborted) return null;
        if (answer.ok) assets.markRead(assetId, 'details', request);
        batch(() => {
          endWatch();
          const refusal = handleResponse(request, answer);
          const isDenied = refusal !== null || (!answer.ok && answer.problem.code === 'not_connected');
          update(() => {
            if (answer.ok) assets.setDetails(answer.value, request, isReread);
            else if (isDenied) assets.deny(assetId, refusal, request);
            else assets.setRefusal(assetId, null);
          });
        });
        return answer.ok ? answer.value : null;
      }

      async function takeAltTexts(): Promise<AltTexts | null> {
        const answer = await reading.altTexts;
        if (signal.aborted || !answer.ok) return null;
        assets.markRead(assetId, 'altTexts', request);
        return answer.value;
      }

      return {
        details: takeDetails(),
        measurements: reading.measurements.then(valueIn),
        altTexts: takeAltTexts(),
      };
    },

    measurements: (assetId, signal) =>
      backend.readAsset(assetId, ['measurements'], signal).measurements.then(valueIn),

    connect: () => connect(assets.request()),

    skipRateLimit() {
      cancelRetry();
      const { value } = requestError.signal;
      if (value) requestError.signal.value = { ...value, retryAt: null };
    },

    stop() {
      stopRecovering();
      cancelRetry();
      stopped.abort();
    },
  };
}
