import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { beginInstall, consent, cookieOf, visit } from '#test/support/backend/install-walk.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { allRows, countInstallations } from '#test/support/backend/rows.ts';

const exchange = 'POST /oauth/access_token';

function exchanges({ webflow }: TestBackend): number {
  return webflow.calls.count(exchange);
}

type Attempt = { query: string; cookie?: string };

describe('O2 state-missing/foreign: such a callback never exchanges', () => {
  const attempts: [string, (own: Attempt & { cookie: string }, other: Attempt) => Attempt][] = [
    ['no state, no cookie', () => ({ query: 'code=c' })],
    ['no state, but a cookie', ({ cookie }) => ({ query: 'code=c', cookie })],
    [
      'an empty state and an empty cookie',
      () => ({ query: 'code=c&state=', cookie: 'asset_inspector_oauth_state_=' }),
    ],
    ['a state, but no cookie', ({ query }) => ({ query })],
    ['the state of another browser', ({ cookie }, { query }) => ({ query, cookie })],
    [
      'the cookie of another browser',
      ({ query }, other) => ({ query, ...(other.cookie ? { cookie: other.cookie } : {}) }),
    ],
    [
      'a state of nobody in both places',
      () => ({ query: 'code=c&state=forged', cookie: 'asset_inspector_oauth_state_forged=forged-not' }),
    ],
    ['the state as prefix of the cookie', ({ query, cookie }) => ({ query, cookie: `${cookie}x` })],
    ['two states, the wrong one first', ({ query, cookie }) => ({ query: `state=forged&${query}`, cookie })],
    [
      'the state in a parameter of another name',
      ({ query, cookie }) => ({ query: query.replace('state=', 'State='), cookie }),
    ],
    [
      'the state in another cookie',
      ({ query, cookie }) => ({ query, cookie: cookie.replace('asset', 'xasset') }),
    ],
  ];

  const clients: [string, string][] = [
    ['a browser', 'text/html,application/xhtml+xml'],
    ['a program', 'application/json'],
    ['what accepts anything', '*/*'],
  ];

  describe.each(clients)('%s', (client, accept) => {
    test.each(attempts)('O2 state-missing/foreign: %s', async (_, attempt) => {
      const backend = await startBackend();
      const [own, other] = [await beginInstall(backend), await beginInstall(backend)];
      const ownQuery = (await consent(backend, own)).split('?')[1] ?? '';
      const otherQuery = (await consent(backend, other)).split('?')[1] ?? '';
      const { query, cookie } = attempt(
        { query: ownQuery, cookie: own.cookie },
        { query: otherQuery, cookie: other.cookie },
      );
      const before = await allRows(backend);
      const response = await visit(backend, `/oauth/callback?${query}`, {
        accept,
        ...(cookie === undefined ? {} : { cookie }),
      });
      const isBegunAtWebflow = client === 'a browser' && !new URLSearchParams(query).get('state');
      expect(response.status).toBe(isBegunAtWebflow ? 303 : 400);
      expect(response.headers.get('location')).toBe(
        isBegunAtWebflow ? `${backend.config.PUBLIC_URL}/oauth/start` : null,
      );
      expect(response.headers.getSetCookie(), 'an attempt under way goes on').toEqual([]);
      expect(exchanges(backend)).toBe(0);
      expect(await allRows(backend)).toEqual(before);
    });
  });

  test('O2 state-missing/foreign: an unknown state is refused although the cookie has it', async () => {
    const backend = await startBackend();
    const response = await visit(backend, '/oauth/callback?code=c&state=forged', {
      cookie: 'asset_inspector_oauth_state_forged=forged',
    });
    expect(response.status).toBe(400);
    expect(exchanges(backend)).toBe(0);
  });
});

