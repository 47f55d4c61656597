import { batch, computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { AssetDetails } from '#contract/asset.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { BackendResult } from '#panel/backend/request.ts';
import { createHold, type ShownHold } from '#panel/backend-calls/hold.ts';
import type { SiteEvent } from '#panel/backend-calls/read-site.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createLocaleTexts, type LocaleTexts } from '#panel/site/locale-texts.ts';
import type { ReadSite, SiteProgress } from '#panel/site/read-site-list.ts';
import { createSiteRows } from '#panel/site/rows-of.ts';
import type { SiteRow } from '#panel/site/site-row.ts';
import { createSlices } from '#panel/state/slices.ts';
import { createTogether } from '#panel/state/together.ts';

/** Every asset of the site. */
export interface SiteAssets extends Pick<ShownHold, 'waitsUntil' | 'problem'> {
  readonly progress: ReadonlySignal<SiteProgress>;
  /** In the order of Webflow's list; what was known before stays while it is read again. */
  readonly rows: ReadonlySignal<readonly SiteRow[]>;
  /** The rows by the asset's id. */
  readonly rowsById: ReadonlySignal<ReadonlyMap<string, SiteRow>>;
  /** True where the last reading may lack assets, because the list changed on the way or is too long. */
  readonly isPartial: ReadonlySignal<boolean>;
  readonly localeTexts: LocaleTexts;
  /** Reads the site unless it is being read, was read a short time ago, or could not be. */
  ensure(): void;
  /** Reads it again. */
  read(): void;
  /** Reads it again where that failed. */
  retry(): void;
  /** Forgets the site. Facts of its assets stay in the store. */
  leave(): void;
}

interface SiteAssetsParts {
  readonly readSite: ReadSite;
  readonly assets: AssetStore;
  readonly clock: Clock;
  /** Called with each new row before it is shown. */
  readonly prepare: (row: SiteRow) => void;
}

const unread: SiteProgress = { kind: 'unread', done: 0, of: null };

/** One reading of the list. */
interface Reading {
  readonly request: number;
  /** The ids of the reading before. */
  readonly before: readonly string[];
  readonly found: Set<string>;
  of: number | null;
  /** Whether an asset came as a stale copy. */
  hasStale: boolean;
}

/** Creates the assets. The site is not read before `ensure` or `read`. */
export function createSiteAssets({ readSite, assets, clock, prepare }: SiteAssetsParts): SiteAssets {
  const progress = signal(unread);
  const ids = signal<readonly string[]>([]);
  const hold = createHold(clock, () => void read());
  const isPartial = signal(false);
  const localeTexts = createLocaleTexts(assets);
  const arrivedTexts = createTogether(clock, timeouts.siteRenderInterval);
  const siteRows = createSiteRows(assets);
  let current = new AbortController();
  let reading: Reading = { request: 0, before: [], found: new Set(), of: null, hasStale: false };
  let readAt = 0;

  const rows = computed(() => siteRows.all(ids.value));

  const slices = createSlices<AssetDetails>({
    clock,
    size: timeouts.assetsOfSlice,
    interval: timeouts.siteRenderInterval,
    take(details) {
      const { found, request } = reading;
      reading.hasStale ||= details.some(({ stale }) => stale);
      const added = details.map(({ id }) => id);
      for (const id of added) found.add(id);
      assets.retain('site', all(), []);
      batch(() => {
        for (const one of details) assets.setDetails(one, request);
      });
      untracked(() => {
        for (const id of added) {
          const row = siteRows.of(id);
          if (row) prepare(row);
        }
      });
    },
    commit() {
      const { found, of } = reading;
      batch(() => {
        ids.value = all();
        progress.value = { kind: 'reading', done: found.size, of };
      });
    },
  });

  /** What was found, after what has not come again yet and may still be there. */
  function all(): readonly string[] {
    const { before, found } = reading;
    return before.length === 0 ? [...found] : [...new Set([...before, ...found])];
  }

  function begin(): AbortSignal {
    current.abort();
    slices.clear();
    arrivedTexts.clear();
    current = new AbortController();
    return current.signal;
  }

  function handleEvent(event: SiteEvent): void {
    if ('assets' in event) {
      hold.delay(null);
      slices.add(event.assets);
    } else if ('localeTexts' in event) arrivedTexts.add(() => localeTexts.add(event.localeTexts));
    else if ('total' in event) reading.of = event.total;
    else hold.delay(event);
  }

  async function read(): Promise<void> {
    const signal = begin();
    reading = { request: assets.request(), before: ids.value, found: new Set(), of: null, hasStale: false };
    batch(() => {
      hold.clear();
      progress.value = { kind: 'reading', done: 0, of: null };
    });
    const end = await readSite(signal, (event) => {
      if (!signal.aborted) handleEvent(event);
    });
    if (!signal.aborted) slices.end(() => batch(() => finish(end)));
  }

  function finish(end: BackendResult<boolean>): void {
    const { found, of } = reading;
    arrivedTexts.flush();
    hold.delay(null);
    if (!end.ok) {
      progress.value = { kind: 'failed', done: found.size, of };
      // A rate limit for which the backend could not wait is waited for here.
      hold.fail(end.problem);
      return;
    }
    // The backend answers with stale assets only where Webflow can't be asked: the next `ensure` reads again.
    readAt = reading.hasStale ? Number.NEGATIVE_INFINITY : clock.now();
    isPartial.value = !end.value;
    ids.value = end.value ? [...found] : all();
    assets.retain('site', ids.value, []);
    const { length } = ids.value;
    progress.value = { kind: 'read', done: length, of: length };
  }

  return {
    progress,
    rows,
    rowsById: computed(() => new Map(rows.value.map((row) => [row.key, row]))),
    isPartial,
    localeTexts,
    waitsUntil: hold.waitsUntil,
    problem: hold.problem,
    ensure() {
      const { kind } = progress.value;
      const isOld = kind === 'read' && clock.now() - readAt > timeouts.siteFreshness;
      if (kind === 'unread' || isOld) void read();
    },
    read: () => void read(),
    retry() {
      if (progress.value.kind === 'failed') void read();
    },
    leave() {
      begin();
      assets.retain('site', [], []);
      batch(() => {
        ids.value = [];
        localeTexts.clear();
        hold.clear();
        isPartial.value = false;
        progress.value = unread;
      });
    },
  };
}
