import { states } from '#panel/i18n/alt-text.ts';
import { columns } from '#panel/i18n/csv.ts';
import { dismissedTexts } from '#panel/i18n/dismissals.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { decimalMark } from '#panel/i18n/format.ts';
import { messages } from '#panel/i18n/messages.ts';
import { altTextIn, sameAs as sameAsWord } from '#panel/i18n/site.ts';
import type { LocaleTexts } from '#panel/site/locale-texts.ts';
import type { SiteRow } from '#panel/site/site-row.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import { weighedColumns } from '#panel/weighing-list/weighed-columns.ts';
import { type CsvCell, toCsv } from '#rules/csv-cells.ts';

const { file } = messages;

type Column = readonly [heading: string, cell: (row: SiteRow) => CsvCell];

/** What the CSV of a site says of its assets beside their rows. */
interface SiteCsvSource {
  readonly localeTexts: LocaleTexts;
  /** Names other assets with the same file; null for none. */
  readonly sameAs: (row: SiteRow) => string | null;
  readonly outcomeOf: ListWeighing['outcomeOf'];
}

/** The columns: those that people read come first. A text that is not known is empty. */
function columnsOf({ localeTexts: { locales, textOf }, sameAs, outcomeOf }: SiteCsvSource): Column[] {
  const ofLocales = locales.value.map(
    (locale): Column => [altTextIn(locale), ({ key }) => textOf(key, locale.localeId)],
  );
  return [
    [columns.name, ({ details }) => details.displayName],
    [columns.format, ({ type }) => type],
    [columns.bytes, ({ bytes }) => bytes],
    [columns.altText, ({ alt }) => alt?.text],
    ...ofLocales,
    [sameAsWord, sameAs],
    [columns.findings, ({ findings }) => findings.map((finding) => findingMessage(finding).title).join('; ')],
    [columns.steps, ({ findings }) => findings.map((finding) => findingMessage(finding).body).join(' · ')],
    [columns.dismissed, ({ dismissed }) => dismissedTexts(dismissed).join('; ')],
    ...weighedColumns.map(([heading, cell]): Column => [heading, ({ key }) => cell(outcomeOf(key))]),
    [columns.altState, ({ alt }) => alt?.state && states[alt.state]],
    [file.originalName, ({ details }) => details.originalFileName],
    [file.type, ({ details }) => details.contentType],
    [columns.variants, ({ details }) => details.variants?.filter(({ error }) => error === null).length],
    [file.created, ({ details }) => details.createdOn],
    [file.updated, ({ details }) => details.lastUpdated],
    [file.assetId, ({ key }) => key],
    [file.url, ({ details }) => details.hostedUrl],
  ];
}

/** A site as CSV in the panel's language: a header, then a line for each asset. Source: RFC 4180. */
export function siteCsv(rows: readonly SiteRow[], source: SiteCsvSource): string {
  const table = columnsOf(source);
  const head = table.map(([heading]) => heading);
  return toCsv([head, ...rows.map((row) => table.map(([, cell]) => cell(row)))], decimalMark);
}
