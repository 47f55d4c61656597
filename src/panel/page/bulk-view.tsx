import { imageUrl } from '#panel/browser/image-url.ts';
import * as editor from '#panel/i18n/alt-editor.ts';
import * as words from '#panel/i18n/bulk.ts';
import { preview } from '#panel/i18n/facts.ts';
import { gone, notSelected, unnamed, usages } from '#panel/i18n/page.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import { UsageButtons } from '#panel/page/usage-buttons.tsx';
import type { UsageNavigator } from '#panel/page/usage-navigator.ts';

interface BulkProps {
  readonly bulk: Bulk;
  readonly usageNavigator: UsageNavigator;
  readonly panelUrl: URL;
}

/**
 * Moves the focus to a new step, from a removed element or from another element of the series. A person who works on
 * the canvas or in the tabs keeps the focus there.
 */
function takeFocus(to: HTMLElement | null): void {
  const { activeElement: from, body } = document;
  if (!to || !document.hasFocus()) return;
  if (from === body || to.closest('.bulk')?.contains(from)) to.focus();
}

/** Why the last write failed. */
function ErrorMessage({ bulk }: Pick<BulkProps, 'bulk'>) {
  const { value } = bulk.errorReason;
  if (!value || value === 'aborted') return null;
  return (
    <p role="alert" class="fault">
      {value === 'changed' ? words.described : editor.faults[value]}
    </p>
  );
}

/** One image of the series. Its text area gets the focus, so that a person can go on typing. */
function Step({ bulk, usageNavigator, panelUrl }: BulkProps) {
  const step = bulk.step.value;
  if (!step) return null;
  const { row } = step;
  const { details } = row;
  const url = imageUrl(details?.hostedUrl, panelUrl);
  const isBusy = bulk.isBusy.value;
  return (
    <>
      <p class="fine">{words.step(step.at + 1, step.of)}</p>
      {url && (
        <div class="preview">
          <img src={url} alt={preview} referrerpolicy="no-referrer" />
        </div>
      )}
      <p>
        <strong dir="auto">{details?.displayName ?? unnamed}</strong> {usages(row.usages.length)}
      </p>
      <div class="place">
        <button
          type="button"
          class="text-button"
          onClick={() => void usageNavigator.go(row, usageNavigator.at(row))}
        >
          {words.show}
        </button>
        <UsageButtons row={row} usageNavigator={usageNavigator} />
      </div>
      {usageNavigator.error.value?.key === row.key && (
        <p role="alert">{usageNavigator.error.value.isGone ? gone : notSelected}</p>
      )}
      <textarea
        ref={takeFocus}
        class="field"
        rows={3}
        dir="auto"
        aria-label={words.heading}
        value={bulk.text.value}
        onInput={({ currentTarget }) => bulk.type(currentTarget.value)}
      />
      <ErrorMessage bulk={bulk} />
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          aria-disabled={isBusy || bulk.text.value.trim() === ''}
          onClick={() => bulk.text.value.trim() !== '' && void bulk.write('text')}
        >
          {isBusy ? editor.saving : words.saveAndNext}
        </button>
        <button type="button" class="button" onClick={() => void bulk.write('decorative')}>
          {words.decorative}
        </button>
        <button type="button" class="button" onClick={bulk.skip}>
          {words.skip}
        </button>
      </div>
    </>
  );
}

/** The result of the series, and a draft that was not written. */
function Summary({ bulk }: Pick<BulkProps, 'bulk'>) {
  const summary = bulk.summary.value;
  if (!summary) return null;
  const isBusy = bulk.isBusy.value;
  const { notUndone } = summary;
  return (
    <>
      <p role="status">{words.summary(summary)}</p>
      <ErrorMessage bulk={bulk} />
      {!isBusy && bulk.text.value.trim() !== '' && (
        <p role="alert" dir="auto">
          {words.unsaved(bulk.text.value)}
        </p>
      )}
      {bulk.canUndo.value && (
        <button
          ref={takeFocus}
          type="button"
          class="button"
          aria-disabled={isBusy}
          onClick={() => void bulk.undoAll()}
        >
          {isBusy ? words.undoing : words.undoAll}
        </button>
      )}
      {notUndone !== null && <p role="status">{notUndone ? words.notUndone(notUndone) : words.undone}</p>}
    </>
  );
}

/** The series of missing alt texts, one image at a time, and at its end the result, which can be undone. */
export function BulkView({ bulk, usageNavigator, panelUrl }: BulkProps) {
  const step = bulk.step.value;
  return (
    <section class="section bulk" aria-labelledby="bulk">
      <div class="level-head">
        <h2 id="bulk">{words.heading}</h2>
        <button
          ref={step || bulk.canUndo.value ? null : takeFocus}
          type="button"
          class="text-button edit"
          aria-disabled={!step && bulk.isBusy.value}
          onClick={({ currentTarget }) => {
            const view = currentTarget.closest('.view');
            bulk.close();
            view?.querySelector<HTMLElement>('.page-controls > :last-child')?.focus();
          }}
        >
          {words.close}
        </button>
      </div>
      {step && <Step key={step.row.key} bulk={bulk} usageNavigator={usageNavigator} panelUrl={panelUrl} />}
      <Summary bulk={bulk} />
    </section>
  );
}
