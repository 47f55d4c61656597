import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { contractLimits } from '#contract/limits.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetsOf, idsOf, linesIn, readLines } from '#test/support/backend/looked-up.ts';
import { idsIn, startReadingSite } from '#test/support/backend/site-read.ts';
import { eventually } from '#test/support/shared/eventually.ts';

describe('a call for the whole site', () => {
  test.each([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [412, 5],
    [1_000, 10],
  ])(
    'of %d assets takes %d calls to Webflow, and has every asset once in the list’s order',
    async (many, calls) => {
      const { readSite, asked } = await startReadingSite({ assets: many });
      const told = await readSite();
      expect(idsIn(told)).toEqual(idsOf(many));
      expect(told).toMatchObject({ totals: [many], isDone: true, problem: undefined });
      expect(asked()).toEqual({ lists: calls, singles: 0, others: 0 });
    },
  );

  test('of 10,000 assets takes 100 calls and is whole', async () => {
    const { readSite, asked } = await startReadingSite({ assets: 10_000 });
    const told = await readSite();
    expect(told.assets).toHaveLength(10_000);
    expect(told).toMatchObject({ totals: [10_000], isDone: true });
    expect(asked()).toEqual({ lists: 100, singles: 0, others: 0 });
  });

  test('of more than is read says how many there are, and that it is not whole', async () => {
    const { readSite, asked } = await startReadingSite({ assets: 10_001 });
    const told = await readSite();
    expect(told.assets).toHaveLength(100 * limits.listPages);
    expect(told).toMatchObject({ totals: [10_001], isDone: false, problem: undefined });
    expect(asked().lists).toBe(limits.listPages);
  });

  test('the first assets come with the first page', async () => {
    const gate = Promise.withResolvers<void>();
    const { ask, siteBody, backend } = await startReadingSite({
      assets: 300,
      divert(request) {
        if (!request.url.includes('/assets') || request.url.includes('offset=0')) return undefined;
        return gate.promise.then(() => backend.webflow.fetch(request));
      },
    });
    const lines = readLines(await ask(siteBody));
    expect(await lines.next()).toEqual({ total: 300 });
    expect(await lines.next()).toMatchObject({ assets: { length: 100 } });
    gate.resolve();
    expect(await lines.next()).toMatchObject({ assets: expect.anything() });
    await lines.leave();
  });

  test('five people at once share its calls', async () => {
    const { backend, readSite, asked } = await startReadingSite({ assets: 412 });
    const sessions = await Promise.all([1, 2, 3, 4].map(() => backend.signIn()));
    backend.webflow.calls.reset();
    const told = await Promise.all([readSite(), ...sessions.map((session) => readSite({ session }))]);
    for (const one of told) {
      expect(idsIn(one)).toEqual(idsOf(412));
      expect(one.isDone).toBe(true);
    }
    expect(asked()).toEqual({ lists: 5, singles: 0, others: 0 });
  });

  test('who comes in the middle has every asset all the same', async () => {
    const { backend, ask, readSite, siteBody, asked } = await startReadingSite({ assets: 1_000 });
    const first = readLines(await ask(siteBody));
    expect(await first.next()).toEqual({ total: 1_000 });
    backend.clock.advance(contractLimits.assetFreshMs);
    const second = await readSite();
    expect(new Set(idsIn(second))).toEqual(new Set(idsOf(1_000)));
    expect([second.assets.length, second.isDone, second.totals]).toEqual([1_000, true, [1_000]]);
    expect(asked().lists).toBe(10);
    await first.leave();
  });

  test('a second one costs no call until the list is no longer fresh', async () => {
    const { backend, readSite, asked } = await startReadingSite({ assets: 412 });
    await readSite();
    backend.clock.advance(contractLimits.assetFreshMs - 1);
    const second = await readSite();
    expect(idsIn(second)).toEqual(idsOf(412));
    expect(second).toMatchObject({ totals: [412], isDone: true });
    expect(asked().lists).toBe(5);
    backend.clock.advance(1);
    await readSite();
    expect(asked().lists).toBe(10);
  });

  test('what it has read is what single reads answer', async () => {
    const { readSite, read, asked } = await startReadingSite({ assets: 5 });
    const { assets } = await readSite();
    expect(await (await read(idsOf(1)[0] ?? '')).json()).toEqual(assets[0]);
    expect(asked().singles).toBe(0);
  });

  test('lookups join it', async () => {
    const { readSite, lookUp, asked } = await startReadingSite({ assets: 1_000 });
    const [told, looked] = await Promise.all([readSite(), lookUp(idsOf(500, 500))]);
    expect([told.assets.length, looked.assets.length]).toEqual([1_000, 500]);
    expect(asked()).toEqual({ lists: 10, singles: 0, others: 0 });
  });

  test('who leaves ends a list that no other caller wants', async () => {
    const { ask, siteBody, asked } = await startReadingSite({ assets: 10_000 });
    const lines = readLines(await ask(siteBody));
    await lines.next();
    await lines.leave();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked().lists).toBeLessThan(20);
  });

  test('parts of single assets are omitted', async () => {
    const { ask } = await startReadingSite({ assets: 3 });
    const lines = await linesIn(await ask({ ids: [], wanted: ['site', 'details', 'measurements'] }));
    expect(lines[0]).toEqual({ omitted: ['measurements'] });
    expect(lines.filter((line) => 'details' in line)).toHaveLength(3);
    expect(lines.at(-1)).toMatchObject({ done: { isWhole: false } });
  });

  test('ids beside it are a bad request', async () => {
    const { ask } = await startReadingSite({ assets: 3 });
    const response = await ask({ ids: idsOf(1), wanted: ['site'] });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'bad_request' }]);
  });

  test('it takes a place as lookups do', async () => {
    const { ask, siteBody } = await startReadingSite({ assets: 10_000, webflow: { requestsPerMinute: 60 } });
    const open = [];
    let refused = 0;
    for (let call = 0; call < limits.lookupsAtOnce; call++) {
      const response = await ask(siteBody);
      if (response.status === 429) refused++;
      else open.push(readLines(response));
    }
    expect(refused).toBeGreaterThan(0);
    await Promise.all(open.map((lines) => lines.leave()));
  });
});

