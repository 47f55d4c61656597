import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import { webflowId } from '#contract/webflow-id.ts';
import { rereadDelay } from '#panel/assets/reread-delay.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import { toRequestError, waitOf } from '#panel/backend/request-error.ts';
import { type LookupEvent, lookup } from '#panel/backend-calls/lookup.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** Looks up the assets of a page in batches. */
export interface LookupQueue {
  /** When Webflow's rate limit has passed (epoch ms); null where none delays the lookup. */
  readonly waitsUntil: ReadonlySignal<number | null>;
  /** Why the remaining assets were not looked up. */
  readonly problem: ReadonlySignal<BackendProblem | null>;
  /** True while a lookup is running. */
  readonly isBusy: ReadonlySignal<boolean>;
  add(assetId: string): void;
  /** When an asset was last looked up (epoch ms); 0 for never. */
  lookedUpAt(assetId: string): number;
  /** Looks up the remaining assets again. */
  retry(): void;
  /** Empties the queue and aborts the lookup. */
  clear(): void;
}

/** Most ids of one lookup. Source: contract, `contractLimits.lookupIds`. */
const maxIds = 500;

/** Stores an event of a lookup and returns the ids it contains. Keeps `stale`, the ids whose last copy was stale. */
function storeEvent(assets: AssetStore, event: LookupEvent, request: number, stale: Set<string>): string[] {
  return batch(() => {
    if ('assets' in event)
      for (const details of event.assets) {
        assets.setDetails(details, request, stale.has(details.id));
        if (details.stale) stale.add(details.id);
        else stale.delete(details.id);
      }
    if ('missing' in event)
      for (const id of event.missing)
        assets.deny(id, toRequestError({ code: 'asset_not_found' }, 0), request);
    return 'assets' in event
      ? event.assets.map(({ id }) => id)
      : 'missing' in event
        ? [...event.missing]
        : [];
  });
}

/** Creates the queue. Results go into the store, and `onStored` is called after each. */
export function createLookupQueue(
  backend: Pick<Backend, 'readLines'>,
  assets: AssetStore,
  clock: Clock,
  onStored: () => void,
): LookupQueue {
  const waitsUntil = signal<number | null>(null);
  const problem = signal<BackendProblem | null>(null);
  const isBusy = signal(false);
  const queued = new Set<string>();
  const times = new Map<string, number>();
  /** The ids whose last copy was stale. */
  const stale = new Set<string>();
  /** The delay of the last lookup of stale copies; null where there was none. */
  let waited: number | null = null;
  let cancelReread = (): void => {};
  let current: AbortController | null = null;
  /** When the oldest id was added that no lookup has requested (epoch ms); null where there is none. */
  let collectingSince: number | null = null;
  let cancelTimer = (): void => {};

  /** Returns why an asset can't be looked up now, where that is the event. */
  function handleEvent(event: LookupEvent, request: number): BackendProblem | undefined {
    if ('failed' in event) return event.failed.problem;
    if ('retryAfter' in event) {
      waitsUntil.value = clock.now() + waitOf(event);
      return undefined;
    }
    waitsUntil.value = null;
    for (const id of storeEvent(assets, event, request, stale)) {
      queued.delete(id);
      times.set(id, clock.now());
    }
    onStored();
    return undefined;
  }

  function schedule(ms: number): void {
    cancelTimer();
    cancelTimer = clock.after(ms, () => void run());
  }

  /** Looks up stale copies again: the backend reads newer ones meanwhile. */
  function rereadLater(): void {
    cancelReread();
    waited = stale.size === 0 ? null : rereadDelay(waited);
    if (waited === null) return;
    cancelReread = clock.after(waited, () => {
      for (const id of stale) queued.add(id);
      schedule(0);
    });
  }

  async function run(): Promise<void> {
    collectingSince = null;
    if (current || queued.size === 0) return;
    current = new AbortController();
    const { signal } = current;
    isBusy.value = true;
    const request = assets.request();
    const ids = [...queued].slice(0, maxIds);
    // Ids without a line in a complete response would otherwise be requested without end.
    let unanswered: BackendProblem = { code: 'bad_answer' };
    const end = await lookup(backend, ids, 'details', signal, (event) => {
      if (!signal.aborted) unanswered = handleEvent(event, request) ?? unanswered;
    });
    const isPartial = end.ok && ids.some((id) => queued.has(id));
    const failed = isPartial ? unanswered : end.ok ? null : end.problem;
    if (signal.aborted) return;
    current = null;
    isBusy.value = false;
    waitsUntil.value = null;
    if (!failed) {
      problem.value = null;
      if (queued.size === 0) rereadLater();
      return schedule(0);
    }
    const { code } = failed;
    const wait = waitOf(failed);
    // A lookup that was refused at its start is retried by itself, as one that was delayed is.
    if (code === 'rate_limited') waitsUntil.value = clock.now() + wait;
    // The cause may pass by itself, or be removed elsewhere, as by connecting the site.
    else problem.value = failed;
    schedule(wait);
  }

  return {
    waitsUntil,
    problem,
    isBusy,
    lookedUpAt: (assetId) => times.get(assetId) ?? 0,
    add(assetId) {
      // One malformed id would make the backend refuse the whole lookup.
      if (!webflowId.test(assetId))
        return assets.deny(assetId, toRequestError({ code: 'bad_asset_id' }, 0), assets.request());
      if (queued.has(assetId)) return;
      if (queued.size === 0 && !current) collectingSince = clock.now();
      queued.add(assetId);
      if (collectingSince === null) return;
      const longest = collectingSince + timeouts.longestLookupDelay - clock.now();
      schedule(Math.max(0, Math.min(timeouts.lookupDelay, longest)));
    },
    retry() {
      problem.value = null;
      schedule(0);
    },
    clear() {
      cancelTimer();
      cancelReread();
      current?.abort();
      current = null;
      queued.clear();
      stale.clear();
      waited = null;
      times.clear();
      collectingSince = null;
      isBusy.value = false;
      waitsUntil.value = null;
      problem.value = null;
    },
  };
}
