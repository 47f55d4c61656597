import { batch, computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { createAssetRequests } from '#panel/assets/asset-requests.ts';
import { createSelection } from '#panel/assets/current-selection.ts';
import type { OtherSelection, SelectedImage, Selection } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { Designer } from '#panel/designer/designer.ts';
import { createElementReader } from '#panel/selection/element-reader.ts';
import { watch } from '#panel/state/watch.ts';

export interface SelectedParts {
  /** Null outside of Webflow's Designer. */
  readonly designer: Designer | null;
  readonly backend: Backend;
  readonly clock: Clock;
  readonly assets: AssetStore;
}

/** The model of the Selected view. */
export interface Selected {
  readonly selection: ReadonlySignal<Selection>;
  readonly requestError: ReadonlySignal<RequestError | null>;
  /** True while a new selection has had nothing to show for 150 ms: the screen still shows the previous one. */
  readonly late: ReadonlySignal<boolean>;
  /** True while the backend's answer is more than 150 ms late. */
  readonly slow: ReadonlySignal<boolean>;
  /** True while the site is known to be connected. */
  readonly connected: ReadonlySignal<boolean>;
  /** Subscribes to the Designer and reads the selection; returns a function that stops both. */
  start(): () => void;
  /** Shows the facts of one of the found images; null shows all of them again. */
  open(id: string | null): void;
  /** Reads the selection again. The current facts stay until newer ones arrive. */
  refresh(): void;
  /** As `refresh`, and without waiting for a rate limit. */
  tryAgain(): void;
}

/** Creates the model. It is inactive before `start`. */
export function createSelected({ designer, backend, clock, assets }: SelectedParts): Selected {
  const shown = signal<OtherSelection | SelectedImage>({ kind: designer ? 'unread' : 'outside' });
  const selection = createSelection(shown, assets);
  const late = signal(false);
  const requests = createAssetRequests({ backend, assets, clock, retry: tryAgain });
  let current = new AbortController();
  /** The asset being read: null where the selection has none, undefined until that is known. */
  let assetRead: string | null | undefined = null;
  let cancelLoadingDelay = (): void => {};
  let isFirst = true;

  /** Aborts the previous read and returns the signal of a new one. */
  function begin(): AbortSignal {
    current.abort();
    current = new AbortController();
    assetRead = undefined;
    return current.signal;
  }

  function startLoadingDelay(): void {
    cancelLoadingDelay();
    cancelLoadingDelay = clock.after(timeouts.loadingDelay, () => {
      late.value = true;
    });
  }

  function commit(next: OtherSelection | SelectedImage): void {
    cancelLoadingDelay();
    if (next.kind !== 'asset') assetRead = null;
    else assets.retain('selection', [next.assetId], [next.elementKey]);
    batch(() => {
      shown.value = next;
      late.value = false;
    });
    // A first selected image begins the session with its own call.
    if (isFirst && next.kind !== 'asset') void requests.connect();
    isFirst = false;
  }

  const reader = createElementReader({
    requests,
    clock,
    assets,
    onAsset(assetId) {
      assetRead = assetId;
    },
    commit,
  });

  async function read(from: Designer, signal: AbortSignal): Promise<void> {
    const answer = await from.selection(signal);
    if (signal.aborted) return;
    if (answer.ok) reader.read(answer.value, signal);
    else commit({ kind: 'unreadable', reason: answer.reason });
  }

  function refresh(): void {
    if (!designer) return;
    const signal = begin();
    void read(designer, signal);
    // Without a selected image no other request would show that the site was connected.
    if (selection.value.kind !== 'asset' && requests.requestError.value) void requests.connect();
  }

  function tryAgain(): void {
    requests.skipRateLimit();
    refresh();
  }

  return {
    selection,
    requestError: computed(() => {
      const { value } = selection;
      return requests.requestError.value ?? (value.kind === 'asset' ? value.refusal : null);
    }),
    late,
    slow: computed(() => selection.value.kind === 'asset' && requests.slow.value === selection.value.assetId),
    connected: requests.connected,
    refresh,
    tryAgain,

    open(id) {
      const now = shown.value;
      const images = now.kind === 'asset' ? now.among : now.kind === 'images' ? now : null;
      if (!images) return;
      const signal = begin();
      if (id !== null) startLoadingDelay();
      reader.open(images, id, signal);
    },

    start() {
      if (!designer) return () => {};
      // Subscribes before reading, so that no selection in between is lost.
      const stopListening = designer.onSelection((element) => {
        const signal = begin();
        startLoadingDelay();
        reader.read(element, signal);
      });
      // A read that began before a write may return the text from before it.
      const stopWrites = watch(() => {
        const { value: write } = assets.written;
        if (write && (assetRead === undefined || assetRead === write.assetId)) untracked(refresh);
      });
      const stopClearing = watch(() => {
        if (assets.cleared.value === 0) return;
        untracked(refresh);
        // Without a selected image no other request would show that the site is disconnected.
        void requests.connect();
      });
      const stopModes = designer.onMode(() => {
        if (selection.value.kind === 'unreadable') refresh();
      });
      startLoadingDelay();
      backend.prepare();
      refresh();
      return () => {
        stopListening();
        stopWrites();
        stopClearing();
        stopModes();
        begin();
        cancelLoadingDelay();
        requests.stop();
      };
    },
  };
}
