import { compareNames } from '#panel/i18n/format.ts';
import { byName } from '#panel/list/by-name.ts';
import { greatestFirst } from '#panel/list/greatest-first.ts';
import type { Orders } from '#panel/list/list.ts';
import type { SiteRow } from '#panel/site/site-row.ts';
import { parseDate } from '#rules/parse-date.ts';

export type SiteOrder = 'size' | 'saving' | 'newest' | 'name' | 'type';

/** The least that another format would save. */
function savingOf({ findings }: SiteRow): number {
  return Math.max(0, ...findings.map((finding) => (finding.id === 'heavy' ? (finding.webp?.[0] ?? 0) : 0)));
}

const bySize = greatestFirst<SiteRow>(({ bytes }) => bytes ?? 0);

/** There are few types, and most comparisons are of equal ones. */
const compareTypes = (one: string, other: string): number => (one === other ? 0 : compareNames(one, other));

/**
 * Returns the orders of a site's assets. The savings of weighed assets are read by the order that goes by them alone, so that no
 * other sorts again with each result.
 */
export function ordersWith(savings: () => ReadonlyMap<string, number>): Orders<SiteRow, SiteOrder> {
  return {
    size: bySize,
    get saving() {
      const known = savings();
      return greatestFirst<SiteRow>((row) => known.get(row.key) ?? savingOf(row), bySize);
    },
    newest: greatestFirst(({ details }) => parseDate(details.createdOn ?? '') ?? 0),
    name: byName(({ details }) => details.displayName),
    type: (one, other) => compareTypes(one.type, other.type) || bySize(one, other),
  };
}
