import { AltTextIssues } from '#panel/alt-text/alt-text-issues.tsx';
import * as editor from '#panel/i18n/alt-editor.ts';
import * as words from '#panel/i18n/bulk.ts';
import { after } from '#panel/i18n/csv.ts';
import { reachText } from '#panel/i18n/use-names.ts';
import type { Bulk } from '#panel/page/bulk.ts';
import type { BulkItem } from '#panel/page/bulk-source.ts';

interface BulkFactsProps {
  readonly bulk: Bulk;
  readonly row: BulkItem;
}

/** The heading before an image, and the target of the link around it; null where neither is known. */
export function Around({ bulk: { context }, row }: BulkFactsProps) {
  const heading = context.heading(row);
  const to = context.link(row)?.to;
  if (!heading && !to) return null;
  return (
    <p class="fine" dir="auto">
      {[heading && after(heading), to && words.linkTo(to)].filter(Boolean).join(' · ')}
    </p>
  );
}

/** Where the text is saved, and how far that reaches beyond the open page. */
export function SavesWhere({ bulk, row }: BulkFactsProps) {
  const { level, images } = bulk.destination(row);
  const reach = level === 'asset' ? bulk.context.reach(row) : null;
  const isBeyond = reach !== null && reach.pages + reach.items > 1;
  return (
    <p class="fine">
      {images === null ? words.savesInSite(bulk.locale.value) : words.saves(level, images)}{' '}
      {isBeyond && reachText(reach)}
    </p>
  );
}

/** Why the last write or undo failed. */
export function BulkError({ bulk, row }: BulkFactsProps) {
  const { errorReason, undoFault } = bulk.entry(row.key);
  const text = undoFault
    ? words.notUndoneHere(undoFault)
    : errorReason === 'changed'
      ? words.described
      : errorReason && errorReason !== 'aborted' && editor.faults[errorReason];
  return text ? (
    <p role="alert" class="fault">
      {text}
    </p>
  ) : null;
}

/** The issues that the draft would have. */
export function Remarks({ bulk, row }: BulkFactsProps) {
  return <AltTextIssues issues={bulk.context.issues(row, bulk.entry(row.key).text)} />;
}
