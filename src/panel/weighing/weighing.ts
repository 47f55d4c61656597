import { batch, computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { contractLimits } from '#contract/limits.ts';
import { webflowId } from '#contract/webflow-id.ts';
import type { CandidateFile, WeighedAssetRequest } from '#contract/weighing.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem, BackendResult } from '#panel/backend/request.ts';
import { createHold, type ShownHold } from '#panel/backend-calls/hold.ts';
import { readWeighedFile } from '#panel/backend-calls/read-weighed-file.ts';
import { type WeighingEvent, weigh } from '#panel/backend-calls/weigh.ts';
import type { Clock } from '#panel/browser/clock.ts';
import { watch } from '#panel/state/watch.ts';
import {
  afterEvent,
  assetIdOf,
  isSettled,
  queuedAsset,
  type WeighedAsset,
} from '#panel/weighing/weighed-asset.ts';
import { createWeighedEntries } from '#panel/weighing/weighed-entries.ts';
import { covers, merged } from '#panel/weighing/weighed-request.ts';

/** How far the assets are weighed that were asked for since none was left. */
export interface WeighingSeries {
  readonly done: number;
  readonly of: number;
  /** The asset whose file is encoded now; null where none is. */
  readonly running: string | null;
}

/** What assets' files would really weigh in other formats, as the backend encodes them. */
export interface Weighing {
  /** What is known of this asset's present file; undefined where it was not asked for. Reads signals. */
  of(assetId: string): WeighedAsset | undefined;
  /** Whether what is known of this asset is about an earlier file of it. Reads signals. */
  isOutdated(assetId: string): boolean;
  /**
   * Asks for these assets, unless they are known or waited for, and tries again what may pass. What the view of one asset asks
   * for goes first, also while the rest is paused: a person waits for it.
   */
  weigh(requests: readonly WeighedAssetRequest[], asker?: 'list' | 'view'): void;
  /**
   * Forgets what a view has asked for and no list, or everything, as far as it is waited for, and ends its call. What a list has
   * asked for too waits on as before.
   */
  cancel(assetIds?: readonly string[]): void;
  /** Null where nothing is waited for. */
  readonly series: ReadonlySignal<WeighingSeries | null>;
  /**
   * A pause ends the running call but for what a view asked for; what it has not answered is asked for again. `goOn` also
   * tries again after a problem.
   */
  readonly hold: ShownHold;
  /** Reads the bytes of an asset's original (`file` null) or of one candidate. */
  file(assetId: string, file: CandidateFile | null, signal: AbortSignal): Promise<BackendResult<Blob>>;
  /** Forgets everything as the site is disconnected; returns a function that ends it all. */
  start(): () => void;
}

interface WeighingParts {
  readonly backend: Pick<Backend, 'call'>;
  readonly assets: Pick<AssetStore, 'asset' | 'cleared'>;
  readonly clock: Clock;
}

/** Creates the model, which knows nothing. It makes one call at a time. */
export function createWeighing({ backend, assets, clock }: WeighingParts): Weighing {
  const entries = createWeighedEntries(assets);
  /** What is waited for, in the order of the calls. */
  const queue = signal<ReadonlyMap<string, WeighedAssetRequest>>(new Map());
  /** How many assets of the series are no longer waited for. */
  const done = signal(0);
  const running = signal<string | null>(null);
  const hold = createHold(clock, wake);
  /** What views wait for: it goes on during a pause. */
  const viewed = new Set<string>();
  /** What lists wait for. */
  const listed = new Set<string>();
  let current: { readonly ids: readonly string[]; readonly stop: AbortController } | null = null;

  function setQueue(next: ReadonlyMap<string, WeighedAssetRequest>): void {
    queue.value = next;
    for (const waiting of [viewed, listed]) for (const id of waiting) if (!next.has(id)) waiting.delete(id);
    if (next.size === 0) done.value = 0;
  }

  function without(assetIds: Iterable<string>): Map<string, WeighedAssetRequest> {
    const rest = new Map(queue.value);
    for (const id of assetIds) rest.delete(id);
    return rest;
  }

  /** Handles an event about an asset of `open`, from which those go that are done. */
  function take(event: WeighingEvent, open: Map<string, WeighedAssetRequest>): void {
    const id = assetIdOf(event);
    const asked = open.get(id);
    if (!asked) return;
    entries.update(id, (asset) => afterEvent(asset, event));
    if ('started' in event) running.value = id;
    if (!('weighed' in event) && !('refused' in event && event.refused.format === null)) return;
    open.delete(id);
    if (running.value === id) running.value = null;
    if (queue.value.get(id) === asked) {
      done.value += 1;
      setQueue(without([id]));
    } else {
      // More of it was asked for meanwhile.
      entries.update(id, () => ({ state: 'queued' }));
    }
  }

  /** Has these assets weighed; returns why more can't be. */
  async function ask(
    asked: readonly WeighedAssetRequest[],
    stop: AbortSignal,
  ): Promise<BackendProblem | null> {
    const open = new Map(asked.map((request) => [request.id, request]));
    const answer = await weigh(backend, asked, stop, (events) =>
      batch(() => {
        for (const event of events) if (!stop.aborted) take(event, open);
      }),
    );
    if (stop.aborted) return null;
    batch(() => {
      running.value = null;
      for (const id of [...open.keys()]) {
        // A whole response without an end for an asset would otherwise be requested without end.
        if (answer.ok) take({ refused: { assetId: id, format: null, reason: 'unavailable' } }, open);
        else entries.update(id, () => ({ state: 'queued', problem: answer.problem }));
      }
    });
    return answer.ok ? null : answer.problem;
  }

  /** The next to ask for. Their entries are about the files as they are now. */
  function next(): WeighedAssetRequest[] {
    if (hold.waitsUntil.value !== null || hold.problem.value) return [];
    const free = [...queue.value.values()].filter(({ id }) => !hold.isPaused.value || viewed.has(id));
    const asked = free.slice(0, contractLimits.weighedAssets);
    batch(() => {
      for (const request of asked)
        entries.set(request, { ...(entries.get(request.id)?.asset ?? queuedAsset), problem: null });
    });
    return asked;
  }

  async function run(): Promise<void> {
    while (!current) {
      const asked = next();
      if (asked.length === 0) return;
      const stop = new AbortController();
      current = { ids: asked.map(({ id }) => id), stop };
      const problem = await ask(asked, stop.signal);
      if (stop.signal.aborted) return;
      current = null;
      if (problem) hold.fail(problem);
    }
  }

  /** Goes on where something is waited for. A caller that follows signals does not follow these. */
  function wake(): void {
    void untracked(run);
  }

  /** Ends the running call; what it has not answered stays in the queue. */
  function interrupt(): void {
    for (const id of current?.ids ?? [])
      if (queue.value.has(id)) entries.update(id, () => ({ state: 'queued' }));
    current?.stop.abort();
    current = null;
    running.value = null;
  }

  /** Returns what has to be asked for: nothing where that is known or waited for. */
  function wanted(request: WeighedAssetRequest): WeighedAssetRequest[] {
    const { id } = request;
    // One malformed id would make the backend refuse the whole call.
    if (!webflowId.test(id)) {
      const refused = [{ format: null, reason: 'not_found' }] as const;
      entries.set(request, { ...queuedAsset, state: 'done', refused });
      return [];
    }
    const entry = entries.get(id);
    const isThere = entry !== null && (queue.value.has(id) || isSettled(entry.asset));
    return isThere && covers(entry.request, request) ? [] : [merged(request, entry?.request ?? null)];
  }

  /** Puts what a view asks for before the rest. */
  function putFirst(requests: readonly WeighedAssetRequest[], fresh: readonly WeighedAssetRequest[]): void {
    const waiting = requests.flatMap(({ id }) => queue.value.get(id) ?? []);
    const first = new Map([...waiting, ...fresh].map((request) => [request.id, request] as const));
    const now = running.value ?? current?.ids.find((id) => queue.value.has(id));
    const isUnderWay = fresh.length === 0 && waiting.every(({ id }) => id === now);
    if (!isUnderWay) interrupt();
    setQueue(new Map([...first, ...without(first.keys())]));
  }

  function add(requests: readonly WeighedAssetRequest[], asker: 'list' | 'view'): void {
    const fresh = requests.flatMap(wanted);
    for (const request of fresh) {
      const asset: WeighedAsset = entries.get(request.id)?.asset ?? queuedAsset;
      entries.set(request, { ...asset, state: 'queued' });
    }
    for (const { id } of requests) (asker === 'view' ? viewed : listed).add(id);
    if (asker === 'view') putFirst(requests, fresh);
    else {
      const added = fresh.map((request) => [request.id, request] as const);
      setQueue(new Map([...without(fresh.map(({ id }) => id)), ...added]));
    }
    hold.clearProblem();
  }

  function drop(assetIds: Iterable<string>): void {
    const ids = [...assetIds].filter((id) => queue.value.has(id));
    if (current?.ids.some((id) => ids.includes(id))) interrupt();
    entries.forget(ids);
    setQueue(without(ids));
    if (queue.value.size === 0) hold.clear();
  }

  /** Drops what views have asked for, as far as no list has. */
  function leave(assetIds: readonly string[]): void {
    for (const id of assetIds) viewed.delete(id);
    const resting = assetIds.filter((id) => listed.has(id));
    if (hold.isPaused.value && current?.ids.some((id) => resting.includes(id))) interrupt();
    drop(assetIds.filter((id) => !listed.has(id)));
  }

  function clear(): void {
    drop(queue.value.keys());
    entries.clear();
  }

  const change = (run: () => void): void => untracked(() => batch(run));

  return {
    of: (assetId) => entries.get(assetId)?.asset,
    isOutdated: entries.isOutdated,
    weigh(requests, asker = 'list') {
      change(() => add(requests, asker));
      wake();
    },
    cancel(assetIds) {
      change(() => (assetIds ? leave(assetIds) : drop(queue.value.keys())));
      wake();
    },
    series: computed(() => {
      const { size } = queue.value;
      return size === 0 ? null : { done: done.value, of: done.value + size, running: running.value };
    }),
    hold: {
      waitsUntil: hold.waitsUntil,
      problem: hold.problem,
      isPaused: hold.isPaused,
      pause() {
        if (!current?.ids.every((id) => viewed.has(id))) change(interrupt);
        hold.pause();
        wake();
      },
      goOn() {
        hold.clearProblem();
        hold.goOn();
      },
    },
    file: (assetId, file, stop) => readWeighedFile(backend, assetId, file, stop),
    start() {
      const stopClearing = watch(() => {
        if (assets.cleared.value > 0) change(clear);
      });
      return () => {
        stopClearing();
        change(clear);
      };
    },
  };
}
