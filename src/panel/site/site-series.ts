import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { createEditing } from '#panel/alt-text/editing.ts';
import { auditDraft } from '#panel/assets/audit-selected.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import type { BulkContext } from '#panel/page/bulk-context.ts';
import { createSeries } from '#panel/page/bulk-series.ts';
import type { BulkSource } from '#panel/page/bulk-source.ts';
import { lacksTextIn } from '#panel/site/chips.ts';
import { localeHandle } from '#panel/site/locale-handle.ts';
import type { LocaleTexts } from '#panel/site/locale-texts.ts';
import { lacksAltText, type SiteRow } from '#panel/site/site-row.ts';

/** The series of missing alt texts of the site's assets, in one locale at a time. */
export interface SiteSeries {
  readonly bulk: Bulk<SiteRow>;
  /** True where the Designer lets the person write texts of assets. */
  readonly mayWrite: ReadonlySignal<boolean>;
  /** Begins a series in a secondary locale, or in the primary one for null. */
  start(localeId: string | null): void;
}

interface SiteSeriesParts {
  readonly rows: ReadonlySignal<readonly SiteRow[]>;
  readonly localeTexts: LocaleTexts;
  readonly assets: Pick<AssetStore, 'asset' | 'write'>;
  /** Null without a Designer. */
  readonly site: Pick<SiteDesigner, 'assetById'> | null;
  readonly permissions: ReadonlySignal<Permissions>;
  readonly reachOf: BulkContext<SiteRow>['reach'];
  readonly clock: Clock;
}

/** Creates the series. A decorative image is a matter of each usage, so a series of assets writes texts only. */
export function createSiteSeries({ rows, localeTexts, assets, site, ...parts }: SiteSeriesParts): SiteSeries {
  const localeId = signal<string | null>(null);
  const mayWrite = computed(() => site !== null && parts.permissions.value.asset);
  const locales = new Map<string, string>();
  const editing = createEditing(parts.clock, (target, value) => {
    const locale = locales.get(target.key);
    if (locale === undefined) assets.write(target, value);
    else if (value !== undefined) localeTexts.set(target.assetId, locale, value);
  });

  const lacks = (row: SiteRow): boolean =>
    localeId.value === null ? lacksAltText(row) : lacksTextIn(row, localeId.value, localeTexts);

  const source: BulkSource<SiteRow> = {
    rows,
    locale: computed(
      () => localeTexts.locales.value.find((locale) => locale.localeId === localeId.value) ?? null,
    ),
    hasDecorative: false,
    permissions: parts.permissions,
    isWritable: (row, { asset }) => site !== null && asset && lacks(row),
    destination: () => ({ level: 'asset', images: null }),
    coverage() {
      const { length: lacking } = rows.value.filter(lacks);
      return mayWrite.value
        ? { lacking, writable: lacking, obstacles: [] }
        : { lacking, writable: 0, obstacles: [{ obstacle: 'notAllowed', count: lacking }] };
    },
    targets(row) {
      if (!site || !source.isWritable(row, parts.permissions.value)) return [];
      const { key: assetId, alt } = row;
      const locale = localeId.value;
      const key = locale === null ? assetId : `${assetId} ${locale}`;
      if (locale !== null) locales.set(key, locale);
      const shown = locale === null ? alt?.text : localeTexts.textOf(assetId, locale);
      const handle = localeHandle(site, assetId, locale, alt?.text ?? null);
      return [{ level: 'asset', key, assetId, handle, shown, inherits: false }];
    },
    targetsAfter: async () => [],
  };

  const context: BulkContext<SiteRow> = {
    heading: () => undefined,
    link: () => undefined,
    reach: parts.reachOf,
    issues: ({ key }, text) =>
      text.trim() === ''
        ? []
        : auditDraft({ ...assets.asset(key), placement: {} }, { state: 'asset', text }, 0),
    read: () => {},
    leave: () => {},
  };
  const bulk = createSeries({ source, editing, context });

  return {
    bulk,
    mayWrite,
    start(next) {
      // A series that has not ended keeps its locale.
      if (bulk.step.value || bulk.summary.value) return;
      localeId.value = next;
      bulk.start();
    },
  };
}
