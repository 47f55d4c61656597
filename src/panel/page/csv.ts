import { states } from '#panel/i18n/alt-text.ts';
import { columns } from '#panel/i18n/csv.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { decimalMark } from '#panel/i18n/format.ts';
import { messages } from '#panel/i18n/messages.ts';
import type { AuditedUsage, Row } from '#panel/page/row.ts';
import { type CsvCell, toCsv } from '#rules/csv-cells.ts';

interface Pixels {
  readonly width: number | null;
  readonly height: number | null;
}

/** Pixels of an original, where they are known. */
export type PixelsOf = (assetId: string) => Pixels;

/** What a line is about: a use, and the asset it shows. */
interface Line extends Pick<Row, 'assetId' | 'details'>, Pixels, AuditedUsage {}

const { file } = messages;

/** Each column: its heading, and what it says of a line. */
const table: readonly (readonly [heading: string, cell: (line: Line) => CsvCell])[] = [
  [columns.element, ({ usage }) => usage.element.key],
  [file.assetId, ({ assetId }) => assetId],
  [columns.name, ({ details }) => details?.displayName],
  [file.type, ({ details }) => details?.contentType],
  [columns.bytes, ({ details }) => details?.size],
  [columns.width, ({ width }) => width],
  [columns.height, ({ height }) => height],
  [columns.altState, ({ state }) => state && states[state]],
  [columns.altText, ({ text }) => text],
  [columns.variants, ({ details }) => details?.variants?.filter(({ error }) => error === null).length],
  [columns.findings, ({ findings }) => findings.map((finding) => findingMessage(finding).title).join('; ')],
  [file.url, ({ details }) => details?.hostedUrl],
];

const unknownPixels: Pixels = { width: null, height: null };

/** A page as CSV in the panel's language: a header, then a line for each use. Source: RFC 4180. */
export function csvOf(rows: readonly Row[], pixelsOf: PixelsOf): string {
  const lines = rows.flatMap(({ assetId, usages, details }) => {
    const pixels = assetId === null ? unknownPixels : pixelsOf(assetId);
    return usages.map((usage): Line => ({ ...usage, ...pixels, assetId, details }));
  });
  const head = table.map(([heading]) => heading);
  return toCsv([head, ...lines.map((line) => table.map(([, cell]) => cell(line)))], decimalMark);
}
