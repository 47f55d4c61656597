import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { Designer } from '#panel/designer/designer.ts';
import { inheritingUsages } from '#panel/page/inheriting.ts';
import { createLookupQueue, type LookupQueue } from '#panel/page/lookup-queue.ts';
import { createRepeats, type Repeats } from '#panel/page/repeats.ts';
import type { Row, ShownElements } from '#panel/page/row.ts';
import { createRows } from '#panel/page/rows.ts';
import { scanPage } from '#panel/page/scan-page.ts';
import { createUsages, type ScannedUsage } from '#panel/page/usage.ts';

/**
 * The progress of reading a page. `of` is the number of elements that may show an image, `silent` how many of them the
 * Designer returned no facts of.
 */
export type Progress =
  | { readonly kind: 'unread' }
  | {
      readonly kind: 'reading' | 'stopped' | 'read';
      readonly done: number;
      readonly of: number;
      readonly silent: number;
    }
  | { readonly kind: 'failed'; readonly reason: DesignerErrorReason };

/** True for a page that was read to its end, with the facts of every element. */
export function isFullyRead(progress: Progress): boolean {
  return progress.kind === 'read' && progress.silent === 0;
}

/** Every image of the open page. */
export interface PageImages {
  readonly name: ReadonlySignal<string>;
  readonly progress: ReadonlySignal<Progress>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly repeats: ReadonlySignal<Repeats>;
  /** How many images of the page show the text of this asset; null where it is not on the page, or that is not read. */
  inheriting(assetId: string): number | null;
  readonly lookupQueue: LookupQueue;
  /** The open page or component, as the first part of its elements' keys; null where no element may show an image. */
  scope(): string | null;
  /** Reads the page unless it was read. */
  ensure(): void;
  /** Reads it again. */
  read(): void;
  /** Stops reading; results so far stay. */
  stop(): void;
  /** Discards the page; the next `ensure` reads it. Facts of its assets stay in the store. */
  leave(): void;
}

/** Creates the images of a page. The page is not read before `ensure` or `read`. */
export function createPageImages(
  designer: Designer | null,
  backend: Backend,
  assets: AssetStore,
  clock: Clock,
  onLookedUp: () => void,
  shown: ReadonlySignal<ShownElements>,
): PageImages {
  const name = signal('');
  const progress = signal<Progress>({ kind: 'unread' });
  const scanned = signal<readonly ScannedUsage[]>([]);
  const joinUsages = createUsages(assets);
  const usages = computed(() => joinUsages(scanned.value));
  const makeRepeats = createRepeats();
  const repeats = computed(() => makeRepeats(usages.value));
  const makeRows = createRows();
  const lookupQueue = createLookupQueue(backend, assets, clock, onLookedUp);
  let done = 0;
  let current = new AbortController();
  let scope: string | null = null;
  let cancelCommit = (): void => {};
  let commitProgress = (): void => {};

  function begin(): AbortSignal {
    current.abort();
    cancelCommit();
    current = new AbortController();
    return current.signal;
  }

  async function read(isAgain: boolean): Promise<void> {
    if (!designer) return;
    const signal = begin();
    lookupQueue.clear();
    commitProgress = () => {};
    progress.value = { kind: 'reading', done: 0, of: 0, silent: 0 };
    const [page, elements] = await Promise.all([designer.page(signal), designer.elements(signal, isAgain)]);
    if (signal.aborted) return;
    name.value = page.ok ? page.value.name : '';
    if (!elements.ok) {
      progress.value = { kind: 'failed', reason: elements.reason };
      return;
    }
    scope = elements.value[0]?.key.split('/')[0] ?? null;
    const found: ScannedUsage[] = [];
    let answers: (() => void)[] = [];
    done = 0;
    const asked = new Set<string>();
    const of = elements.value.length;
    let silent = 0;
    let isCommitPending = false;
    const answered = new Set<string>();
    const there = new Set(elements.value.map(({ key }) => key));
    const commit = (kind: 'reading' | 'read'): void => {
      isCommitPending = false;
      // The earlier facts of an element stay until it has been read again.
      const kept = scanned.value.filter(({ element: { key } }) => there.has(key) && !answered.has(key));
      const next = [...found, ...kept].toSorted((one, other) => one.at - other.at);
      assets.retain(
        'page',
        next.flatMap(({ assetId }) => assetId ?? []),
        next.map(({ element }) => element.key),
      );
      batch(() => {
        for (const answer of answers) answer();
        answers = [];
        scanned.value = next;
        progress.value = { kind, done, of, silent };
      });
    };
    commitProgress = () => commit('reading');
    await scanPage({
      elements: elements.value,
      atOnce: timeouts.concurrentDesignerCalls,
      signal,
      request: assets.request,
      onElement(shown, { key }, request) {
        done += 1;
        answered.add(key);
        if (!shown) silent += 1;
        for (const { usage, facts } of shown ?? []) {
          found.push(usage);
          const { assetId } = usage;
          if (usage.as === 'image') answers.push(() => assets.setPlacement(key, assetId, facts, request));
          if (assetId === null || asked.has(assetId)) continue;
          asked.add(assetId);
          lookupQueue.add(assetId);
        }
        // Results are committed together: a page may have a thousand images.
        if (isCommitPending) return;
        isCommitPending = true;
        cancelCommit = clock.after(
          scanned.value.length === 0 ? 0 : timeouts.pageRenderInterval,
          commitProgress,
        );
      },
    });
    if (signal.aborted) return;
    cancelCommit();
    commit('read');
  }

  function stop(): void {
    if (progress.value.kind !== 'reading') return;
    begin();
    commitProgress();
    progress.value = { ...progress.value, kind: 'stopped' };
  }

  return {
    name,
    progress,
    rows: computed(() => makeRows(usages.value, shown.value, repeats.value)),
    repeats,
    inheriting: (assetId) =>
      progress.value.kind === 'read' ? inheritingUsages(usages.value, assetId) : null,
    lookupQueue,
    scope: () => scope,
    ensure() {
      if (progress.value.kind === 'unread') void read(false);
    },
    read: () => void read(true),
    stop,
    leave() {
      begin();
      lookupQueue.clear();
      scope = null;
      assets.retain('page', [], []);
      batch(() => {
        scanned.value = [];
        progress.value = { kind: 'unread' };
      });
    },
  };
}
