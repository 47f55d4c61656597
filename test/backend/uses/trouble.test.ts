import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { editPage, removeItem, removePlace } from '#sandbox/content/edit-content.ts';
import { html, image, imageField, richText } from '#sandbox/content/parts.ts';
import { instance, siteContent } from '#sandbox/content/site-builder.ts';
import { locales, sites } from '#sandbox/world/sample-data.ts';
import { publicUrl } from '#test/support/backend/backend.ts';
import { alarmsIn, eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows } from '#test/support/backend/rows.ts';
import { createUsesClient, startUses, trueUses, usesIn, usesStart } from '#test/support/backend/uses.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const [a, b] = ['66b2a55e0000000000000001', '66b2a55e0000000000000002'];
const site = siteContent()
  .collection('Posts', [{ name: 'Ridge trail', fields: { cover: imageField(a) } }])
  .component('Card', [image(a)])
  .page('Home', [image(a), instance('Card')])
  .page('About', [image(b)])
  .page('Team', [richText(b)])
  .build();
const ids = Object.fromEntries(site.pages.map(({ page }) => [page.title, page.id]));
const domOf = (title: string) => `/v2/pages/${ids[title]}/dom`;
const base = ['assets:read', 'authorized_user:read', 'sites:read'];
const connectUrl = `${publicUrl}${usesStart}`;

describe('scopes', () => {
  test.each([
    ['none of the three', [], 'stopped', [true, true, true]],
    ['without the CMS', ['pages:read', 'components:read'], 'done', [false, false, true]],
    ['with components only', ['components:read'], 'done', [true, false, true]],
  ])('%s: what is allowed is read, the rest is named as refused', async (_, more, state, refused) => {
    const { backend, client, counts } = await startUses({ content: site, scopes: [...base, ...more] });
    const answer = await client.read();
    const made = Object.values(counts()).reduce((sum, count) => sum + count, 0);
    expect((await allRows(backend)).site_readings, 'each call counts once').toMatchObject([{ calls: made }]);
    expect(answer).toMatchObject({ state, problem: { code: 'scopes_missing', status: 409, connectUrl } });
    const { pages, components, collections } = answer.progress;
    expect([pages, components, collections].map(({ isRefused }) => isRefused)).toEqual(refused);
    for (const kind of [pages, components, collections]) {
      expect(kind.read).toBe(kind.isRefused ? 0 : (kind.of ?? -1));
    }
  });

  test('what was refused is asked for again by the next press, and by no look', async () => {
    const { client, counts } = await startUses({ content: site, scopes: base });
    await client.read();
    const after = counts();
    await client.ask();
    expect(counts()).toEqual(after);
    await client.read();
    expect(counts()['GET /v2/sites/:siteId/pages']).toBe(2);
  });

  test('a page that is forbidden for another reason has failed, the rest stands', async () => {
    const { backend, client } = await startUses({ content: site });
    backend.webflow.faults.at(domOf('About'), { kind: 'respond', status: 403, body: { code: 'forbidden' } });
    const answer = await client.read();
    expect(answer.state).toBe('done');
    expect(answer).not.toHaveProperty('problem');
    expect(answer.progress.pages).toEqual({ read: 2, failed: 1, of: 3, isRefused: false });
    expect(client.byName('About')?.state).toBe('failed');
  });
});

