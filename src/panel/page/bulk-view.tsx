import * as editor from '#panel/i18n/alt-editor.ts';
import * as words from '#panel/i18n/bulk.ts';
import { bulkModes } from '#panel/page/bulk.ts';
import { BulkStep, type BulkStepProps } from '#panel/page/bulk-step.tsx';
import { BulkTable } from '#panel/page/bulk-table.tsx';
import { takeFocus } from '#panel/page/take-focus.ts';

/** What the series covers, and the choice between its two views. */
function Coverage({ bulk }: Pick<BulkStepProps, 'bulk'>) {
  const { lacking, writable, obstacles } = bulk.coverage.value;
  return (
    <>
      <p class="fine">{words.covers(lacking, writable, obstacles)}</p>
      <fieldset class="bulk-modes">
        <legend class="hidden">{words.mode}</legend>
        {bulkModes.map((mode) => (
          <label class="check-label" key={mode}>
            <input
              type="radio"
              name="bulk-mode"
              checked={bulk.mode.value === mode}
              onChange={() => bulk.show(mode)}
            />
            {words.modes[mode]}
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** The result of the series, and drafts that were not written. */
function Summary({ bulk }: Pick<BulkStepProps, 'bulk'>) {
  const summary = bulk.summary.value;
  if (!summary) return null;
  const isBusy = bulk.isBusy.value;
  const { notUndone, unsaved, errorReason } = summary;
  return (
    <>
      <p role="status">{words.summary(summary)}</p>
      {errorReason !== null && errorReason !== 'aborted' && (
        <p role="alert" class="fault">
          {errorReason === 'changed' ? words.described : editor.faults[errorReason]}
        </p>
      )}
      {unsaved.map((text) => (
        <p key={text} role="alert" dir="auto">
          {words.unsaved(text)}
        </p>
      ))}
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
      {notUndone?.length === 0 && <p role="status">{words.undone}</p>}
      {[...Map.groupBy(notUndone ?? [], (reason) => reason)].map(([reason, { length }]) => (
        <p key={reason} role="status">
          {words.notUndone(reason, length)}
        </p>
      ))}
    </>
  );
}

/** The series of missing alt texts, one image at a time or in a table, and at its end the result. */
export function BulkView({ bulk, place, panelUrl }: BulkStepProps) {
  const step = bulk.step.value;
  const isTable = bulk.mode.value === 'table';
  return (
    <section
      class="section bulk"
      aria-labelledby="bulk"
      onKeyDown={({ key, currentTarget, isComposing }) => {
        const isTyped = step !== null && bulk.entry(step.row.key).text.trim() !== '';
        if (key === 'Escape' && !isComposing && !isTable && step && !isTyped)
          currentTarget.querySelector<HTMLElement>('.bulk-close')?.click();
      }}
    >
      <div class="bulk-head">
        <h2 id="bulk">{words.headingIn(bulk.locale.value)}</h2>
        <button
          ref={step || bulk.canUndo.value ? null : takeFocus}
          type="button"
          class="text-button bulk-close"
          aria-disabled={!step && bulk.isBusy.value}
          onClick={({ currentTarget }) => {
            const view = currentTarget.closest('.view');
            bulk.close();
            const start = view?.querySelector<HTMLElement>('.page-controls > button');
            (start ?? view?.querySelector<HTMLElement>('.list-search'))?.focus();
          }}
        >
          {words.close}
        </button>
      </div>
      {step && <Coverage bulk={bulk} />}
      {step && isTable && <BulkTable bulk={bulk} panelUrl={panelUrl} />}
      {step && !isTable && <BulkStep key={step.row.key} bulk={bulk} place={place} panelUrl={panelUrl} />}
      <Summary bulk={bulk} />
    </section>
  );
}
