import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AltTarget } from '#panel/alt-text/editing.ts';
import type { Backend } from '#panel/backend.ts';
import type { Clock } from '#panel/clock.ts';
import type { Designer, SelectedElement } from '#panel/designer.ts';
import type { ImageHandle } from '#panel/designer-image.ts';
import { createMemory } from '#panel/memory.ts';
import { createAsking } from '#panel/selected/asking.ts';
import { readDetails } from '#panel/selected/read-details.ts';
import { readFacts } from '#panel/selected/read-facts.ts';
import { type AssetSubject, type Subject, withAltText } from '#panel/selected/subject.ts';
import type { Trouble } from '#panel/selected/trouble.ts';
import * as timing from '#panel/timing.ts';

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
  const asking = createAsking({ backend, clock, retry: tryAgain });
  let current = new AbortController();
  let endPatience = (): void => {};

  /** Ends whatever an earlier selection still waits for: a signal that is not aborted is the newest one's. */
  function begin(): AbortSignal {
    current.abort();
    current = new AbortController();
    endPatience();
    return current.signal;
  }

  function expectPaint(): void {
    endPatience = clock.after(timing.patience, () => {
      late.value = true;
    });
  }

  function paint(next: Subject): void {
    endPatience();
    batch(() => {
      const shown = subject.value;
      const isSameAsset = next.kind === 'asset' && shown.kind === 'asset' && shown.assetId === next.assetId;
      if (!isSameAsset) asking.forgetAsset();
      subject.value = next;
      late.value = false;
    });
  }

  async function readImage(key: string, image: ImageHandle, signal: AbortSignal): Promise<void> {
    const bindings = image.bindings(signal);
    const altText = image.altText(signal);
    const answer = await image.asset(signal);
    if (signal.aborted) return;
    if (!answer.ok) {
      paint({ kind: 'unreadable', fault: answer.fault });
      return;
    }
    const asset = answer.value;
    if (!asset) {
      const bound = await bindings;
      if (signal.aborted) return;
      const binding = bound.ok && bound.value.boundFile;
      paint(binding ? { kind: 'bound', binding } : { kind: 'noAsset' });
      return;
    }
    const before: Partial<AssetSubject> = remembered.get(asset.id) ?? recall?.(asset.id) ?? {};
    const isSamePlace = before.elementKey === key;
    let latest: AssetSubject = {
      kind: 'asset',
      elementKey: key,
      assetId: asset.id,
      image,
      asset,
      designer: before.designer ?? {},
      placement: (isSamePlace && before.placement) || {},
      told: isSamePlace && before.told === true,
      details: before.details ?? null,
      measured: before.measured,
      altTexts: before.altTexts ?? [],
    };
    const show = (): void => {
      remembered.set(asset.id, latest);
      if (latest.details || latest.designer.name !== undefined || latest.told) paint(latest);
    };
    const learn = (news: Partial<AssetSubject>): void => {
      const next = { ...latest, ...news };
      // Most of what is told of an image seen before is known, and not worth drawing again.
      if (signal.aborted || JSON.stringify(next) === JSON.stringify(latest)) return;
      latest = next;
      // Of an asset the backend has told of, the Designer's facts are mostly the same: all of them are one drawing.
      if (latest.told || !latest.details || !news.designer) show();
    };
    show();
    await Promise.all([
      readFacts({ altText, bindings, signal, from: () => latest, learn }),
      readDetails({ asking, clock, signal, from: () => latest, learn }),
    ]);
  }

  function look(element: SelectedElement | null, signal: AbortSignal): void {
    if (!element) paint({ kind: 'nothing' });
    else if (!element.image) paint({ kind: 'notImage', type: element.type });
    else void readImage(element.key, element.image, signal);
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
    if (subject.value.kind === 'unread') expectPaint();
    void read(designer, signal);
    // Without an image nothing else would find out that the site has been connected meanwhile.
    if (subject.value.kind !== 'asset' && asking.trouble.value) void asking.connect();
  }

  function noteAltText(target: AltTarget, value: string | null | undefined): void {
    const known = remembered.get(target.assetId);
    if (known && value !== undefined) {
      const next = withAltText(known, target, value);
      remembered.set(known.assetId, next);
      if (subject.value === known) subject.value = next;
    }
    asking.expectNews(target.assetId);
    const shown = subject.value;
    if (shown.kind === 'asset' && shown.assetId === target.assetId) refresh();
  }

  function tryAgain(): void {
    asking.ignoreLimit();
    refresh();
  }

  return {
    subject,
    trouble: asking.trouble,
    late,
    slow: asking.slow,
    connected: asking.connected,
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
      refresh();
      void asking.connect();
      return () => {
        stopListening();
        stopModes();
        begin();
        asking.stop();
      };
    },

    forget() {
      remembered.clear();
      refresh();
    },
  };
}
