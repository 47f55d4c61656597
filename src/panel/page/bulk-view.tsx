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
        <Fault bulk={bulk} />
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

/** Why the last press was not carried out. */
function Fault({ bulk }: Pick<BulkProps, 'bulk'>) {
  const { value } = bulk.fault;
  if (!value || value === 'aborted') return null;
  return (
    <p role="alert" class="fault">
      {value === 'changed' ? words.described : editor.faults[value]}
    </p>
  );
}

/** What was done, and what was typed and not written. */
function Summary({ bulk }: Pick<BulkProps, 'bulk'>) {
  const summary = bulk.summary.value;
  if (!summary) return null;
  const isBusy = bulk.isBusy.value;
  const { notUndone } = summary;
  return (
    <>
      <p role="status">{words.summary(summary)}</p>
      <Fault bulk={bulk} />
      {!isBusy && bulk.text.value.trim() !== '' && (
        <p role="alert" dir="auto">
          {words.unsaved(bulk.text.value)}
        </p>
      )}
      {bulk.canUndo.value && (
        <button type="button" class="button" aria-disabled={isBusy} onClick={() => void bulk.undoAll()}>
          {isBusy ? words.undoing : words.undoAll}
        </button>
      )}
      {notUndone !== null && <p role="status">{notUndone ? words.notUndone(notUndone) : words.undone}</p>}
    </>
  );
}

/**
 * Writing the missing alt texts one after the other, and at the end what was done, which can be undone. The focus stays
 * in it while it has it, and goes back to what opens the series.
 */
export class BulkView extends Component<BulkProps> {
  readonly box = createRef<HTMLElement>();

  hasFocus(): boolean {
    const box = this.box.current;
    if (!box) return false;
    const { ownerDocument: page } = box;
    // Whoever works on the canvas is not called away from there.
    return page.hasFocus() && box.contains(page.activeElement);
  }

  /** The text area while the focus is somewhere in the series. */
  override getSnapshotBeforeUpdate() {
    return this.hasFocus() ? [this.box.current?.querySelector('textarea')] : null;
  }

  override componentDidUpdate(_props: BulkProps, _state: unknown, before: readonly unknown[] | null) {
    const box = this.box.current;
    // Another press of Close, which stays where it is, would take the summary away unread.
    const isSummary = before?.[0] && !box?.querySelector('textarea');
    if (!before || (this.hasFocus() && !isSummary)) return;
    (box?.querySelector<HTMLElement>('.button') ?? box?.querySelector('button'))?.focus();
  }

  override componentWillUnmount() {
    const list = this.hasFocus() ? this.box.current?.parentElement : null;
    // What comes in its place is drawn after it is gone.
    queueMicrotask(() => list?.querySelector<HTMLElement>('.page-controls > :last-child')?.focus());
  }

  render({ bulk, walking, page }: BulkProps) {
    const step = bulk.step.value;
    return (
      <section ref={this.box} class="section bulk" aria-labelledby="bulk">
        <div class="level-head">
          <h2 id="bulk">{words.heading}</h2>
          <button
            type="button"
            class="text-button edit"
            aria-disabled={!step && bulk.isBusy.value}
            onClick={bulk.close}
          >
            {words.close}
          </button>
        </div>
        {step && <Step key={step.row.key} bulk={bulk} walking={walking} page={page} />}
        <Summary bulk={bulk} />
      </section>
    );
  }
}