describe('trouble while a site is read', () => {
  const list = 'GET /v2/sites/:siteId/assets';

  test('a rate limit delays it, says so, and it goes on', async () => {
    const { backend, ask, siteBody } = await startReadingSite({
      assets: 6_000,
      webflow: { requestsPerMinute: 60 },
    });
    const lines = readLines(await ask(siteBody));
    let assets = 0;
    let waits = 0;
    for (let line = await lines.next(); line; line = await lines.next()) {
      if ('assets' in line) assets += line.assets.length;
      if ('wait' in line) {
        waits++;
        backend.clock.advance(20_000);
      }
      if ('done' in line) expect(line.done.isWhole).toBe(true);
    }
    expect([assets, waits > 0]).toEqual([6_000, true]);
  });

  test('Webflow is down: what was read before is answered, marked stale', async () => {
    const { backend, readSite } = await startReadingSite({ assets: 250 });
    await readSite();
    backend.clock.advance(contractLimits.assetFreshMs);
    backend.webflow.faults.always(list, { kind: 'respond', status: 503, body: {} });
    const told = await readSite();
    expect(idsIn(told)).toEqual(idsOf(250));
    expect(told.assets.every(({ stale }) => stale)).toBe(true);
    expect(told).toMatchObject({ totals: [250], isDone: true });
  });

  test('Webflow is down and nothing is known: the response ends with the problem', async () => {
    const { backend, readSite } = await startReadingSite({ assets: 250 });
    backend.webflow.faults.always(list, { kind: 'respond', status: 503, body: {} });
    const told = await readSite();
    expect(told).toMatchObject({ assets: [], isDone: false, problem: { code: 'webflow_unavailable' } });
  });

  test('Webflow is down in the middle: what came stays, the rest is stale, and no asset is there twice', async () => {
    let isDown = false;
    const { backend, readSite } = await startReadingSite({
      assets: 500,
      divert(request) {
        if (!isDown || !request.url.includes('offset=200')) return undefined;
        return Promise.resolve(Response.json({}, { status: 503 }));
      },
    });
    await readSite();
    backend.clock.advance(contractLimits.assetFreshMs);
    isDown = true;
    const told = await readSite();
    expect(new Set(idsIn(told))).toEqual(new Set(idsOf(500)));
    expect(told.assets.filter(({ stale }) => !stale).length).toBeGreaterThanOrEqual(100);
    expect(told.assets.filter(({ stale }) => stale).length).toBeGreaterThanOrEqual(200);
  });

  test.each([401, 403, 404])(
    'a list that Webflow refuses with %d is a problem, not an empty site',
    async (status) => {
      const { backend, readSite } = await startReadingSite({ assets: 5 });
      backend.webflow.faults.always(list, { kind: 'respond', status, body: {} });
      expect(await readSite()).toMatchObject({
        assets: [],
        isDone: false,
        problem: { code: 'bad_upstream' },
      });
    },
  );

  test('a site that is disconnected in the middle ends', async () => {
    const { backend, ask, siteBody, session } = await startReadingSite({
      assets: 10_000,
      webflow: { requestsPerMinute: 60 },
    });
    const lines = readLines(await ask(siteBody));
    await lines.next();
    await backend.ask('/api/disconnect', { body: {}, headers: { authorization: `Bearer ${session}` } });
    let last: object | undefined;
    for (let line = await lines.next(); line; line = await lines.next()) {
      last = line;
      if ('wait' in line) backend.clock.advance(10_000);
    }
    await eventually(() => expect(last).toHaveProperty('problem'));
  });
});

