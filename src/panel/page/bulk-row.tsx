import * as editor from '#panel/i18n/alt-editor.ts';
import { altTextIssueMessage } from '#panel/i18n/alt-rules.ts';
import * as words from '#panel/i18n/bulk.ts';
import { languageTag } from '#panel/i18n/language-tag.ts';
import { unnamed } from '#panel/i18n/page.ts';
import { thumbnailUrl } from '#panel/list/thumbnail-url.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import { BulkError, SavesWhere } from '#panel/page/bulk-facts.tsx';
import type { BulkItem } from '#panel/page/bulk-source.ts';
import { Thumbnail } from '#panel/ui/thumbnail.tsx';

interface BulkRowProps {
  readonly bulk: Bulk;
  readonly row: BulkItem;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** Pixels of the thumbnail on a screen of 2×. */
const thumbnailPixels = 80;

/** What became of a row, or what to know of its draft: its error, its issues in one line, or where it is saved. */
function RowNote({ bulk, row }: Omit<BulkRowProps, 'panelUrl'>) {
  const { result, text, errorReason, undoFault } = bulk.entry(row.key);
  if (errorReason !== null || undoFault !== null) return <BulkError bulk={bulk} row={row} />;
  if (result === 'written') return <p class="bulk-saved">{editor.done.saved}</p>;
  if (result === 'decorative') return <p class="bulk-saved">{words.decorative}</p>;
  const whyNot = bulk.whyNot(row);
  if (whyNot) return <p class="fine">{whyNot === 'changed' ? words.described : words.forbidden}</p>;
  const issues = bulk.context.issues(row, text).map(altTextIssueMessage);
  if (issues.length === 0) return <SavesWhere bulk={bulk} row={row} />;
  return (
    <p class="bulk-issues" title={issues.map(({ title, body }) => `${title}. ${body}`).join('\n')}>
      {issues.map(({ title }) => title).join(' · ')}
      <span class="hidden">{issues.map(({ body }) => body).join(' ')}</span>
    </p>
  );
}

/** Moves the focus to the field of the next row. */
function focusNext(field: HTMLElement): void {
  field.closest('li')?.nextElementSibling?.querySelector('textarea')?.focus();
}

/** One image of the table: its field, its own save state, and one button that saves or undoes. */
export function BulkRow({ bulk, row, panelUrl }: BulkRowProps) {
  const { key, details } = row;
  const { text, written, result, isBusy, undoFault } = bulk.entry(key);
  const name = details?.displayName ?? unnamed;
  const url = thumbnailUrl(details, thumbnailPixels, panelUrl);
  const isDone = result === 'written' || result === 'decorative';
  const isEmpty = text.trim() === '';
  const note = `bulk-note-${key}`;
  return (
    <div class="bulk-row">
      <Thumbnail url={url} />
      <span class="bulk-name" dir="auto">
        {name}
      </span>
      <textarea
        class="field"
        rows={2}
        dir="auto"
        lang={languageTag(bulk.locale.value?.tag) ?? undefined}
        aria-label={words.altTextOf(name)}
        aria-describedby={note}
        readOnly={isDone || bulk.whyNot(row) !== null}
        value={isDone ? written : text}
        onInput={({ currentTarget }) => bulk.type(key, currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          // An alt text has one line.
          event.preventDefault();
          if (!isDone) void bulk.write(key, 'text');
          focusNext(event.currentTarget);
        }}
      />
      <div class="bulk-note" id={note}>
        <RowNote bulk={bulk} row={row} />
      </div>
      {/* One element for both actions, so that the button keeps the focus. */}
      <button
        type="button"
        class="text-button"
        aria-label={isDone ? words.undoOf(name) : words.saveOf(name)}
        aria-disabled={isBusy || (isDone ? undoFault === 'changed' : isEmpty)}
        onClick={() => void (isDone ? bulk.undo(key) : bulk.write(key, 'text'))}
      >
        {isBusy ? editor.saving : isDone ? editor.undo : editor.save}
      </button>
    </div>
  );
}
