import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { editPage } from '#sandbox/content/edit-content.ts';
import { image, imageField } from '#sandbox/content/parts.ts';
import { siteContent } from '#sandbox/content/site-builder.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { alarmsIn, eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { createUsesClient, startUses, trueUses, usesIn, usesStart } from '#test/support/backend/uses.ts';

const [a, b] = ['66b2a55e0000000000000001', '66b2a55e0000000000000002'];

function pages(many: number) {
  const builder = siteContent();
  for (let index = 0; index < many; index++) builder.page(`Page ${index}`, [image(index % 2 ? a : b)]);
  return builder;
}

const twelve = pages(12).build();
const dom = 'GET /v2/pages/:pageId/dom';

/** Lets the job reach the page whose content never comes, and returns what was read by then. */
async function startHanging(at = 5) {
  const page = twelve.pages[at]?.page.id;
  const path = `/v2/pages/${page}/dom`;
  const hanging = new Set([true]);
  const started = await startUses({
    content: twelve,
    divert: (request) =>
      hanging.size > 0 && new URL(request.url).pathname === path ? new Promise(() => {}) : undefined,
  });
  await started.client.ask('read');
  await started.client.until(({ progress }) => progress.pages.read === at);
  return { ...started, goOn: () => hanging.clear() };
}

describe('a person', () => {
  test('pauses and goes on: nothing is read meanwhile, and nothing twice', async () => {
    const { backend, client, goOn } = await startHanging();
    expect(await client.ask('pause')).toMatchObject({ state: 'paused', secondsLeft: null });
    goOn();
    const { calls } = backend.webflow;
    const made = calls.list().length;
    backend.clock.advance(limits.readingLeaseMs * 2);
    expect(await client.ask()).toMatchObject({ state: 'paused', progress: { pages: { read: 5, of: 12 } } });
    expect(calls.list()).toHaveLength(made);
    calls.reset();
    const answer = await client.read('read', () => backend.clock.advance(1_000));
    expect(answer).toMatchObject({ state: 'done', progress: { pages: { read: 12 } } });
    expect(calls.count('GET /v2/sites/:siteId/pages'), 'the lists were read').toBe(0);
    expect(calls.count(dom), 'seven pages in two locales').toBe(14);
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
  });

  test('leaves: the reading goes on without a panel', async () => {
    const { backend, client } = await startUses({ content: twelve });
    await client.ask('read');
    await expect.poll(() => eventsOf(backend, 'reading_ended').length).toBe(1);
    expect(await client.ask()).toMatchObject({ state: 'done', progress: { pages: { read: 12 } } });
  });

  test('and a colleague press at once: it is one reading', async () => {
    const { backend, client, session } = await startUses({ content: twelve });
    const colleague = createUsesClient(backend, session);
    const [one, other] = await Promise.all([client.ask('read'), colleague.ask('read')]);
    expect(one.reading).toBe(other.reading);
    await client.until(({ state }) => state === 'done');
    await colleague.until(({ state }) => state === 'done');
    expect(eventsOf(backend, 'reading_begun')).toHaveLength(1);
    expect(backend.webflow.calls.count(dom)).toBe(24);
    expect([...colleague.places]).toEqual([...client.places]);
  });

  test('reads all again: nothing of the last reading is kept', async () => {
    const { backend, client } = await startUses({ content: twelve });
    const first = await client.read();
    backend.webflow.calls.reset();
    const second = await client.read('readAll', () => backend.clock.advance(1_000));
    expect(second.reading).not.toBe(first.reading);
    expect(second.state).toBe('done');
    expect(backend.webflow.calls.count(dom)).toBe(24);
    expect(client.places.size).toBe(12);
  });

  test('reads all again in the middle: the first run ends', async () => {
    const { backend, client, goOn } = await startHanging();
    goOn();
    const second = await client.read('readAll', () => backend.clock.advance(1_000));
    expect(second).toMatchObject({ state: 'done', progress: { pages: { read: 12 } } });
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
    expect(alarmsIn(backend)).toEqual([]);
  });

  test('presses too often: it is refused with the wait', async () => {
    const { client } = await startUses({ content: siteContent().build() });
    for (let press = 0; press < limits.readingStarts; press++) await client.ask('pause');
    const problem = await expectProblem(await client.send('pause'), 'rate_limited');
    expect(problem.retryAfter).toBeGreaterThan(0);
    expect((await client.ask('look')).state).toBe('none');
  });

  test('of another site sees nothing of it', async () => {
    const { backend, client } = await startUses({ content: twelve });
    await client.read();
    await backend.install({ siteIds: [sites.bakery.id] }, usesStart);
    const stranger = createUsesClient(backend, await backend.signIn(sites.bakery.id));
    expect(await stranger.ask()).toMatchObject({ state: 'none', places: [] });
  });

  test('sees what changed since the last look, and no more', async () => {
    const { backend, client } = await startUses({ content: twelve });
    await client.read();
    expect((await client.ask()).places).toEqual([]);
    const page = twelve.pages[3]?.page.id ?? '';
    backend.clock.advance(60_000);
    editPage(backend.webflow.world, sites.outdoors.id, page, [image(a), image(b)]);
    await client.ask('read');
    const seen: string[] = [];
    await client.until((answer) => {
      seen.push(...answer.places.map(({ id }) => id));
      return answer.state === 'done';
    });
    expect(new Set(seen)).toEqual(new Set([page]));
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
  });

  test('reads again after one changed page: the lists, and three calls', async () => {
    const content = pages(12)
      .component('Card', [image(a)])
      .collection('Posts', [{ name: 'Post', fields: { cover: imageField(a) } }])
      .build();
    const { backend, client, counts } = await startUses({ content });
    await client.read('read', () => backend.clock.advance(1_000));
    backend.clock.advance(60_000);
    editPage(backend.webflow.world, sites.outdoors.id, content.pages[3]?.page.id ?? '', [image(a), image(b)]);
    backend.webflow.calls.reset();
    await client.read();
    expect(counts()).toEqual({
      'GET /v2/sites/:siteId/pages': 1,
      'GET /v2/sites/:siteId/components': 1,
      'GET /v2/sites/:siteId/collections': 1,
      'GET /v2/sites/:siteId': 1,
      [dom]: 2,
    });
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
    backend.clock.advance(limits.undatedFreshMs);
    backend.webflow.calls.reset();
    await client.read('read', () => backend.clock.advance(1_000));
    expect(counts(), 'a day later: what has no date').toMatchObject({
      'GET /v2/sites/:siteId/components/:componentId/dom': 2,
      'GET /v2/collections/:collectionId/items': 2,
    });
    expect(counts()).not.toHaveProperty([dom]);
  });
});