describe('a list that changes while a site is read', () => {
  /** A site whose assets change once the page at `offset` is asked for. */
  async function startChanging(at: number, change: (ids: readonly string[]) => readonly string[]) {
    const all = assetsOf(1_000);
    let ids: readonly string[] = idsOf(400);
    const started = await startReadingSite({
      assets: 0,
      divert(request) {
        const { pathname, searchParams } = new URL(request.url);
        if (pathname !== `/v2/sites/${sites.outdoors.id}/assets`) return undefined;
        const offset = Number(searchParams.get('offset'));
        if (offset === at) ids = change(idsOf(400));
        const known = new Map(all.map(({ asset }) => [asset.id, asset]));
        const assets = ids.slice(offset, offset + 100).map((id) => known.get(id));
        return Promise.resolve(
          Response.json({ assets, pagination: { limit: 100, offset, total: ids.length } }),
        );
      },
    });
    return { ...started, now: () => ids };
  }

  test.each<[string, (ids: readonly string[]) => readonly string[]]>([
    ['the first is deleted', (ids) => ids.slice(1)],
    ['the first hundred are deleted', (ids) => ids.slice(100)],
    ['the last is deleted', (ids) => ids.slice(0, -1)],
    ['one is added at the front', (ids) => [...idsOf(1, 900), ...ids]],
    ['one is added at the end', (ids) => [...ids, ...idsOf(1, 900)]],
    ['everything is deleted', () => []],
  ])('%s: it ends, misses none and repeats none', async (_, change) => {
    const { readSite, now } = await startChanging(200, change);
    const told = await readSite();
    const ids = idsIn(told);
    expect(new Set(ids).size).toBe(ids.length);
    const added = new Set(idsOf(1, 900));
    for (const id of now()) if (!added.has(id)) expect(ids).toContain(id);
    expect(told.problem).toBeUndefined();
  });

  test('one is deleted and one is added at once, so that no number shows it: the one that has moved up is missed', async () => {
    const { readSite, now } = await startChanging(200, (ids) => [...ids.slice(1), ...idsOf(1, 900)]);
    const told = await readSite();
    const found = new Set(idsIn(told));
    expect(now().filter((id) => !found.has(id))).toEqual(idsOf(1, 200));
    expect(told).toMatchObject({ assets: { length: 400 }, totals: [400], isDone: true });
  });

  test('what another site has is left out', async () => {
    const { readSite } = await startReadingSite({
      divert(request) {
        if (new URL(request.url).pathname !== `/v2/sites/${sites.outdoors.id}/assets`) return undefined;
        const [own, foreign] = assetsOf(2).map(({ asset }) => asset);
        const assets = [own, { ...foreign, siteId: sites.bakery.id }];
        return Promise.resolve(Response.json({ assets, pagination: { limit: 100, offset: 0, total: 2 } }));
      },
    });
    expect(idsIn(await readSite())).toEqual(idsOf(1));
  });
});
