import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { expectInert } from '#test/support/backend/inert-page.ts';
import { beginInstall, consent, type InstallWalk, visit } from '#test/support/backend/install-walk.ts';
import { allRows } from '#test/support/backend/rows.ts';

const exchange = 'POST /oauth/access_token';

/** What a page says above all. */
async function titleOf(response: Response): Promise<string | undefined> {
  const body = await response.text();
  expectInert(response, body);
  return /<h1>([^<]*)/.exec(body)?.[1];
}

/** A person who has given consent and is sent back. */
async function sentBack(options: Parameters<typeof startBackend>[0] = {}) {
  const backend = await startBackend(options);
  const walk = await beginInstall(backend);
  return { backend, walk, back: await consent(backend, walk) };
}

async function press({ ask }: TestBackend, session: string): Promise<void> {
  const headers = { authorization: `Bearer ${session}` };
  expect((await ask('/api/disconnect', { method: 'POST', headers })).status).toBe(200);
}

describe('O12 no-dead-end: a callback that is loaded again shows its state', () => {
  const browsers: [string, (walk: InstallWalk) => { cookie?: string }][] = [
    ['with the cookie a browser should have dropped', ({ cookie }) => ({ cookie })],
    ['without it', () => ({})],
  ];

  describe.each(browsers)('%s', (_, keeps) => {
    test('connected, as long as the site is', async () => {
      const { backend, walk, back } = await sentBack();
      expect((await visit(backend, back, walk)).status).toBe(200);
      backend.webflow.calls.reset();
      const again = await visit(backend, back, keeps(walk));
      expect(again.status).toBe(400);
      expect(again.headers.get('location')).toBeNull();
      expect(await titleOf(again)).toBe('Your site is connected');
      expect(backend.webflow.calls.count()).toBe(0);

      await backend.install();
      expect(await titleOf(await visit(backend, back, keeps(walk))), 'connected again since').toBe(
        'Your site is connected',
      );
      await press(backend, await backend.signIn());
      expect(await titleOf(await visit(backend, back, keeps(walk)))).toBe(
        'Your site isn’t connected any more',
      );
    });

    test('connected, where a whole workspace was chosen', async () => {
      const backend = await startBackend();
      backend.webflow.faults.next('GET /v2/sites', { kind: 'respond', status: 500, body: {} });
      const walk = await beginInstall(backend);
      const url = await backend.webflow.giveConsent(walk.authorizeUrl, {
        workspaceId: sites.outdoors.workspaceId,
      });
      const back = new URL(url).pathname + new URL(url).search;
      expect((await visit(backend, back, walk)).status).toBe(200);
      expect(await titleOf(await visit(backend, back, keeps(walk)))).toBe('Your site is connected');
    });

    test('connected, ten minutes after the install', async () => {
      const { backend, walk, back } = await sentBack();
      backend.clock.advance(limits.oauthStateLifetimeMs - 1);
      expect((await visit(backend, back, walk)).status).toBe(200);
      backend.clock.advance(limits.oauthStateLifetimeMs - 1);
      await beginInstall(backend);
      expect(await titleOf(await visit(backend, back, keeps(walk)))).toBe('Your site is connected');
      backend.clock.advance(1);
      await beginInstall(backend);
      expect(await titleOf(await visit(backend, back, keeps(walk)))).toBe('This link has ended');
      expect((await allRows(backend)).oauth_states, 'it is kept no longer').toHaveLength(2);
    });

    const ends: [string, string, ScriptedReply | undefined, string][] = [
      ['denied', 'error=access_denied', undefined, 'Nothing was connected'],
      ['no code', 'x=y', undefined, 'Webflow sent no code'],
      ['a fault of Webflow', 'error=server_error', undefined, 'We couldn’t connect'],
      ['a code that ended', 'code=c', undefined, 'This code has ended'],
      ['a Webflow that is down', 'code=c', { kind: 'respond', status: 500, body: {} }, 'We couldn’t connect'],
    ];

    test.each(ends)('%s', async (__, query, reply, title) => {
      const backend = await startBackend();
      const walk = await beginInstall(backend);
      if (reply) backend.webflow.faults.always(exchange, reply);
      const back = `/oauth/callback?${query}&state=${walk.state}`;
      expect(await titleOf(await visit(backend, back, walk))).toBe(title);
      backend.webflow.calls.reset();
      const again = await visit(backend, back, keeps(walk));
      expect([again.status, await titleOf(again)]).toEqual([400, title]);
      expect(backend.webflow.calls.count()).toBe(0);
    });
  });

  test('two concurrent requests: both show the same result, with the link to the Designer', async () => {
    const { backend, walk, back } = await sentBack();
    const pages = await Promise.all([visit(backend, back, walk), visit(backend, back, walk)]);
    expect(pages.map(({ status }) => status)).toEqual([200, 400]);
    const [first, second] = await Promise.all(pages.map((page) => page.text()));
    expect(second).toBe(first);
    expect(second).toContain('Open Northwind Outdoors');
  });

  test('two concurrent requests on two instances: the second shows that it is running, and what to do', async () => {
    const held = Promise.withResolvers<void>();
    const { backend, walk, back } = await sentBack();
    const slow = await startBackend({
      beside: backend,
      divert: (request) =>
        request.url.endsWith('/oauth/access_token')
          ? held.promise.then(() => backend.webflow.fetch(request))
          : undefined,
    });
    const first = visit(slow, back, walk);
    const used = backend.db.selectFrom('oauth_states').select('used_at');
    await expect.poll(async () => (await used.executeTakeFirst())?.used_at).not.toBeNull();
    const second = await visit(backend, back, walk);
    expect(second.status).toBe(400);
    const body = await second.text();
    expectInert(second, body);
    expect(body).toContain('Your site is being connected');
    expect(body, 'its own address, without its code in the page').toContain('<a class="button" href="">');
    held.resolve();
    expect((await first).status).toBe(200);
    expect(await titleOf(await visit(backend, back, walk))).toBe('Your site is connected');
    expect(backend.webflow.calls.count(exchange)).toBe(1);
  });

  test('an interrupted callback counts as failed after a while', async () => {
    const { backend, walk, back } = await sentBack();
    await backend.db
      .updateTable('oauth_states')
      .set({ used_at: new Date(backend.clock.now()).toISOString() })
      .execute();
    expect(await titleOf(await visit(backend, back, walk))).toBe('Your site is being connected');
    backend.clock.advance(20_000);
    expect(await titleOf(await visit(backend, back, walk))).toBe('We couldn’t connect');
  });
});

