import { byName } from '#panel/list/by-name.ts';
import { greatestFirst } from '#panel/list/greatest-first.ts';
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

const bySize = greatestFirst(phoneBytes, greatestFirst(weightOf));

/**
 * Returns the orders of a page's images; null is the page's own. The savings of weighed images are read by the order that
 * goes by them alone, so that no other sorts again with each result.
 */
export function ordersWith(savings: () => ReadonlyMap<string, number>): Orders<Row, PageOrder> {
  return {
    page: null,
    get saving() {
      const known = savings();
      return greatestFirst<Row>((row) => known.get(row.assetId ?? '') ?? mostSaved(row));
    },
    size: bySize,
    findings: greatestFirst(urgencyOf),
    name: byName(({ details }) => details?.displayName ?? null),
  };
}
