import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import { listSitePages } from '#backend/webflow/list-site-pages.ts';
import type { SitesAnswer } from '#backend/webflow/site-answers.ts';
import { modestly } from '#test/support/shared/properties.ts';

function siteAt(number: number) {
  return { id: number.toString(16).padStart(24, '0'), displayName: null, shortName: null };
}

/** Lists over a server that answers each offset as said; answers the sites and what was asked. */
async function list(answer: (offset: number, asked: number) => SitesAnswer) {
  const queries: string[] = [];
  const sites: string[] = [];
  const pages = listSitePages(async (query) => {
    queries.push(query);
    return answer(Number(new URLSearchParams(query).get('offset') ?? 0), queries.length);
  });
  for await (const page of pages) sites.push(...page.map(({ id }) => id));
  return { sites, queries };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

test('a list without pages is one request, which asks for none', async () => {
  const { sites, queries } = await list(() => ({ sites: range(0, 5_000).map(siteAt), pagination: null }));
  expect(sites).toHaveLength(5_000);
  expect(queries).toEqual(['']);
});

test('every site of a list with pages comes once, whatever the size of a page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 300 }), fc.integer({ min: 4, max: 100 }), async (total, size) => {
      const { sites, queries } = await list((offset) => ({
        sites: range(offset, Math.min(offset + size, total)).map(siteAt),
        pagination: { total },
      }));
      expect(sites).toEqual(range(0, total).map((number) => siteAt(number).id));
      expect(queries).toHaveLength(Math.max(1, Math.ceil(total / size)));
    }),
    modestly(200),
  );
});

const endless: [string, (offset: number, asked: number) => SitesAnswer, number, number][] = [
  [
    'answers its first page to every offset',
    () => ({ sites: range(0, 10).map(siteAt), pagination: { total: 1_000 } }),
    10,
    2,
  ],
  [
    'promises more than it has',
    (offset) => ({
      sites: range(offset, Math.min(offset + 10, 25)).map(siteAt),
      pagination: { total: 1_000 },
    }),
    25,
    4,
  ],
  ['has an empty page', () => ({ sites: [], pagination: { total: 1_000 } }), 0, 1],
  [
    'grows while it is read',
    (offset) => ({ sites: range(offset, offset + 10).map(siteAt), pagination: { total: offset + 11 } }),
    10 * limits.listPages,
    limits.listPages,
  ],
  [
    'shifts by one between two pages',
    (offset, asked) => ({
      sites: range(offset - (asked - 1), offset - (asked - 1) + 10).map(siteAt),
      pagination: { total: 30 },
    }),
    28,
    3,
  ],
];

test.each(endless)('U12 paging-terminates: a list that %s', async (_, answer, count, requests) => {
  const { sites, queries } = await list(answer);
  expect(new Set(sites).size, 'no site twice').toBe(sites.length);
  expect([sites.length, queries.length]).toEqual([count, requests]);
});

test('what was listed before a page fails is there', async () => {
  const sites: string[] = [];
  const failure = new WebflowFailure({ kind: 'timeout' });
  const pages = listSitePages(async (query) => {
    if (query !== '') throw failure;
    return { sites: range(0, 10).map(siteAt), pagination: { total: 20 } };
  });
  await expect(async () => {
    for await (const page of pages) sites.push(...page.map(({ id }) => id));
  }).rejects.toBe(failure);
  expect(sites).toHaveLength(10);
});
