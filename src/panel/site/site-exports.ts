import { fileName } from '#panel/i18n/csv.ts';
import { formatDate, formatMoment } from '#panel/i18n/format.ts';
import { locale } from '#panel/i18n/locale.ts';
import { altTextIn, sameAs, untitled } from '#panel/i18n/site.ts';
import { thumbnailUrl } from '#panel/list/thumbnail-url.ts';
import type { Exports } from '#panel/report/export-buttons.tsx';
import type { ReportImage } from '#panel/report/report.ts';
import { sameFileNames } from '#panel/site/same-file.ts';
import { siteCsv } from '#panel/site/site-csv.ts';
import { lacksAltText, type SiteRow } from '#panel/site/site-row.ts';
import type { SiteTab } from '#panel/site/site-tab.ts';
import { weighedFacts, weighedTotals } from '#panel/weighing-list/weighed-facts.ts';
import { kindOf } from '#rules/findings/dismissal.ts';

/** Pixels of a thumbnail on a screen of 2×; it is drawn 96 CSS pixels wide. */
const thumbnailPixels = 192;

function assetOf(row: SiteRow, tab: SiteTab, panelUrl: URL): ReportImage {
  const { localeTexts } = tab.assets;
  const same = sameFileNames(tab, row.key);
  const { details, kind, alt, findings } = row;
  const isImage = kind === 'image';
  const texts = localeTexts.locales.value.flatMap((one): [string, string][] => {
    const text = localeTexts.textOf(row.key, one.localeId);
    return text ? [[altTextIn(one), text]] : [];
  });
  return {
    name: details.displayName || untitled,
    thumbnail: isImage ? thumbnailUrl(details, thumbnailPixels, panelUrl) : null,
    contentType: details.contentType,
    type: isImage ? null : row.type,
    width: null,
    height: null,
    // Webflow reports 0 for an upload that it still processes.
    bytes: row.bytes || null,
    usages: alt ? [{ ...alt, place: '', loads: null }] : [],
    facts: [
      ...texts,
      ...(same === null ? [] : [[sameAs, same] as const]),
      ...weighedFacts(tab.weighing.outcomeOf(row.key)),
    ],
    findings: findings.map((finding) => ({ kind: kindOf(finding), finding })),
    dismissed: row.dismissed,
  };
}

function* assetsOf(rows: readonly SiteRow[], tab: SiteTab, panelUrl: URL): Generator<ReportImage, void> {
  for (const row of rows) yield assetOf(row, tab, panelUrl);
}

/** Returns the site's assets as CSV and as a report, in the list's order; null without assets. */
export function siteExports(tab: SiteTab, panelUrl: URL): Exports | null {
  const { assets, list, weighing } = tab;
  const { value: rows } = list.sorted;
  if (rows.length === 0) return null;
  const name = tab.name.value ?? '';
  const isComplete = assets.progress.value.kind === 'read' && !assets.isPartial.value;
  return {
    csvName: fileName('site', name),
    csv: () =>
      siteCsv(rows, {
        localeTexts: assets.localeTexts,
        sameAs: ({ key }) => sameFileNames(tab, key),
        outcomeOf: weighing.outcomeOf,
      }),
    report: (now) => ({
      of: 'site',
      name,
      date: formatDate(formatMoment(now), locale) ?? '',
      totals: null,
      originals: list.bytes.value,
      weighed: weighedTotals(weighing.wholeTotal()),
      withoutAlt: rows.filter(lacksAltText).length,
      isComplete,
      isKnown: isComplete && rows.every(({ isChecked, failed }) => isChecked && failed === null),
      imageSources: panelUrl.protocol === 'http:' ? 'https: http:' : 'https:',
      images: assetsOf(rows, tab, panelUrl),
    }),
  };
}
