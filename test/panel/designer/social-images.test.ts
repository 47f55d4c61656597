import { expect, test } from 'vitest';
import { assetId, otherAssetId, siteId } from '#test/support/panel/asset-details.ts';
import { failing, openSiteDesigner, silent } from '#test/support/panel/open-site-designer.ts';

const signal = (): AbortSignal => new AbortController().signal;
const ignore = (): void => {};

const urlOf = (id: string): string => `https://cdn.prod.website-files.com/${siteId}/${id}_a.jpg`;

const page = (id: string, openGraph: unknown, search: unknown, members: object = {}) => ({
  id,
  type: 'Page',
  getName: async () => `Page ${id}`,
  getOpenGraphImage: async () => openGraph,
  getSearchImage: async () => search,
  ...members,
});

async function read(pages: readonly object[]) {
  const { site } = openSiteDesigner({ getAllPagesAndFolders: async () => pages });
  const answer = await site.socialImages(signal(), ignore);
  if (!answer.ok) throw new Error(answer.reason);
  const { uses, ...counts } = answer.value;
  return {
    ...counts,
    uses: uses.map(({ assetId: id, which, pageName }) => `${pageName} ${which} ${id?.slice(-2) ?? null}`),
  };
}

const [one, other] = [assetId.slice(-2), otherAssetId.slice(-2)];

test.for<[string, unknown, unknown, string[]]>([
  ['none', null, '', []],
  ['a social image', urlOf(assetId), '', [`Page 1 openGraph ${one}`]],
  ['a search image', null, urlOf(assetId), [`Page 1 search ${one}`]],
  ['two images', urlOf(assetId), urlOf(otherAssetId), [`Page 1 search ${other}`, `Page 1 openGraph ${one}`]],
  ['the social image for the search too', urlOf(assetId), urlOf(assetId), [`Page 1 openGraph ${one}`]],
  ['an asset’s id', assetId, null, [`Page 1 openGraph ${one}`]],
  ['a file of another host', 'https://example.com/a.png', null, ['Page 1 openGraph null']],
  ['the name of a Collection’s field', '{{wf {"path":"cover"} }}', null, []],
  ['a value that is no text', 7, {}, []],
])('a page with %s', async ([, openGraph, search, uses]) => {
  expect(await read([page('1', openGraph, search)])).toEqual({
    uses,
    of: 1,
    read: 1,
    failed: 0,
    ended: null,
  });
});

test('folders are no pages', async () => {
  expect(await read([{ id: 'f', type: 'PageFolder' }, page('1', null, null)])).toMatchObject({
    of: 1,
    read: 1,
  });
});

test('a page without a picture costs two calls, and one with a picture three', async () => {
  const calls: string[] = [];
  const says = (name: string, value: unknown) => async () => {
    calls.push(name);
    return value;
  };
  const counted = (id: string, openGraph: unknown) =>
    page(id, openGraph, null, {
      getName: says('name', id),
      getOpenGraphImage: says('openGraph', openGraph),
      getSearchImage: says('search', null),
    });
  await read([counted('1', null), counted('2', urlOf(assetId))]);
  expect(calls.toSorted()).toEqual(['name', 'openGraph', 'openGraph', 'search', 'search']);
});

test.for(['ResourceMissing', 'InternalError'])(
  'a page that rejects with %s is named as failed, and the others are read',
  async (tag) => {
    expect(
      await read([
        page('1', null, null, { getOpenGraphImage: failing(tag) }),
        page('2', urlOf(assetId), null),
      ]),
    ).toEqual({ uses: [`Page 2 openGraph ${one}`], of: 2, read: 1, failed: 1, ended: null });
  },
);

test('a person who may not read page settings ends the reading', async () => {
  expect(
    await read([
      page('1', null, null, {
        getOpenGraphImage: failing('Forbidden'),
        getSearchImage: failing('Forbidden'),
      }),
    ]),
  ).toEqual({ uses: [], of: 1, read: 0, failed: 0, ended: 'forbidden' });
});

test('pages of an older runtime without these methods are unsupported', async () => {
  expect(
    await read([{ id: '1', type: 'Page', getName: async () => 'Old' }, page('2', urlOf(assetId), null)]),
  ).toMatchObject({ read: 0, ended: 'unsupported' });
});

test('a page that doesn’t answer ends the reading after one deadline', async () => {
  const { site, clock } = openSiteDesigner({
    getAllPagesAndFolders: async () => [
      page('1', null, null, { getOpenGraphImage: silent }),
      page('2', null, null),
    ],
  });
  const answer = site.socialImages(signal(), ignore);
  await expect.poll(() => clock.waiting()).toBe(1);
  clock.advance(5_000);
  expect(await answer).toMatchObject({ ok: true, value: { of: 2, ended: 'hung' } });
});

test.for([
  [{}, 'unsupported'],
  [{ getAllPagesAndFolders: failing('Forbidden') }, 'forbidden'],
] as const)('a Designer that lists no pages (%o) gives %s', async ([members, reason]) => {
  const { site } = openSiteDesigner(members);
  expect(await site.socialImages(signal(), ignore)).toEqual({ ok: false, reason });
});

test('an aborted reading says so', async () => {
  const aborting = new AbortController();
  const { site } = openSiteDesigner({
    getAllPagesAndFolders: async () => [
      page('1', null, null, {
        async getOpenGraphImage() {
          aborting.abort();
          return null;
        },
      }),
    ],
  });
  expect(await site.socialImages(aborting.signal, ignore)).toEqual({ ok: false, reason: 'aborted' });
});
