import { states } from '#panel/i18n/alt-text.ts';
import { columns } from '#panel/i18n/csv.ts';
import { dismissedTexts } from '#panel/i18n/dismissals.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { decimalMark } from '#panel/i18n/format.ts';
import { messages } from '#panel/i18n/messages.ts';
import { placeOf } from '#panel/page/place.ts';
import type { AuditedUsage, Row } from '#panel/page/row.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import type { Outcome } from '#panel/weighing-list/outcome.ts';
import { weighedColumns } from '#panel/weighing-list/weighed-columns.ts';
import { type CsvCell, toCsv } from '#rules/csv-cells.ts';

interface Pixels {
  readonly width: number | null;
  readonly height: number | null;
}

/** Pixels of an original, where they are known. */
export type PixelsOf = (assetId: string) => Pixels;

/** The page that the rows are of. */
export interface PageContext {
  readonly name: string;
  /** The heading before each image, by the element's key, where it is known. */
  readonly headings: ReadonlyMap<string, string>;
}

/** What a line is about: a use, and the asset it shows. */
interface Line extends Pick<Row, 'assetId' | 'details'>, Pixels, AuditedUsage {
  readonly page: PageContext;
  readonly outcome: Outcome | null;
}

const { file } = messages;

/** Each column: its heading, and what it says of a line. Those that people read come first. */
const table: readonly (readonly [heading: string, cell: (line: Line) => CsvCell])[] = [
  [columns.page, ({ page }) => page.name],
  [columns.place, ({ page, usage }) => placeOf(usage, page.headings.get(usage.element.key))],
  [columns.name, ({ details }) => details?.displayName],
  [columns.altText, ({ text }) => text],
  [columns.findings, ({ findings }) => findings.map((finding) => findingMessage(finding).title).join('; ')],
  [columns.steps, ({ findings }) => findings.map((finding) => findingMessage(finding).body).join(' · ')],
  [columns.dismissed, ({ dismissed }) => dismissedTexts(dismissed).join('; ')],
  [columns.phoneLoads, ({ loads }) => loads.phone.loaded],
  [columns.laptopLoads, ({ loads }) => loads.laptop.loaded],
  [columns.phoneNeeds, ({ loads }) => loads.phone.needed],
  [columns.laptopNeeds, ({ loads }) => loads.laptop.needed],
  ...weighedColumns.map(
    ([heading, cell]) => [heading, ({ outcome }: Line): CsvCell => cell(outcome)] as const,
  ),
  [columns.altState, ({ state }) => state && states[state]],
  [file.type, ({ details }) => details?.contentType],
  [columns.bytes, ({ details }) => details?.size],
  [columns.width, ({ width }) => width],
  [columns.height, ({ height }) => height],
  [columns.variants, ({ details }) => details?.variants?.filter(({ error }) => error === null).length],
  [columns.element, ({ usage }) => usage.element.key],
  [file.assetId, ({ assetId }) => assetId],
  [file.url, ({ details }) => details?.hostedUrl],
];

const unknownPixels: Pixels = { width: null, height: null };

/** A page as CSV in the panel's language: a header, then a line for each use. Source: RFC 4180. */
export function csvOf(
  rows: readonly Row[],
  pixelsOf: PixelsOf,
  page: PageContext,
  outcomeOf: ListWeighing['outcomeOf'] = () => null,
): string {
  const lines = rows.flatMap(({ assetId, usages, details }) => {
    const pixels = assetId === null ? unknownPixels : pixelsOf(assetId);
    const outcome = assetId === null ? null : outcomeOf(assetId);
    return usages.map((usage): Line => ({ ...usage, ...pixels, assetId, details, page, outcome }));
  });
  const head = table.map(([heading]) => heading);
  return toCsv([head, ...lines.map((line) => table.map(([, cell]) => cell(line)))], decimalMark);
}
