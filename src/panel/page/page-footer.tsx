import * as csvWords from '#panel/i18n/csv.ts';
import * as words from '#panel/i18n/page.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import { csvOf } from '#panel/page/csv.ts';
import type { PageTab } from '#panel/page/page-tab.ts';
import { CopyButton, CopyFailure } from '#panel/ui/copy-button.tsx';
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
  readonly saveFile: (name: string, text: string) => void;
}

/** What the list can't show, the button that reads the page again, and the CSV. */
export function PageFooter({ pageTab, copying, saveFile }: PageFooterProps) {
  const { images, pixels, headings } = pageTab;
  const rows = images.rows.value;
  const { kind } = images.progress.value;
  const isPartial = kind === 'reading' || kind === 'stopped';
  const csv = (): string => csvOf(rows, pixels.of, { name: images.name.value, headings: headings.all.value });
  return (
    <section class="section foot">
      <p class="fine">{words.unseen}</p>
      {rows.length > 0 && isPartial && <p class="fine">{csvWords.partial}</p>}
      {rows.length > 0 && <MissingPixels {...pageTab} />}
      <div class="buttons">
        {/* Where reading was stopped, the progress line has the button. */}
        {kind !== 'stopped' && (
          <button type="button" class="button" onClick={images.read}>
            {words.readAgain}
          </button>
        )}
        {rows.length > 0 && (
          <>
            <button
              type="button"
              class="button"
              onClick={() => saveFile(csvWords.fileName(images.name.value), csv())}
            >
              {csvWords.download}
            </button>
            <CopyButton copying={copying} id="csv" text={csv} label={csvWords.copy} />
          </>
        )}
      </div>
      <CopyFailure copying={copying} scope="csv" />
    </section>
  );
}
