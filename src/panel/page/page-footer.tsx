import * as csvWords from '#panel/i18n/csv.ts';
import * as words from '#panel/i18n/page.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import { ExportButtons, ExportResult } from '#panel/page/export-buttons.tsx';
import type { SaveFile } from '#panel/page/page-report.ts';
import type { PageTab } from '#panel/page/page-tab.ts';
import type { Copying } from '#panel/ui/copying.ts';

/** How many pixel sizes the CSV lacks, and the button that measures them. */
function MissingPixels({ pixels, visibleRows }: PageTab) {
  const unmeasured = pixels.unmeasured.value;
  const withoutPixels = pixels.withoutPixels.value;
  const all = visibleRows.all.value;
  const isMeasuring = all !== null && all.problem === null;
  return (
    <>
      {(isMeasuring || unmeasured.length > 0) && (
        <div class="page-line">
          <p class="fine">
            {all?.problem && <span role="alert">{requestErrorMessage(all.problem.code).title}. </span>}
            {isMeasuring ? csvWords.measuring(all.done, all.of) : csvWords.unmeasured(unmeasured.length)}
          </p>
          <button
            type="button"
            class="button"
            onClick={() => (isMeasuring ? visibleRows.stop() : void visibleRows.measureAll(unmeasured))}
          >
            {isMeasuring ? words.stop : csvWords.measure}
          </button>
        </div>
      )}
      {withoutPixels > 0 && <p class="fine">{csvWords.inVain(withoutPixels)}</p>}
    </>
  );
}

interface PageFooterProps {
  readonly pageTab: PageTab;
  readonly copying: Copying;
  readonly saveFile: SaveFile;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** What the list can't show, the button that reads the page again, and the exports. */
export function PageFooter({ pageTab, ...props }: PageFooterProps) {
  const { images } = pageTab;
  const hasRows = images.rows.value.length > 0;
  const { kind } = images.progress.value;
  const isPartial = kind === 'reading' || kind === 'stopped';
  return (
    <section class="section foot">
      <p class="fine">{words.unseen}</p>
      {hasRows && isPartial && <p class="fine">{csvWords.partial}</p>}
      {hasRows && <MissingPixels {...pageTab} />}
      <div class="buttons">
        {/* Where reading was stopped, the progress line has the button. */}
        {kind !== 'stopped' && (
          <button type="button" class="button" onClick={images.read}>
            {words.readAgain}
          </button>
        )}
        <ExportButtons pageTab={pageTab} {...props} />
      </div>
      <ExportResult pageTab={pageTab} copying={props.copying} />
    </section>
  );
}
