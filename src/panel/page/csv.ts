import { states } from '#panel/i18n/alt-text.ts';
import { columns } from '#panel/i18n/csv.ts';
import { sayFinding } from '#panel/i18n/findings.ts';
import { decimalMark } from '#panel/i18n/format.ts';
import type { Row } from '#panel/page/row.ts';
import { toCsv } from '#rules/csv-cells.ts';

/** Pixels of an original, where they are known. */
export type PixelsOf = (assetId: string) => { readonly width: number | null; readonly height: number | null };

/** A page as CSV in the panel's language: a header, then a line for each use. Source: RFC 4180. */
export function csvOf(rows: readonly Row[], pixelsOf: PixelsOf): string {
  const lines = rows.flatMap(({ assetId, uses, details }) => {
    const { width, height } = assetId === null ? { width: null, height: null } : pixelsOf(assetId);
    return uses.map(({ use, state, text, findings }) => [
      use.element.key,
      assetId,
      details?.displayName,
      details?.contentType,
      details?.size,
      width,
      height,
      state && states[state],
      text,
      details?.variants?.filter(({ error }) => error === null).length,
      findings.map((finding) => sayFinding(finding).title).join('; '),
      details?.hostedUrl,
    ]);
  });
  return toCsv([columns, ...lines], decimalMark);
}
