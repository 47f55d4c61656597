import * as csvWords from '#panel/i18n/csv.ts';
import * as reportWords from '#panel/i18n/report.ts';
import { csvOf } from '#panel/page/csv.ts';
import type { SaveFile } from '#panel/page/page-report.ts';
import type { PageTab } from '#panel/page/page-tab.ts';
import { CopyButton, CopyFailure } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';

interface ExportProps {
  readonly pageTab: PageTab;
  readonly copying: Copying;
  readonly saveFile: SaveFile;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** The buttons that save the list: as CSV, and as a report to print. Nothing without rows. */
export function ExportButtons({ pageTab, copying, saveFile, panelUrl }: ExportProps) {
  const { images, pixelsOf, headings, report } = pageTab;
  const rows = images.rows.value;
  if (rows.length === 0) return null;
  const page = { name: images.name.value, headings: headings.all.value };
  const csv = (): string => csvOf(rows, pixelsOf, page);
  const isBusy = report.isBusy.value;
  const isComplete = images.progress.value.kind === 'read';
  return (
    <>
      <button type="button" class="button" onClick={() => saveFile(csvWords.fileName(page.name), csv())}>
        {csvWords.download}
      </button>
      <CopyButton copying={copying} id="csv" text={csv} label={csvWords.copy} />
      <button
        type="button"
        class="button"
        aria-disabled={isBusy}
        onClick={() => void report.save({ rows, page, pixelsOf, isComplete, panelUrl }, saveFile)}
      >
        {isBusy ? reportWords.saving : reportWords.save}
      </button>
    </>
  );
}

/** What became of the last press of these buttons: a report to copy, or a text that could not be copied. */
export function ExportResult({ pageTab: { report }, copying }: Pick<ExportProps, 'pageTab' | 'copying'>) {
  const made = report.made.value;
  return (
    <>
      {made !== null && (
        <>
          <p class="fine export-result" role="status">
            {reportWords.saved}
          </p>
          <CopyButton copying={copying} id="page report" text={made} label={reportWords.copy} />
        </>
      )}
      <CopyFailure copying={copying} scope="csv" />
      <CopyFailure copying={copying} scope="page report" />
    </>
  );
}