describe('O1 state: concurrent attempts', () => {
  test('O1 state: each of two tabs ends with its own result, in any order', async () => {
    const backend = await startBackend();
    const [first, second] = [await beginInstall(backend), await beginInstall(backend)];
    const cookie = `${first.cookie}; ${second.cookie}`;
    for (const walk of [first, second]) {
      const response = await visit(backend, await consent(backend, walk), { cookie });
      expect(response.status).toBe(200);
      const [cleared] = response.headers.getSetCookie();
      expect(cleared).toMatch(`${walk.cookie.split('=')[0]}=;`);
      expect(cleared).toContain('Max-Age=0');
      expect(cleared).toContain('Path=/oauth/callback');
    }
    expect(exchanges(backend)).toBe(2);
  });
});

describe('an error instead of a code', () => {
  test.each([
    ['access_denied', 400, 'You chose not to give access'],
    ['whatever_else', 400, 'You chose not to give access'],
    ['', 400, 'You chose not to give access'],
    ['invalid_request', 502, 'We couldn’t connect'],
    ['invalid_scope', 502, 'We couldn’t connect'],
    ['server_error', 502, 'We couldn’t connect'],
    ['temporarily_unavailable', 502, 'We couldn’t connect'],
    ['unauthorized_client', 502, 'We couldn’t connect'],
    ['unsupported_response_type', 502, 'We couldn’t connect'],
  ])('%j has its own page', async (error, status, words) => {
    const backend = await startBackend();
    const walk = await beginInstall(backend);
    const response = await visit(backend, `/oauth/callback?error=${error}&state=${walk.state}`, walk);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
    expect(exchanges(backend)).toBe(0);
    expect(eventsOf(backend, 'oauth_refused').map(({ reason }) => reason)).toEqual(
      status === 502 ? [error] : [],
    );
  });
});

describe('O3 state-replay: a state works once', () => {
  test('O3 state-replay: the same callback again', async () => {
    const backend = await startBackend();
    const walk = await beginInstall(backend);
    const back = await consent(backend, walk);
    expect((await visit(backend, back, walk)).status).toBe(200);
    for (let again = 0; again < 3; again++) {
      const response = await visit(backend, back, walk);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('Your site is connected');
    }
    expect(exchanges(backend)).toBe(1);
    expect(await countInstallations(backend)).toBe(1);
  });

  test('O3 state-replay: fifty concurrent callbacks: one succeeds', async () => {
    const backend = await startBackend();
    const walk = await beginInstall(backend);
    const back = await consent(backend, walk);
    const all = await Promise.all(Array.from({ length: 50 }, () => visit(backend, back, walk)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 400)).toHaveLength(49);
    for (const response of all) expect(await response.text()).toContain('Your site is connected');
    expect(exchanges(backend)).toBe(1);
  });

  test('O3 state-replay: a denial uses the state up', async () => {
    const backend = await startBackend();
    const walk = await beginInstall(backend);
    const denied = await visit(backend, `/oauth/callback?error=access_denied&state=${walk.state}`, walk);
    expect(denied.status).toBe(400);
    expect((await visit(backend, await consent(backend, walk), walk)).status).toBe(400);
    expect(exchanges(backend)).toBe(0);
  });
});

describe('O4 state-expiry: 10 minutes', () => {
  test.each([
    ['just in time', limits.oauthStateLifetimeMs - 1, 200, 1],
    ['at the end', limits.oauthStateLifetimeMs, 400, 0],
    ['a second late', limits.oauthStateLifetimeMs + 1_000, 400, 0],
  ])('O4 state-expiry: %s', async (_, wait, status, count) => {
    const backend = await startBackend();
    const walk = await beginInstall(backend);
    const back = await consent(backend, walk);
    backend.clock.advance(wait);
    expect((await visit(backend, back, walk)).status).toBe(status);
    expect(exchanges(backend)).toBe(count);
  });

  test('O4 state-expiry: expired states are deleted', async () => {
    const backend = await startBackend();
    for (let begun = 0; begun < 5; begun++) await beginInstall(backend);
    backend.clock.advance(limits.oauthStateLifetimeMs + 1);
    const walk = await beginInstall(backend);
    expect(cookieOf(walk.start)).toContain(walk.state);
    expect((await allRows(backend)).oauth_states).toHaveLength(1);
  });
});