describe('one place that cannot be read', () => {
  test.each([
    ['a 5xx', { kind: 'respond', status: 500, body: '' }],
    ['a page of a proxy', { kind: 'respond', status: 200, body: '<html>' }],
    ['another shape', { kind: 'respond', status: 200, body: { nodes: 7 } }],
    ['a 404: deleted meanwhile', { kind: 'respond', status: 404, body: {} }],
    ['a 401 that is about this page only', { kind: 'respond', status: 401, body: {} }],
  ] as const)('%s: it has failed, the rest stands, and the next press reads it', async (_, reply) => {
    const { backend, client } = await startUses({ content: site });
    const end = backend.webflow.faults.at(domOf('About'), reply);
    expect(await client.read('read', () => backend.clock.advance(1_000))).toMatchObject({
      state: 'done',
      progress: { pages: { read: 2, failed: 1, of: 3 } },
    });
    expect(client.byName('About')).toMatchObject({ state: 'failed', assets: [] });
    end();
    backend.webflow.calls.reset();
    const answer = await client.read('read', () => backend.clock.advance(1_000));
    expect(answer.progress.pages).toEqual({ read: 3, failed: 0, of: 3, isRefused: false });
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
    expect(backend.webflow.calls.count('GET /v2/pages/:pageId/dom'), 'both locales of the one').toBe(2);
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('what was known of it stays', async () => {
    const { backend, client } = await startUses({ content: site });
    await client.read();
    editPage(backend.webflow.world, sites.outdoors.id, ids.About ?? '', [image(a)]);
    backend.clock.advance(60_000);
    editPage(backend.webflow.world, sites.outdoors.id, ids.About ?? '', [image(a)]);
    backend.webflow.faults.at(domOf('About'), { kind: 'respond', status: 500, body: '' });
    await client.read('read', () => backend.clock.advance(1_000));
    expect(client.byName('About')).toMatchObject({ state: 'failed', assets: [[b, 1]] });
  });

  test('a rich text of 10 MB is not read, and all beside it is', async () => {
    const huge = html(`<p>${'x'.repeat(10 * 1024 * 1024)}`, a);
    const content = siteContent()
      .collection('Posts', [
        ...Array.from({ length: 6 }, (_, index) => ({
          name: `Post ${index}`,
          fields: { cover: imageField(b) },
        })),
        { name: 'Huge', fields: { body: huge, cover: imageField(a) } },
        { name: 'Last', fields: { cover: imageField(a) } },
      ])
      .page('Home', [image(a), huge, image(b)])
      .build();
    const { backend, client } = await startUses({ content });
    const answer = await client.read('read', () => backend.clock.advance(1_000));
    expect(answer).toMatchObject({
      state: 'done',
      progress: { pages: { read: 0, failed: 1, of: 1 }, collections: { read: 0, failed: 1, of: 1 } },
    });
    expect(client.byName('Home')?.assets).toEqual([
      [a, 1],
      [b, 1],
    ]);
    expect(client.byName('Posts')?.assets).toEqual([
      [b, 6],
      [a, 1],
    ]);
  });
});

describe('Webflow is down', () => {
  test('the lists fail: it stops with the reason, and the next press goes on', async () => {
    const { backend, client } = await startUses({ content: site });
    backend.webflow.faults.down('unavailable');
    const pass = () => backend.clock.advance(10_000);
    expect(await client.read('read', pass)).toMatchObject({
      state: 'stopped',
      problem: { code: 'webflow_unavailable' },
    });
    backend.webflow.faults.clear();
    expect(await client.read('read', pass)).toMatchObject({ state: 'done' });
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
  });

  test('five pages in a row fail: it stops, and the rest is not named as failed', async () => {
    const builder = siteContent();
    for (let index = 0; index < 12; index++) builder.page(`Page ${index}`, [image(a)]);
    const { backend, client } = await startUses({ content: builder.build() });
    backend.webflow.faults.always('GET /v2/pages/:pageId/dom', { kind: 'respond', status: 503, body: '' });
    const pass = () => backend.clock.advance(10_000);
    const answer = await client.read('read', pass);
    expect(answer).toMatchObject({ state: 'stopped', problem: { code: 'webflow_unavailable' } });
    expect(answer.progress.pages).toEqual({ read: 0, failed: 4, of: 12, isRefused: false });
    backend.webflow.faults.clear();
    const { pages } = (await client.read('read', pass)).progress;
    expect(pages).toEqual({ read: 12, failed: 0, of: 12, isRefused: false });
  });
});

describe('the rate limit', () => {
  test('only delays, and the wait is shown', async () => {
    const { backend, client } = await startUses({ content: site });
    backend.webflow.faults.rateLimit(90);
    await client.ask('read');
    const waiting = await client.until(({ waitSeconds }) => waitSeconds !== null);
    expect(waiting).toMatchObject({ state: 'reading', waitSeconds: 90 });
    await eventually(() => expect(backend.clock.sleeping()).toBeGreaterThan(1));
    const { calls } = backend.webflow;
    const made = calls.list().length;
    for (let second = 0; second < 89; second += 5) backend.clock.advance(5_000);
    expect(calls.list().length, 'no call before the wait has ended').toBe(made);
    const answer = await client.read('read', () => backend.clock.advance(1_000));
    expect(answer.state).toBe('done');
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
  });
});

describe('the end of a connection', () => {
  test('revoked in the middle: it stops, and all that was read is deleted', async () => {
    const { backend, client } = await startUses({ content: site });
    backend.webflow.faults.at(domOf('About'), { kind: 'hang' });
    await client.ask('read');
    await client.until(({ progress }) => progress.pages.read > 0);
    backend.webflow.installations.revokeAll();
    backend.webflow.faults.clear();
    backend.webflow.faults.always('GET /v2/pages/:pageId/dom', { kind: 'respond', status: 401, body: {} });
    await client.ask('pause');
    await client.ask('read').catch(() => {});
    await eventually(async () => expect((await allRows(backend)).site_readings).toEqual([]));
    expect((await allRows(backend)).site_places).toEqual([]);
    await expectProblem(await client.send('look'), 'not_connected');
    expect(eventsOf(backend, 'reading_forgotten')).toHaveLength(1);
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('disconnected in the middle: nothing is kept, and nothing is written after it', async () => {
    const { backend, client, session } = await startUses({ content: site });
    backend.webflow.faults.at(domOf('About'), { kind: 'hang' });
    await client.ask('read');
    await client.until(({ progress }) => progress.pages.read > 0);
    const gone = await backend.ask('/api/disconnect', {
      method: 'POST',
      headers: { authorization: `Bearer ${session}` },
    });
    expect(gone.status).toBe(200);
    backend.webflow.faults.clear();
    for (let turn = 0; turn < 50; turn++) {
      backend.clock.advance(limits.readingRenewMs);
      await new Promise((resolve) => setImmediate(resolve));
      const { site_readings, site_places } = await allRows(backend);
      expect([site_readings, site_places]).toEqual([[], []]);
    }
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('another installation of the same site begins with nothing, and the old one keeps nothing of it', async () => {
    const { backend, client } = await startUses({
      content: site,
    });
    await client.read();
    await backend.install({ siteIds: [sites.journal.id, sites.outdoors.id] }, usesStart);
    expect((await allRows(backend)).site_readings).toEqual([]);
    const newer = createUsesClient(backend, await backend.signIn());
    expect((await newer.ask()).state).toBe('none');
    expect((await newer.read()).state).toBe('done');
  });
});

describe('a site that changes while it is read', () => {
  test('pages that are deleted, added and moved: the reading ends, and the next one has them', async () => {
    const builder = siteContent();
    for (let index = 0; index < 230; index++) builder.page(`Page ${index}`, []);
    const content = builder.page('Last', [image(a)]).build();
    const { backend, client } = await startUses({
      content,
    });
    const { world } = backend.webflow;
    const [first] = content.pages;
    let lists = 0;
    backend.webflow.faults.always('GET /v2/sites/:siteId/pages', {
      kind: 'rewrite',
      json(body) {
        if (++lists === 1) removePlace(world, sites.outdoors.id, first?.page.id ?? '');
        return body;
      },
    });
    const answer = await client.read('read', () => backend.clock.advance(10_000));
    expect(answer.state).toBe('done');
    expect(lists, 'the list changed, so that it is read twice').toBe(6);
    expect(client.byName('Page 101')?.state).toBe('read');
    expect(client.byName('Last')?.state).toBe('read');
    await client.read('read', () => backend.clock.advance(10_000));
    expect(client.byName('Page 0')).toBeUndefined();
    expect(client.places.size).toBe(230);
  });

  test('a Collection of 101 items, of which the first is deleted: the last is found where it has moved to', async () => {
    const items = Array.from({ length: 101 }, (_, index) => {
      return { name: `Post ${index}`, fields: { cover: imageField(index === 100 ? b : a) } };
    });
    const content = siteContent().collection('Posts', items).build();
    const { backend, client, counts } = await startUses({ content });
    const [posts] = content.collections;
    const [first] = posts?.items ?? [];
    let lists = 0;
    backend.webflow.faults.always('GET /v2/collections/:collectionId/items', {
      kind: 'rewrite',
      json(body) {
        const { world } = backend.webflow;
        // Both locales of the first hundred have been read.
        if (++lists === 2) removeItem(world, sites.outdoors.id, posts?.collection.id ?? '', first?.id ?? '');
        return body;
      },
    });
    const answer = await client.read('read', () => backend.clock.advance(10_000));
    expect(answer.progress.collections).toEqual({ read: 1, failed: 0, of: 1, isRefused: false });
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
    expect(counts()['GET /v2/collections/:collectionId/items'], 'two, two, and the first two again').toBe(6);
  });

  test('a list of three pages of which Webflow says that they are five: three of five are read', async () => {
    const { backend, client } = await startUses({ content: site });
    const List = v.looseObject({ pagination: v.looseObject({}) });
    backend.webflow.faults.always('GET /v2/sites/:siteId/pages', {
      kind: 'rewrite',
      json(body) {
        const list = v.parse(List, body);
        return { ...list, pagination: { ...list.pagination, total: 5 } };
      },
    });
    const answer = await client.read('read', () => backend.clock.advance(10_000));
    expect(answer.progress.pages).toEqual({ read: 3, failed: 0, of: 5, isRefused: false });
  });
});

test('a page that a locale does not have is read in the others', async () => {
  const absent = (request: Request) =>
    request.url.includes(`localeId=${locales.german.id}`) ? Response.json({}, { status: 404 }) : undefined;
  const { backend, client } = await startUses({
    content: site,
    divert: (request) => {
      const response = absent(request);
      return response && Promise.resolve(response);
    },
  });
  expect(await client.read()).toMatchObject({ state: 'done', progress: { pages: { read: 3, failed: 0 } } });
  expect(usesIn(client.places.values())).toEqual(trueUses(backend));
});
