import { formatDate, formatMoment } from '#panel/i18n/format.ts';
import { locale } from '#panel/i18n/locale.ts';
import { unnamed } from '#panel/i18n/page.ts';
import { thumbnailUrl } from '#panel/list/thumbnail-url.ts';
import type { PageContext, PixelsOf } from '#panel/page/csv.ts';
import { placeOf } from '#panel/page/place.ts';
import { isEmpty, lacksAltText, type Row } from '#panel/page/row.ts';
import { totalLoads } from '#panel/page/row-loads.ts';
import type { Report, ReportImage } from '#panel/report/report.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import { weighedFacts, weighedTotals } from '#panel/weighing-list/weighed-facts.ts';
import { kindOf } from '#rules/findings/dismissal.ts';

/** Pixels of a thumbnail on a screen of 2×; it is drawn 96 CSS pixels wide. */
const thumbnailPixels = 192;

/** The page as it is when the report is made. */
export interface ReportSource {
  readonly rows: readonly Row[];
  readonly page: PageContext;
  readonly pixelsOf: PixelsOf;
  readonly weighing: Pick<ListWeighing, 'outcomeOf' | 'wholeTotal'>;
  readonly isComplete: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

function imageOf(row: Row, { page, pixelsOf, weighing, panelUrl }: ReportSource): ReportImage {
  const { assetId, details, usages, findings } = row;
  const { width, height } = assetId === null ? { width: null, height: null } : pixelsOf(assetId);
  return {
    name: details?.displayName ?? unnamed,
    thumbnail: thumbnailUrl(details, thumbnailPixels, panelUrl),
    contentType: details?.contentType ?? null,
    type: null,
    width,
    height,
    // Webflow reports 0 for an upload that it still processes.
    bytes: details?.size || null,
    usages: usages.map(({ usage, text, state, loads }) => ({
      text,
      state,
      loads,
      place: placeOf(usage, page.headings.get(usage.element.key)),
    })),
    facts: weighedFacts(assetId === null ? null : weighing.outcomeOf(assetId)),
    findings: findings.map((finding) => ({ kind: kindOf(finding), finding })),
    dismissed: row.dismissed,
  };
}

function* imagesOf(source: ReportSource): Generator<ReportImage, void> {
  for (const row of source.rows) yield imageOf(row, source);
}

/** True for a row whose files are measured and whose alt texts are known. */
function isKnown({ usages, check, failed }: Row): boolean {
  const shown = usages.filter(({ usage }) => !isEmpty(usage));
  const areTextsKnown = shown.every(({ usage, state }) => usage.as === 'background' || state !== null);
  return failed === null && areTextsKnown && (check === 'done' || shown.length === 0);
}

/** Returns the report of a page from its rows. */
export function reportOf(source: ReportSource): Report {
  const { rows, page, weighing, isComplete, now, panelUrl } = source;
  return {
    of: 'page',
    name: page.name,
    date: formatDate(formatMoment(now), locale) ?? '',
    totals: { phone: totalLoads(rows, 'phone'), laptop: totalLoads(rows, 'laptop') },
    originals: null,
    weighed: weighedTotals(weighing.wholeTotal()),
    withoutAlt: rows.filter(lacksAltText).length,
    isComplete,
    isKnown: isComplete && rows.every(isKnown),
    imageSources: panelUrl.protocol === 'http:' ? 'https: http:' : 'https:',
    images: imagesOf(source),
  };
}
