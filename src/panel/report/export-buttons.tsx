import type { SaveFile } from '#panel/browser/save-file.ts';
import * as csvWords from '#panel/i18n/csv.ts';
import * as reportWords from '#panel/i18n/report.ts';
import type { Report } from '#panel/report/report.ts';
import type { ReportSaving } from '#panel/report/report-saving.ts';
import { CopyButton, CopyFailure } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';

/** A list as CSV and as a report. */
export interface Exports {
  readonly csvName: string;
  readonly csv: () => string;
  /** Returns the report of this moment, in milliseconds since the epoch. */
  readonly report: (now: number) => Report;
}

interface ExportProps {
  /** Identifies the list among others whose texts are copied. */
  readonly id: string;
  /** Null for a list without items. */
  readonly exports: Exports | null;
  readonly saving: ReportSaving;
  readonly copying: Copying;
  readonly saveFile: SaveFile;
}

/** The buttons that save a list: as CSV, and as a report to print; and what became of the last press. */
export function ExportButtons({ id, exports, saving, copying, saveFile }: ExportProps) {
  const made = saving.made.value;
  const isBusy = saving.isBusy.value;
  return (
    <>
      {exports && (
        <>
          <button type="button" class="popup-item" onClick={() => saveFile(exports.csvName, exports.csv())}>
            {csvWords.download}
          </button>
          <CopyButton
            look="entry"
            copying={copying}
            id={`${id} csv`}
            text={exports.csv}
            label={csvWords.copy}
          />
          <button
            type="button"
            class="popup-item"
            aria-disabled={isBusy}
            onClick={() => void saving.save(exports.report, saveFile)}
          >
            {isBusy ? reportWords.saving : reportWords.save}
          </button>
        </>
      )}
      {made !== null && (
        <>
          <p class="fine export-result" role="status">
            {reportWords.saved}
          </p>
          <CopyButton
            look="entry"
            copying={copying}
            id={`${id} report`}
            text={made}
            label={reportWords.copy}
          />
        </>
      )}
      <CopyFailure copying={copying} scope={`${id} csv`} />
      <CopyFailure copying={copying} scope={`${id} report`} />
    </>
  );
}
