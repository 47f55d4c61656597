import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AltTarget } from '#panel/alt-text/editing.ts';
import { createAssetRequests } from '#panel/assets/asset-requests.ts';
import { readImage } from '#panel/assets/read-image.ts';
import { type AssetSubject, type Subject, withAltText } from '#panel/assets/subject.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { Trouble } from '#panel/backend/trouble.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';
import type { Designer, SelectedElement } from '#panel/designer/designer.ts';
import { createMemory } from '#panel/state/memory.ts';

export interface SelectedParts {
  /** Null outside of Webflow's Designer. */
  readonly designer: Designer | null;
  readonly backend: Backend;
  readonly clock: Clock;
  /** What is known of an asset from elsewhere, such as the list of the page. */
  readonly recall?: (assetId: string) => Partial<Pick<AssetSubject, 'details' | 'measured'>>;
}

/** The Selected view's facts and what a person can do with them. */
export interface Selected {
  readonly subject: ReadonlySignal<Subject>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** True while a new selection has had nothing to show for 150 ms: what is on the screen is the old one's. */
  readonly late: ReadonlySignal<boolean>;
  /** True while the backend's answer is more than 150 ms late. */
  readonly slow: ReadonlySignal<boolean>;
  /** True while the site is known to be connected. */
  readonly connected: ReadonlySignal<boolean>;
  /** Listens to the Designer and reads what is selected; returns what stops all of it. */
  start(): () => void;
  /** Reads the selection again. What is shown stays until there is something newer. */
  refresh(): void;
  /** Takes up an alt text that was just written, and reads again: no copy of what was before will do. */
  noteAltText(target: AltTarget, value: string | null | undefined): void;
  /** As `refresh`, for a person who does not want to wait for a rate limit to pass. */
  tryAgain(): void;
  /** Forgets every asset, for a site that was just disconnected, and reads again. */
  forget(): void;
}

/** Makes the model of the Selected view. It does nothing before `start`. */
export function createSelected({ designer, backend, clock, recall }: SelectedParts): Selected {
  const subject = signal<Subject>({ kind: designer ? 'unread' : 'outside' });
  const late = signal(false);
  const remembered = createMemory<AssetSubject>(timing.rememberedAssets);
  const requests = createAssetRequests({ backend, clock, retry: tryAgain });
  let current = new AbortController();
  /** The asset being read: null where the selection has none, undefined until that is known. */
  let assetRead: string | null | undefined = null;
  let endPatience = (): void => {};

  /** Ends whatever an earlier reading still waits for: a signal that is not aborted is the newest one's. */
  function begin(): AbortSignal {
    current.abort();
    current = new AbortController();
    assetRead = undefined;
    return current.signal;
  }

  function expectPaint(): void {
    endPatience();
    endPatience = clock.after(timing.patience, () => {
      late.value = true;
    });
  }

  function paint(next: Subject): void {
    endPatience();
    if (next.kind !== 'asset') assetRead = null;
    batch(() => {
      subject.value = next;
      late.value = false;
    });
  }

  function known(assetId: string): Partial<AssetSubject> {
    return remembered.get(assetId) ?? recall?.(assetId) ?? {};
  }

  function keep(asset: AssetSubject): void {
    assetRead = asset.assetId;
    remembered.set(asset.assetId, asset);
  }

  function look(element: SelectedElement | null, signal: AbortSignal): void {
    if (!element) paint({ kind: 'nothing' });
    else if (!element.image) paint({ kind: 'notImage', type: element.type });
    else
      void readImage({
        key: element.key,
        image: element.image,
        signal,
        requests,
        clock,
        recall: known,
        keep,
        paint,
      });
  }

  async function read(from: Designer, signal: AbortSignal): Promise<void> {
    const answer = await from.selection(signal);
    if (signal.aborted) return;
    if (answer.ok) look(answer.value, signal);
    else paint({ kind: 'unreadable', fault: answer.fault });
  }

  function refresh(): void {
    if (!designer) return;
    const signal = begin();
    void read(designer, signal);
    // Without an image nothing else would find out that the site has been connected meanwhile.
    if (subject.value.kind !== 'asset' && requests.trouble.value) void requests.connect();
  }

  function noteAltText(target: AltTarget, value: string | null | undefined): void {
    const before = remembered.get(target.assetId);
    if (before && value !== undefined) {
      const next = withAltText(before, target, value);
      remembered.set(before.assetId, next);
      if (subject.value === before) subject.value = next;
    }
    requests.markChanged(target.assetId);
    // What was asked before the text was written may be answered with the text before.
    if (assetRead === undefined || assetRead === target.assetId) refresh();
  }

  function tryAgain(): void {
    requests.skipRateLimit();
    refresh();
  }

  return {
    subject,
    trouble: computed(() => {
      const { value } = subject;
      return requests.trouble.value ?? (value.kind === 'asset' ? value.refusal : null);
    }),
    late,
    slow: computed(() => subject.value.kind === 'asset' && requests.slow.value === subject.value.assetId),
    connected: requests.connected,
    refresh,
    noteAltText,
    tryAgain,

    start() {
      if (!designer) return () => {};
      // First the subscription, then the reading: no selection falls between the two.
      const stopListening = designer.onSelection((element) => {
        const signal = begin();
        expectPaint();
        look(element, signal);
      });
      const stopModes = designer.onMode(() => {
        if (subject.value.kind === 'unreadable') refresh();
      });
      expectPaint();
      refresh();
      void requests.connect();
      return () => {
        stopListening();
        stopModes();
        begin();
        endPatience();
        requests.stop();
      };
    },

    forget() {
      remembered.clear();
      refresh();
      // Without an image nothing else would find out that the site is connected no more.
      void requests.connect();
    },
  };
}
