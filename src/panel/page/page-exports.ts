import { fileName } from '#panel/i18n/csv.ts';
import { csvOf } from '#panel/page/csv.ts';
import { isFullyRead } from '#panel/page/page-images.ts';
import type { PageTab } from '#panel/page/page-tab.ts';
import { reportOf } from '#panel/page/report-data.ts';
import type { Exports } from '#panel/report/export-buttons.tsx';

/** Returns the page's images as CSV and as a report; null without images. */
export function pageExports(
  { images, pixelsOf, headings, weighing }: PageTab,
  panelUrl: URL,
): Exports | null {
  const { value: rows } = images.rows;
  if (rows.length === 0) return null;
  const page = { name: images.name.value, headings: headings.all.value };
  const isComplete = isFullyRead(images.progress.value);
  return {
    csvName: fileName('page', page.name),
    csv: () => csvOf(rows, pixelsOf, page, weighing.outcomeOf),
    report: (now) => reportOf({ rows, page, pixelsOf, weighing, isComplete, panelUrl, now }),
  };
}