describe('several instances', () => {
  /** The instance's database calls fail once it is dead, as those of a killed process do not arrive. */
  function mortal() {
    let isDead = false;
    const plugin: KyselyPlugin = {
      transformQuery({ node }) {
        if (isDead) throw new Error('killed');
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    return {
      plugin,
      kill() {
        isDead = true;
      },
    };
  }

  test('one reads, the other shows its progress', async () => {
    const { backend, session, goOn } = await startHanging();
    const second = await startBackend({ beside: backend });
    const client = createUsesClient(second, session);
    expect(await client.ask('read')).toMatchObject({
      state: 'reading',
      progress: { pages: { read: 5, of: 12 } },
    });
    expect(eventsOf(second, 'reading_begun')).toEqual([]);
    goOn();
    await client.ask('pause');
    expect((await client.read('read', () => backend.clock.advance(1_000))).state).toBe('done');
  });

  test('when one dies another goes on, and one page at most is read again', async () => {
    const life = mortal();
    const path = `/v2/pages/${twelve.pages[5]?.page.id}/dom`;
    const first = await startUses({
      content: twelve,
      wrapDatabase: (db) => db.withPlugin(life.plugin),
      divert: (request) => (new URL(request.url).pathname === path ? new Promise(() => {}) : undefined),
    });
    const { backend } = first;
    const second = await startBackend({ beside: backend });
    const client = createUsesClient(second, first.session);
    await first.client.ask('read');
    await client.until(({ progress }) => progress.pages.read === 5);
    life.kill();
    await client.ask();
    expect(eventsOf(second, 'reading_begun'), 'the lease is not over').toEqual([]);
    backend.webflow.calls.reset();
    for (let passed = 0; passed <= limits.readingLeaseMs; passed += 10_000) backend.clock.advance(10_000);
    const answer = await client.until(
      ({ state }) => state === 'done',
      () => backend.clock.advance(1_000),
    );
    expect(answer.progress.pages).toEqual({ read: 12, failed: 0, of: 12, isRefused: false });
    expect(backend.webflow.calls.count(dom), 'two locales of the seven that were left').toBe(14);
    expect(eventsOf(second, 'reading_begun')).toHaveLength(1);
    expect(usesIn(client.places.values())).toEqual(trueUses(backend));
  });

  test('one that stops ends its lease, and another continues at the next request', async () => {
    const { backend, session, goOn } = await startHanging();
    const second = await startBackend({ beside: backend });
    const client = createUsesClient(second, session);
    backend.stop();
    goOn();
    const answer = await client.until(
      ({ state }) => state === 'done',
      () => backend.clock.advance(1_000),
    );
    expect(answer.progress.pages.read).toBe(12);
    expect(alarmsIn(backend)).toEqual([]);
  });
});

describe('people first', () => {
  test('while a site is read, a person reads at once, and a third of the minute is left', async () => {
    const { backend, client, session } = await startUses({ content: pages(60).build() });
    await client.ask('read');
    await client.until(({ waitSeconds }) => waitSeconds !== null);
    const used = backend.webflow.calls.list().length;
    expect(used, 'of 60').toBeLessThanOrEqual(40);
    expect(used).toBeGreaterThanOrEqual(30);
    const free = 60 - used;
    for (let call = 0; call < Math.min(free, 15); call++) {
      const response = await backend.getAsset(assetIdOf('everything'), session, {
        'cache-control': 'no-cache',
      });
      expect(response.status).toBe(200);
    }
    await client.ask('pause');
  });

  test('an honest estimate: about as long as it takes', async () => {
    const { backend, client } = await startUses({ content: pages(60).build() });
    await client.ask('read');
    const early = await client.until(
      ({ secondsLeft, progress }) => secondsLeft !== null && progress.pages.read > 2,
    );
    const begun = backend.clock.now();
    await client.until(
      ({ state }) => state === 'done',
      () => backend.clock.advance(5_000),
    );
    const took = (backend.clock.now() - begun) / 1000;
    expect(early.secondsLeft).toBeGreaterThan(took / 2);
    expect(early.secondsLeft).toBeLessThan(took * 2);
  });
});