describe('O12 no-dead-end: a preview of a callback does not use the state up', () => {
  const looks: [string, RequestInit][] = [
    ['HEAD', { method: 'HEAD' }],
    ['Sec-Purpose: prefetch', { headers: { 'sec-purpose': 'prefetch' } }],
    ['Sec-Purpose: prefetch;prerender', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
    ['Sec-Purpose with a parameter', { headers: { 'sec-purpose': 'prefetch;anonymous-client-ip' } }],
    ['Purpose: prefetch', { headers: { purpose: 'prefetch' } }],
    ['Purpose: Prefetch', { headers: { purpose: 'Prefetch' } }],
    ['X-Purpose: preview', { headers: { 'x-purpose': 'preview' } }],
    ['X-moz: prefetch', { headers: { 'x-moz': 'prefetch' } }],
  ];

  async function look(backend: TestBackend, path: string, init: RequestInit, cookie?: string) {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    if (cookie !== undefined) headers.set('cookie', cookie);
    return backend.app.request(path, { ...init, headers });
  }

  test.each(looks)('%s', async (_, init) => {
    const { backend, walk, back } = await sentBack();
    const before = await allRows(backend);
    for (const cookie of [walk.cookie, undefined]) {
      for (const path of [back, '/oauth/callback?code=c', '/oauth/callback?code=c&state=forged']) {
        const response = await look(backend, path, init, cookie);
        expect(response.status, 'browsers use no prefetched error').toBe(400);
        expect(response.headers.get('location')).toBeNull();
        expect(response.headers.getSetCookie()).toEqual([]);
        const body = await response.text();
        if (path === back && body !== '') expect(body).toContain('Nothing is connected yet');
      }
    }
    expect(await allRows(backend)).toEqual(before);
    expect(backend.webflow.calls.count(exchange)).toBe(0);
    expect((await visit(backend, back, walk)).status, 'the person then opens it').toBe(200);
    const after = await look(backend, back, init, walk.cookie);
    expect(after.status).toBe(400);
    if (init.method !== 'HEAD') expect(await titleOf(after)).toBe('Your site is connected');
  });

  test('a preview of a pasted link without headers that say so', async () => {
    const { backend, walk, back } = await sentBack();
    for (const accept of ['*/*', 'text/html']) {
      const preview = await visit(backend, back, { accept });
      expect(preview.status).toBe(400);
      expect(await preview.text()).not.toContain('Northwind');
    }
    expect((await visit(backend, back, walk)).status).toBe(200);
    const later = await visit(backend, back, { accept: '*/*' });
    expect(await later.text(), 'nor does it learn the name of the site').not.toContain('Northwind');
  });
});

describe('O12 no-dead-end: a browser that rejects cookies', () => {
  test('gets a page about cookies at its first callback, and no automatic redirect', async () => {
    const { backend, back } = await sentBack();
    for (let round = 0; round < 3; round++) {
      const response = await visit(backend, back);
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      const body = await response.text();
      expectInert(response, body);
      expect(body).toContain('Your browser kept no cookie');
      expect(body).toContain('Allow cookies for localhost:3000');
      expect(body).toContain('href="http://localhost:3000/oauth/start"');
    }
    expect(backend.webflow.calls.count(exchange)).toBe(0);
  });

  test('gets that page after one redirect where the install began at Webflow, without a state', async () => {
    const backend = await startBackend();
    const first = await visit(backend, '/oauth/callback?code=c');
    expect(first.headers.get('location')).toBe('http://localhost:3000/oauth/start');
    const back = await consent(backend, await beginInstall(backend));
    expect(await titleOf(await visit(backend, back))).toBe('Your browser kept no cookie');
  });

  test('connects after cookies are allowed', async () => {
    const { backend, back } = await sentBack();
    await visit(backend, back);
    const walk = await beginInstall(backend);
    expect((await visit(backend, await consent(backend, walk), walk)).status).toBe(200);
  });
});
