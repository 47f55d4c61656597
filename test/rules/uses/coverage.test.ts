import { expect, test } from 'vitest';
import {
  type Coverage,
  isFullyRead,
  isPartlyRead,
  isRefused,
  type KindCoverage,
} from '#rules/uses/coverage.ts';

const kind = (read: number, of: number | null, more: Partial<KindCoverage> = {}): KindCoverage => ({
  read,
  of,
  failed: 0,
  isRefused: false,
  ...more,
});

test.for<[string, Coverage, boolean, boolean]>([
  ['nothing', { pages: kind(0, null), components: kind(0, null), collections: kind(0, null) }, false, false],
  ['some pages', { pages: kind(23, 31), components: kind(0, 12), collections: kind(0, 4) }, true, false],
  ['all', { pages: kind(31, 31), components: kind(12, 12), collections: kind(4, 4) }, true, true],
  [
    'a site without Collections',
    { pages: kind(1, 1), components: kind(0, 0), collections: kind(0, 0) },
    true,
    true,
  ],
  [
    'all but a page that failed',
    { pages: kind(30, 31, { failed: 1 }), components: kind(1, 1), collections: kind(0, 0) },
    true,
    false,
  ],
  [
    'all but what is refused',
    { pages: kind(31, 31), components: kind(12, 12), collections: kind(0, 0, { isRefused: true }) },
    true,
    false,
  ],
])('of a site where %s was read', ([, coverage, isPartly, isFully]) => {
  expect([isPartlyRead(coverage), isFullyRead(coverage)]).toEqual([isPartly, isFully]);
});

test('everything is refused where each kind is', () => {
  const refused = kind(0, null, { isRefused: true });
  expect(isRefused({ pages: refused, components: refused, collections: refused })).toBe(true);
  expect(isRefused({ pages: refused, components: kind(0, null), collections: refused })).toBe(false);
});
