import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { type AssetRequests, createAssetRequests } from '#panel/assets/asset-requests.ts';
import { createSelection } from '#panel/assets/current-selection.ts';
import { readImage } from '#panel/assets/read-image.ts';
import type { OtherSelection, SelectedAsset, SelectedImage } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { Designer } from '#panel/designer/designer.ts';
import { elementKeyOf } from '#panel/site/site-row.ts';
import { watch } from '#panel/state/watch.ts';

/** The facts of one asset by itself, which is opened without a selection on the canvas. */
export interface SiteDetails {
  /** The asset whose details are open; null for none. */
  readonly opened: ReadonlySignal<string | null>;
  /** Null where no details are open. */
  readonly selection: ReadonlySignal<SelectedAsset | null>;
  readonly requestError: ReadonlySignal<RequestError | null>;
  open(assetId: string): void;
  close(): void;
  /** Reads the asset again. The current facts stay until newer ones arrive. */
  refresh(): void;
  /** As `refresh`, and without waiting for a rate limit. */
  tryAgain(): void;
  start(): () => void;
}

interface SiteDetailsParts {
  readonly designer: Pick<Designer, 'asset'> | null;
  readonly backend: Backend;
  readonly assets: AssetStore;
  readonly clock: Clock;
}

const nothing: OtherSelection = { kind: 'nothing' };

/** Creates the details, with none open. */
export function createSiteDetails({ designer, ...parts }: SiteDetailsParts): SiteDetails {
  const { assets, clock } = parts;
  const opened = signal<string | null>(null);
  const shown = signal<OtherSelection | SelectedImage>(nothing);
  const all = createSelection(shown, assets);
  const requests: AssetRequests = createAssetRequests({ ...parts, retry: tryAgain });
  let current = new AbortController();

  const selection = computed(() => {
    const { value } = all;
    return value.kind === 'asset' && value.assetId === opened.value ? value : null;
  });

  function read(): void {
    current.abort();
    const { value: assetId } = opened;
    if (assetId === null || !designer) return;
    current = new AbortController();
    void readImage({
      key: elementKeyOf(assetId),
      image: designer.asset(assetId),
      as: 'asset',
      among: null,
      signal: current.signal,
      requests,
      clock,
      assets,
      onAsset: () => {},
      commit(next) {
        shown.value = next;
      },
    });
  }

  function tryAgain(): void {
    requests.skipRateLimit();
    read();
  }

  function close(): void {
    current.abort();
    opened.value = null;
    shown.value = nothing;
  }

  return {
    opened,
    selection,
    requestError: computed(() => requests.requestError.value ?? selection.value?.refusal ?? null),
    open(assetId) {
      opened.value = assetId;
      read();
    },
    close,
    refresh: read,
    tryAgain,
    start() {
      // A read that began before a write may return the text from before it.
      const stopWrites = watch(() => {
        const { value: write } = assets.written;
        untracked(() => {
          if (write !== null && write.assetId === opened.value) read();
        });
      });
      return () => {
        stopWrites();
        close();
        requests.stop();
      };
    },
  };
}
