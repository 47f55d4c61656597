import { compareNames } from '#panel/i18n/format.ts';
import type { Orders } from '#panel/list/list.ts';
import { type Row, weightOf } from '#panel/page/row.ts';
import { rowLoads } from '#panel/page/row-loads.ts';
import type { Finding } from '#rules/findings/finding.ts';

export type PageOrder = 'page' | 'saving' | 'size' | 'findings' | 'name';

const ranks = { high: 100, medium: 10, low: 1 } as const;

/** Ranks a row: one important finding outweighs any number of notes. */
function urgencyOf({ findings }: Row): number {
  return findings.reduce((sum, { severity }) => Math.max(sum, ranks[severity]), 0) + findings.length / 100;
}

/** The bytes that one screen loads less once the finding is settled; the least where they are an estimate. */
function savingOf(finding: Finding): number {
  switch (finding.id) {
    case 'tooWide':
    case 'oversized':
      return finding.before - finding.after;
    case 'heavy':
      return finding.isLoaded ? (finding.webp?.[0] ?? 0) : 0;
    default:
      return 0;
  }
}

const mostSaved = ({ findings }: Row): number => Math.max(0, ...findings.map(savingOf));
const phoneBytes = (row: Row): number => rowLoads(row, 'phone').bytes;
const nameOf = ({ details }: Row): string => details?.displayName ?? '';

/** Returns a comparison that puts the greatest number first. It reads the number of each row once. */
function greatestFirst(numberOf: (row: Row) => number): (one: Row, other: Row) => number {
  const known = new WeakMap<Row, number>();
  const read = (row: Row): number => {
    const number = known.get(row) ?? numberOf(row);
    known.set(row, number);
    return number;
  };
  return (one, other) => read(other) - read(one);
}

const bySize = greatestFirst(phoneBytes);
const byOriginal = greatestFirst(weightOf);

/** The orders of a page's images; null is the page's own. */
export const orders: Orders<Row, PageOrder> = {
  page: null,
  saving: greatestFirst(mostSaved),
  size: (one, other) => bySize(one, other) || byOriginal(one, other),
  findings: greatestFirst(urgencyOf),
  /** Images without a name come last. */
  name: (one, other) =>
    Number(nameOf(one) === '') - Number(nameOf(other) === '') || compareNames(nameOf(one), nameOf(other)),
};
