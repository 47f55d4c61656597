import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { AltTarget } from '#panel/assets/alt-target.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';
import type { DesignerFault } from '#panel/designer/call.ts';
import type { Designer } from '#panel/designer/designer.ts';
import { collect } from '#panel/page/collect.ts';
import { createLookingUp, type LookingUp } from '#panel/page/looking-up.ts';
import { createRepeats, type Repeats } from '#panel/page/repeats.ts';
import type { Known, Row, ShownElements } from '#panel/page/row.ts';
import { createRows } from '#panel/page/rows.ts';
import type { SeenRows } from '#panel/page/seen-rows.ts';
import type { Use } from '#panel/page/use.ts';
import { createWrittenTexts, useWith } from '#panel/page/written-texts.ts';

/**
 * How far the reading of a page is. `of` is how many elements may show an image, `silent` how many of them the Designer
 * would not tell about.
 */
export type Progress =
  | { readonly kind: 'unread' }
  | {
      readonly kind: 'reading' | 'stopped' | 'read';
      readonly done: number;
      readonly of: number;
      readonly silent: number;
    }
  | { readonly kind: 'failed'; readonly fault: DesignerFault };

/** Every image of the open page. */
export interface PageImages {
  readonly name: ReadonlySignal<string>;
  readonly progress: ReadonlySignal<Progress>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly repeats: ReadonlySignal<Repeats>;
  readonly lookingUp: LookingUp;
  /** The page or component that was read, by the first part of its elements' keys; null where none may show an image. */
  scope(): string | null;
  /** What is known of an asset, wherever on the page it is. */
  known(assetId: string): Known | undefined;
  /** Reads the page unless it was read. */
  ensure(): void;
  /** Reads it again. */
  read(): void;
  /** Ends the reading; what was found stays. */
  stop(): void;
  /** Takes up an alt text that was just written. */
  noteAltText(target: AltTarget, value: string | null | undefined): void;
  /** Forgets the page; the next `ensure` reads it. */
  forget(): void;
}

/** Makes the images of a page. Nothing is read before `ensure` or `read`. */
export function createPageImages(
  designer: Designer | null,
  backend: Backend,
  assets: AssetStore,
  clock: Clock,
  seen: Pick<SeenRows, 'learn' | 'measured'>,
  shown: ReadonlySignal<ShownElements>,
): PageImages {
  const name = signal('');
  const progress = signal<Progress>({ kind: 'unread' });
  const uses = signal<readonly Use[]>([]);
  const facts = signal<ReadonlyMap<string, Known>>(new Map());
  const makeRows = createRows();
  const makeRepeats = createRepeats();
  const repeats = computed(() => makeRepeats(uses.value, facts.value));
  const written = createWrittenTexts(clock);
  const lookingUp = createLookingUp(backend, clock, (told) => {
    const newest = [...told].map(([id, known]) => [id, written.over(known)] as const);
    batch(() => {
      facts.value = new Map([...facts.value, ...newest]);
      for (const [, known] of newest) if (known !== 'missing') assets.setDetails(known, assets.request());
      seen.learn(newest.flatMap(([, known]) => (known === 'missing' ? [] : known)));
    });
  });
  /** What the reading under way has found, and what was written since it asked for the elements before `until`. */
  let found: Use[] = [];
  let done = 0;
  let changes: { readonly until: number; readonly apply: (use: Use) => Use }[] = [];
  let current = new AbortController();
  let scope: string | null = null;
  let cancelPaint = (): void => {};
  let paint = (): void => {};

  function begin(): AbortSignal {
    current.abort();
    cancelPaint();
    current = new AbortController();
    return current.signal;
  }

  async function read(): Promise<void> {
    if (!designer) return;
    const signal = begin();
    lookingUp.clear();
    paint = () => {};
    progress.value = { kind: 'reading', done: 0, of: 0, silent: 0 };
    const [page, elements] = await Promise.all([designer.page(signal), designer.elements(signal)]);
    if (signal.aborted) return;
    name.value = page.ok ? page.value.name : '';
    if (!elements.ok) {
      progress.value = { kind: 'failed', fault: elements.fault };
      return;
    }
    scope = elements.value[0]?.key.split('/')[0] ?? null;
    found = [];
    done = 0;
    changes = [];
    const asked = new Set<string>();
    const of = elements.value.length;
    let silent = 0;
    let isPainting = false;
    const answered = new Set<string>();
    const there = new Set(elements.value.map(({ key }) => key));
    const show = (kind: 'reading' | 'read'): void => {
      isPainting = false;
      // What was known of an element stays until the element is told of again.
      const kept = uses.value.filter(({ element: { key } }) => there.has(key) && !answered.has(key));
      batch(() => {
        uses.value = [...found, ...kept].toSorted((one, other) => one.at - other.at);
        progress.value = { kind, done, of, silent };
      });
    };
    paint = () => show('reading');
    await collect({
      elements: elements.value,
      atOnce: timing.designerAtOnce,
      signal,
      onElement(shown, { key }) {
        done += 1;
        answered.add(key);
        if (!shown) silent += 1;
        for (const use of shown ?? []) {
          const since = changes.filter(({ until }) => use.at < until);
          found.push(since.reduce((changed, { apply }) => apply(changed), use));
          const { assetId } = use;
          if (assetId === null || asked.has(assetId)) continue;
          asked.add(assetId);
          lookingUp.want(assetId);
        }
        // A thousand images are not painted a thousand times.
        if (isPainting) return;
        isPainting = true;
        cancelPaint = clock.after(uses.value.length === 0 ? 0 : timing.pagePaint, paint);
      },
    });
    if (signal.aborted) return;
    cancelPaint();
    show('read');
  }

  function stop(): void {
    if (progress.value.kind !== 'reading') return;
    begin();
    paint();
    progress.value = { ...progress.value, kind: 'stopped' };
  }

  return {
    name,
    progress,
    rows: computed(() => makeRows(uses.value, facts.value, seen.measured.value, shown.value, repeats.value)),
    repeats,
    lookingUp,
    scope: () => scope,
    known: (assetId) => facts.value.get(assetId),
    ensure() {
      if (progress.value.kind === 'unread') void read();
    },
    read: () => void read(),
    stop,
    noteAltText(target, value) {
      if (value === undefined) return;
      const { level, assetId } = target;
      const before = facts.value.get(assetId);
      const isTold = before !== undefined && before !== 'missing';
      const old = isTold ? before.altText : target.shown;
      const apply = (use: Use): Use => useWith(use, target, value, old);
      // Elements are asked in their order, and so many at once: those have been asked, and may answer what was before.
      changes.push({ until: done + timing.designerAtOnce, apply });
      found = found.map(apply);
      batch(() => {
        if (level === 'asset') {
          written.note(assetId, value, before);
          if (isTold) facts.value = new Map(facts.value).set(assetId, { ...before, altText: value });
        }
        uses.value = uses.value.map(apply);
      });
    },
    forget() {
      begin();
      lookingUp.clear();
      scope = null;
      found = [];
      changes = [];
      batch(() => {
        uses.value = [];
        facts.value = new Map();
        progress.value = { kind: 'unread' };
      });
    },
  };
}
