import { expect, test } from 'vitest';
import { reachText, useName, usesInLine } from '#panel/i18n/use-names.ts';
import { left, noUse } from '#panel/i18n/uses.ts';
import type { ItemUse, PageUse, Use } from '#rules/uses/use.ts';
import { kindRead } from '#test/support/panel/uses-answers.ts';

const pageUse = (name: string | null, count = 1, status: PageUse['status'] = null): PageUse => ({
  kind: 'page',
  id: name ?? '',
  name,
  status,
  count,
});
const component = (name: string | null, pages: readonly PageUse[]): Use => ({
  kind: 'component',
  id: 'c',
  name,
  count: 1,
  pages,
});
const itemUse = (item: string | null, more: Partial<ItemUse> = {}): ItemUse => ({
  kind: 'item',
  collectionId: 'posts',
  collection: 'Posts',
  status: null,
  item,
  field: 'cover',
  ...more,
});

test.for<[Use, string]>([
  [pageUse('Home', 2), 'Home ×2'],
  [pageUse('Archive'), 'Archive'],
  [pageUse(null, 2, 'draft'), 'Unnamed page ×2 (draft)'],
  [component('Gear card', [pageUse('a'), pageUse('b'), pageUse('c')]), 'component Gear card (on 3 pages)'],
  [component('Gear card', [pageUse('a')]), 'component Gear card (on 1 page)'],
  [component(null, []), 'component Unnamed component (no page found)'],
  [itemUse('Ridge trail'), 'Posts · cover of Ridge trail'],
  [itemUse('Ridge trail', { status: 'archived' }), 'Posts · cover of Ridge trail (archived)'],
  [itemUse(null, { collection: null }), 'Unnamed Collection · cover of unnamed item'],
  [itemUse(null, { field: null }), 'Posts'],
  [{ kind: 'background', style: 'Hero band' }, 'background of Hero band'],
  [{ kind: 'social', id: 'h', name: 'Home', image: 'search' }, 'search image of Home'],
  [{ kind: 'property', id: 'h', name: 'Home', component: null, property: null }, 'Unnamed component on Home'],
  [{ kind: 'canvas' }, 'the open canvas'],
])('%o is called “%s”', ([use, expected]) => {
  expect(useName(use)).toBe(expected);
});

const other = { collectionId: 'team', collection: 'Team' };

test.for<[readonly Use[], number, string]>([
  [[], 4, ''],
  [[pageUse('Home', 2), pageUse('Archive')], 4, 'Home ×2 · Archive'],
  [[pageUse('Home'), pageUse('A'), pageUse('B')], 2, 'Home · A · 1 more'],
  [[itemUse('a'), itemUse('b'), itemUse('Ada', other), itemUse('c')], 4, 'Posts ×3 · Team · cover of Ada'],
])('the uses %o in a line of %i', ([uses, most, expected]) => {
  expect(usesInLine(uses, most)).toBe(expected);
});

test.for([
  [{ pages: 0, items: 0 }, null],
  [{ pages: 1, items: 0 }, 'The image is on at least 1 page.'],
  [{ pages: 0, items: 3 }, 'The image is on at least 3 CMS items.'],
  [{ pages: 4, items: 3 }, 'The image is on at least 4 pages and 3 CMS items.'],
] as const)('the reach %o is “%s”', ([reach, expected]) => {
  expect(reachText(reach)).toBe(expected);
});

test.for([
  [0, 'less than a minute left'],
  [59, 'less than a minute left'],
  [60, 'about 1 minute left'],
  [110, 'about 2 minutes left'],
] as const)('%i seconds are “%s”', ([seconds, expected]) => {
  expect(left(seconds)).toBe(expected);
});

test('“no use found” names what was read, and leaves out what may not be read', () => {
  const refused = kindRead(0, null, { isRefused: true });
  expect(noUse({ pages: kindRead(23, 31), components: kindRead(1, 1), collections: refused })).toBe(
    'No use found on 23 of 31 pages, 1 of 1 component',
  );
  expect(noUse({ pages: refused, components: refused, collections: refused })).toBe('No use found yet');
});
