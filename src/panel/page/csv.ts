import type { Row } from '#panel/page/row.ts';
import { states } from '#panel/words/alt-text.ts';
import { columns } from '#panel/words/csv.ts';
import { sayFinding } from '#panel/words/findings.ts';

// To a spreadsheet a cell that starts so is a formula, which it runs; full-width signs too. Source: OWASP, CSV injection.
const formula = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/;

/** Pixels of an original, where they are known. */
export type PixelsOf = (assetId: string) => { readonly width: number | null; readonly height: number | null };

/** One cell. What a spreadsheet would run is kept from it by an apostrophe. Source: RFC 4180, 2. */
function cell(value: string | number | null | undefined): string {
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : `${value ?? ''}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A page as comma-separated values: a header, then a line for each use. Source: RFC 4180. */
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
  return [columns, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}
