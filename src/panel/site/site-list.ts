import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Duplicates } from '#panel/duplicates/duplicates.ts';
import { createList, type List } from '#panel/list/list.ts';
import { type SiteChip, siteChips } from '#panel/site/chips.ts';
import type { LocaleTexts } from '#panel/site/locale-texts.ts';
import { ordersWith, type SiteOrder } from '#panel/site/orders.ts';
import type { SiteRow } from '#panel/site/site-row.ts';
import type { SiteUses } from '#panel/uses/site-uses.ts';

/** The rows of the site, as far as they are shown. */
export interface SiteList extends List<SiteRow, SiteChip, SiteOrder> {
  /** Bytes of all originals, as far as they are known. */
  readonly bytes: ReadonlySignal<number>;
}

/** Names, alt text and type: what a search looks into. */
function textsOf(row: SiteRow): (string | null | undefined)[] {
  const { displayName, originalFileName, contentType } = row.details;
  const other = originalFileName === displayName ? null : originalFileName;
  return [displayName, other, contentType, row.type, row.alt?.text];
}

/** Returns a comparison that brings the assets of each group together. */
function byGroup(groups: readonly (readonly string[])[]): (one: SiteRow, other: SiteRow) => number {
  const ranks = new Map(groups.flatMap((group, at) => group.map((id) => [id, at] as const)));
  const rankOf = ({ key }: SiteRow): number => ranks.get(key) ?? groups.length;
  return (one, other) => (other.bytes ?? 0) - (one.bytes ?? 0) || rankOf(one) - rankOf(other);
}

/** Creates the list of a site's rows. `savings` returns what the weighed assets would save. */
export function createSiteList(
  rows: ReadonlySignal<readonly SiteRow[]>,
  localeTexts: LocaleTexts,
  { groups, groupOf }: Pick<Duplicates, 'groups' | 'groupOf'>,
  isUsed: SiteUses['isUsed'],
  savings: () => ReadonlyMap<string, number>,
): SiteList {
  return {
    ...createList({
      items: rows,
      chips: computed(() => siteChips(localeTexts, groupOf.value, isUsed.value)),
      orders: ordersWith(savings),
      order: 'size',
      groups: computed(() => ({ twice: byGroup(groups.value) })),
      textsOf,
    }),
    bytes: computed(() => rows.value.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)),
  };
}
