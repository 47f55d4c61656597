import { Component, type ComponentChildren } from 'preact';
import { imageUrl } from '#panel/browser/image-url.ts';
import * as editor from '#panel/i18n/alt-editor.ts';
import * as words from '#panel/i18n/bulk.ts';
import { preview } from '#panel/i18n/facts.ts';
import { languageTag } from '#panel/i18n/language-tag.ts';
import { unnamed } from '#panel/i18n/page.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import { Around, BulkError, Remarks, SavesWhere } from '#panel/page/bulk-facts.tsx';
import type { BulkItem } from '#panel/page/bulk-source.ts';
import { takeFocus } from '#panel/page/take-focus.ts';

export interface BulkStepProps {
  readonly bulk: Bulk;
  /** Draws what identifies an image: its name and where it is. */
  place(row: BulkItem): ComponentChildren;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

const nameOf = (row: BulkItem): string => row.details?.displayName ?? unnamed;

/** The image that was written last, and the button that undoes that. */
function LastWritten({ bulk }: Pick<BulkStepProps, 'bulk'>) {
  const row = bulk.last.value;
  if (!row) return null;
  const { result } = bulk.entry(row.key);
  const name = nameOf(row);
  return (
    <p class="bulk-last">
      <span class="bulk-name">{result === 'decorative' ? words.marked(name) : words.saved(name)}</span>
      <button type="button" class="text-button" onClick={() => void bulk.undo(row.key)}>
        {editor.undo}
      </button>
    </p>
  );
}

/** The field of an image without a text, and its buttons. */
function Field({ bulk, row }: { readonly bulk: Bulk; readonly row: BulkItem }) {
  const { text, isBusy } = bulk.entry(row.key);
  const isEmpty = text.trim() === '';
  const save = (): void => void bulk.write(row.key, 'text');
  return (
    <>
      <textarea
        ref={takeFocus}
        class="field"
        rows={2}
        dir="auto"
        lang={languageTag(bulk.locale.value?.tag) ?? undefined}
        aria-label={words.headingIn(bulk.locale.value)}
        value={text}
        onInput={({ currentTarget }) => bulk.type(row.key, currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          // An alt text has one line.
          event.preventDefault();
          save();
        }}
      />
      <SavesWhere bulk={bulk} row={row} />
      <BulkError bulk={bulk} row={row} />
      <div class="buttons">
        <button type="button" class="button primary" aria-disabled={isBusy || isEmpty} onClick={save}>
          {isBusy ? editor.saving : words.saveAndNext}
        </button>
        {bulk.hasDecorative && (
          <button type="button" class="button" onClick={() => void bulk.write(row.key, 'decorative')}>
            {words.decorative}
          </button>
        )}
        <button type="button" class="button" onClick={bulk.skip}>
          {words.skip}
        </button>
      </div>
      {/* Below the buttons, which stay where they are while a person types. */}
      <Remarks bulk={bulk} row={row} />
    </>
  );
}

/** An image of the series that was written before. */
function Done({ bulk, row }: { readonly bulk: Bulk; readonly row: BulkItem }) {
  const { result, written, undoFault } = bulk.entry(row.key);
  return (
    <>
      <p dir="auto">{result === 'decorative' ? words.decorative : written}</p>
      <BulkError bulk={bulk} row={row} />
      <div class="buttons">
        <button ref={takeFocus} type="button" class="button primary" onClick={() => bulk.move(1)}>
          {words.next}
        </button>
        <button
          type="button"
          class="button"
          aria-disabled={undoFault === 'changed'}
          onClick={() => void bulk.undo(row.key)}
        >
          {editor.undo}
        </button>
      </div>
    </>
  );
}

/** One image of the series. Its field gets the focus, so that a person can go on typing. */
export class BulkStep extends Component<BulkStepProps> {
  override componentDidMount() {
    const { bulk } = this.props;
    if (bulk.step.value) bulk.context.read([bulk.step.value.row]);
  }

  render({ bulk, place, panelUrl }: BulkStepProps) {
    const step = bulk.step.value;
    if (!step) return null;
    const { row } = step;
    const url = imageUrl(row.details?.hostedUrl, panelUrl);
    const { result } = bulk.entry(row.key);
    return (
      <>
        <div class="bulk-head">
          <button
            type="button"
            class="text-button"
            aria-disabled={step.at === 0}
            onClick={() => bulk.move(-1)}
          >
            {words.back}
          </button>
          <span class="bulk-at">{words.step(step.at + 1, step.of)}</span>
          <LastWritten bulk={bulk} />
        </div>
        {url && (
          <div class="bulk-preview">
            <img src={url} alt={preview} referrerpolicy="no-referrer" />
          </div>
        )}
        {place(row)}
        <Around bulk={bulk} row={row} />
        {result === 'written' || result === 'decorative' ? (
          <Done bulk={bulk} row={row} />
        ) : (
          <Field bulk={bulk} row={row} />
        )}
      </>
    );
  }
}
