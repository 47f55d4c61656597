import { Component, createRef } from 'preact';
import type { Bulk } from '#panel/page/bulk.ts';
import { Walk } from '#panel/page/walk.tsx';
import type { Walking } from '#panel/page/walking.ts';
import { pictureUrl } from '#panel/selected/picture-url.ts';
import * as editor from '#panel/words/alt-editor.ts';
import * as words from '#panel/words/bulk.ts';
import { preview } from '#panel/words/facts.ts';
import { gone, notSelected, unnamed, uses } from '#panel/words/page.ts';

interface BulkProps {
  readonly bulk: Bulk;
  readonly walking: Walking;
  readonly page: URL;
}

/** One image of the series. Focus comes to its text area, so that a person can type on. */
class Step extends Component<BulkProps> {
  readonly field = createRef<HTMLTextAreaElement>();

  override componentDidMount() {
    this.field.current?.focus();
  }

  render({ bulk, walking, page }: BulkProps) {
    const step = bulk.step.value;
    if (!step) return null;
    const { row } = step;
    const { details } = row;
    const url = pictureUrl(details?.hostedUrl, page);
    const fault = bulk.fault.value;
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
          <strong dir="auto">{details?.displayName ?? unnamed}</strong> {uses(row.uses.length)}
        </p>
        <div class="place">
          <button type="button" class="text-button" onClick={() => void walking.go(row, walking.at(row))}>
            {words.show}
          </button>
          <Walk row={row} walking={walking} />
        </div>
        {walking.fault.value?.key === row.key && (
          <p role="alert">{walking.fault.value.isGone ? gone : notSelected}</p>
        )}
        <textarea
          ref={this.field}
          class="field"
          rows={3}
          dir="auto"
          aria-label={words.heading}
          value={bulk.text.value}
          onInput={({ currentTarget }) => bulk.type(currentTarget.value)}
        />
        {fault && fault !== 'aborted' && (
          <p role="alert" class="fault">
            {editor.faults[fault]}
          </p>
        )}
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
}

/** Writing the missing alt texts one after the other, and at the end what was done, which can be undone. */
export function BulkView({ bulk, walking, page }: BulkProps) {
  const step = bulk.step.value;
  const summary = bulk.summary.value;
  return (
    <section class="section bulk" aria-labelledby="bulk">
      <div class="level-head">
        <h2 id="bulk">{words.heading}</h2>
        <button type="button" class="text-button edit" onClick={bulk.close}>
          {words.close}
        </button>
      </div>
      {step && <Step key={step.row.key} bulk={bulk} walking={walking} page={page} />}
      {summary && (
        <>
          <p role="status">{words.summary(summary)}</p>
          {summary.notUndone === null ? (
            summary.written + summary.decorative > 0 && (
              <button
                type="button"
                class="button"
                aria-disabled={bulk.isBusy.value}
                onClick={() => void bulk.undoAll()}
              >
                {bulk.isBusy.value ? words.undoing : words.undoAll}
              </button>
            )
          ) : (
            <p role="status">{summary.notUndone ? words.notUndone(summary.notUndone) : words.undone}</p>
          )}
        </>
      )}
    </section>
  );
}
