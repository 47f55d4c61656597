import { formatFormat } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/weighing-list.ts';
import type { Outcome, Suggested } from '#panel/weighing-list/outcome.ts';
import type { CsvCell } from '#rules/csv-cells.ts';

/** A column: its heading, and what it says of an asset; null for one that was not asked for. */
type Column = readonly [heading: string, cell: (outcome: Outcome | null) => CsvCell];

const ofSuggested =
  (cell: (suggested: Suggested) => CsvCell) =>
  (outcome: Outcome | null): CsvCell =>
    outcome?.kind === 'suggested' ? cell(outcome) : null;

/** Returns the best format, or that there is none; empty where that is not known. */
function formatCell(outcome: Outcome | null): CsvCell {
  switch (outcome?.kind) {
    case 'suggested':
      return formatFormat(outcome.candidate.format);
    case 'nothingSmaller':
    case 'notAlike':
      return words.states[outcome.kind];
    default:
      return null;
  }
}

/** The columns of weighing, each empty where an asset is not weighed. */
export const weighedColumns: readonly Column[] = [
  [words.columns.format, formatCell],
  [words.columns.bytes, ofSuggested(({ candidate }) => candidate.bytes)],
  [words.columns.saved, (outcome) => (outcome && 'before' in outcome ? savedOf(outcome) : null)],
  [words.columns.likeness, ofSuggested(({ candidate }) => candidate.score)],
];

function savedOf(outcome: Outcome): number {
  return outcome.kind === 'suggested' ? outcome.saved : 0;
}
