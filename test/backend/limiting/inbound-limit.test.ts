import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackend, type TestBackendOptions } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { listen } from '#test/support/backend/client.ts';
import { exchangeFrom } from '#test/support/backend/exchange-from.ts';
import { connectionFrom } from '#test/support/backend/from-address.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

const assetId = assetIdOf('everything');
const usual = {
  REQUESTS_PER_PERSON: String(limits.personRequests),
  REQUESTS_PER_ADDRESS: String(limits.addressRequests),
};

interface Asking {
  readonly session: string;
  readonly from?: string;
  readonly forwarded?: string;
}

/** A backend with the limits people meet, or others. */
async function startEmpty({ environment, ...options }: TestBackendOptions = {}) {
  const backend = await startBackend({ ...options, environment: { ...usual, ...environment } });
  const read = async ({ session, from = '203.0.113.7', forwarded }: Asking) => {
    const headers = {
      origin: 'http://localhost:1337',
      authorization: `Bearer ${session}`,
      ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
    };
    return backend.app.request(`/api/assets/${assetId}`, { headers }, connectionFrom(from));
  };
  return { backend, read };
}

/** The same on two sites. */
async function start(options: TestBackendOptions = {}) {
  const { backend, read } = await startEmpty(options);
  await backend.install({ siteIds: [sites.outdoors.id] });
  await backend.install({ siteIds: [sites.bakery.id] });
  const sessions = { outdoors: await backend.signIn(), bakery: await backend.signIn(sites.bakery.id) };
  return { backend, sessions, read };
}

async function many(times: number, ask: (time: number) => Promise<Response>): Promise<Response[]> {
  return Promise.all(Array.from({ length: times }, (_, time) => ask(time)));
}

function refused(responses: readonly Response[]): Response[] {
  return responses.filter(({ status }) => status === 429);
}

describe('H9 inbound-limit: a session', () => {
  test('H9 inbound-limit: 200 requests in 10 s: the first 180 succeed, the rest are 429', async () => {
    const { sessions, read } = await start();
    // The call that began the session was the first.
    const responses = await many(199, (time) =>
      // From many addresses, so that theirs are not the limit.
      read({ session: sessions.outdoors, from: `203.0.113.${time}` }),
    );
    const over = refused(responses);
    expect(over).toHaveLength(200 - limits.personRequests);
    for (const response of over) {
      const { retryAfter } = await expectProblem(response, 'rate_limited');
      expect(response.headers.get('retry-after')).toBe(String(retryAfter));
      expect(retryAfter).toBeGreaterThanOrEqual(1);
      expect(retryAfter).toBeLessThanOrEqual(limits.requestWindowMs / 1000);
      expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:1337');
    }
  });

  test('H9 inbound-limit: a new session of the same person has the same limit; another person is unaffected', async () => {
    const { backend, sessions, read } = await start();
    await many(limits.personRequests, () => read({ session: sessions.outdoors }));
    expect((await read({ session: sessions.outdoors })).status).toBe(429);
    expect((await backend.exchange()).status).toBe(429);
    expect((await read({ session: sessions.bakery })).status).not.toBe(429);
  });

  test('H9 inbound-limit: lookups, measurements and alt texts count as well', async () => {
    const { backend, sessions, read } = await start();
    await many(limits.personRequests, () => read({ session: sessions.outdoors }));
    const headers = { authorization: `Bearer ${sessions.outdoors}` };
    for (const ids of [[], [assetId], Array.from('abcdef', (digit) => digit.repeat(24))]) {
      const body = { protocol: assetsProtocol, ids, wanted: assetParts };
      await expectProblem(await backend.ask(routes.readAssets.path, { body, headers }), 'rate_limited');
    }
  });
});

describe('H9 inbound-limit: an address', () => {
  const tooMany = limits.addressRequests + 1;

  test('H9 inbound-limit: many forged sessions from one address; another address is unaffected', async () => {
    const { sessions, read } = await start();
    const responses = await many(tooMany, (time) => read({ session: `forged${time}` }));
    expect(refused(responses)).toHaveLength(1);
    expect((await read({ session: sessions.outdoors })).status).toBe(429);
    expect((await read({ session: sessions.outdoors, from: '203.0.113.8' })).status).toBe(200);
  });

  test('H9 inbound-limit: a spoofed X-Forwarded-For changes nothing', async () => {
    const { read } = await start();
    const responses = await many(tooMany, (time) =>
      read({ session: 'forged', forwarded: `198.51.${time >> 8}.${time & 255}` }),
    );
    expect(refused(responses)).toHaveLength(1);
  });

  test('H9 inbound-limit: behind a trusted proxy its client’s address counts, whatever the client sends', async () => {
    const { read } = await start({ environment: { TRUST_PROXY: '1' } });
    const spoofed = await many(tooMany, (time) =>
      read({ session: 'forged', from: '10.0.0.1', forwarded: `198.51.100.${time & 255}, 203.0.113.7` }),
    );
    expect(refused(spoofed)).toHaveLength(1);
    const other = await read({ session: 'forged', from: '10.0.0.1', forwarded: '203.0.113.7, 203.0.113.8' });
    expect(other.status).toBe(401);
  });

  test('H9 inbound-limit: two trusted proxies', async () => {
    const { read } = await startEmpty({ environment: { TRUST_PROXY: '2', REQUESTS_PER_ADDRESS: '1' } });
    const ask = (forwarded: string) => read({ session: 'forged', from: '10.0.0.1', forwarded });
    expect((await ask('198.51.100.1, 203.0.113.7, 10.0.0.2')).status).toBe(401);
    expect((await ask('198.51.100.2, 203.0.113.7, 10.0.0.2')).status).toBe(429);
    expect((await ask('203.0.113.8, 10.0.0.2')).status).toBe(401);
    expect((await ask('not an address, 10.0.0.2')).status, 'who cannot be told apart is the proxy').toBe(401);
    expect((await ask('nor this, 10.0.0.2')).status).toBe(429);
  });

  test('H9 inbound-limit: the pages of an install count, health does not', async () => {
    const { backend } = await startEmpty({ environment: { REQUESTS_PER_ADDRESS: '2' } });
    const ask = async (path: string) =>
      (await backend.app.request(path, {}, connectionFrom('203.0.113.9'))).status;
    expect([await ask('/oauth/start'), await ask('/oauth/start'), await ask('/oauth/start')]).toEqual([
      302, 302, 429,
    ]);
    expect([await ask('/livez'), await ask('/readyz')]).toEqual([200, 200]);
  });
});

test('H9 inbound-limit: over real connections it is the connection’s own address', async () => {
  const { backend } = await startEmpty({ environment: { REQUESTS_PER_ADDRESS: '2' } });
  const origin = await listen(backend);
  const ask = async (address: string) => {
    const headers = { 'x-forwarded-for': address };
    return (await fetch(`${origin}/oauth/start`, { redirect: 'manual', headers })).status;
  };
  expect([await ask('203.0.113.1'), await ask('203.0.113.2'), await ask('203.0.113.3')]).toEqual([
    302, 302, 429,
  ]);
  const elsewhere = await backend.app.request('/oauth/start', {}, connectionFrom('203.0.113.1'));
  expect(elsewhere.status).toBe(302);
});

test('L3 events: a limit that was hit is logged with its reason', async () => {
  const { backend, sessions, read } = await start({ environment: { REQUESTS_PER_PERSON: '2' } });
  await many(2, () => read({ session: sessions.outdoors }));
  expect(eventsOf(backend, 'limit_hit')).toEqual([
    expect.objectContaining({ reason: 'person', site: expect.any(String), requestId: expect.any(String) }),
  ]);
});

describe('H9 inbound-limit: ID tokens that Webflow refuses', () => {
  const resolves = ({ webflow }: TestBackend) => webflow.calls.count('POST /beta/token/resolve');

  test('H9 inbound-limit: invalid ID tokens of one address are soon refused, without effect on others', async () => {
    const { backend, sessions, read } = await start();
    backend.webflow.calls.reset();
    for (let time = 0; time < limits.refusedExchangesOfAddress; time++) {
      await expectProblem(await exchangeFrom(backend, '203.0.113.1', `garbage ${time}`), 'id_token_refused');
    }
    const response = await exchangeFrom(backend, '203.0.113.1', 'garbage');
    const { retryAfter } = await expectProblem(response, 'rate_limited');
    expect(retryAfter).toBeLessThanOrEqual(limits.refusedExchangesWindowMs / 1000);
    expect(resolves(backend)).toBe(limits.refusedExchangesOfAddress);
    expect((await exchangeFrom(backend, '203.0.113.2')).status, 'somebody new').toBe(200);
    expect((await read({ session: sessions.outdoors })).status, 'who has a session goes on').toBe(200);
    expect((await backend.exchange(sites.bakery.id)).status, 'other sites are unaffected').toBe(200);
  });

  test('H9 inbound-limit: invalid ID tokens use at most a share of a site’s calls, from any number of addresses', async () => {
    const { backend } = await start();
    const home = '198.51.100.1';
    expect((await exchangeFrom(backend, home)).status).toBe(200);
    backend.webflow.calls.reset();
    for (let time = 0; time < 3 * limits.refusedExchanges; time++) {
      await exchangeFrom(backend, `203.0.113.${time}`, `garbage ${time}`);
    }
    expect(resolves(backend)).toBe(limits.refusedExchanges);
    expect(backend.webflow.calls.list().length).toBeLessThanOrEqual(2 * limits.refusedExchanges);
    await expectProblem(await exchangeFrom(backend, '203.0.113.200'), 'rate_limited');
    for (let time = 0; time < limits.refusedExchangesOfAddress + 5; time++) {
      expect((await exchangeFrom(backend, home)).status, 'where somebody has signed in before').toBe(200);
    }
  });

  test('H9 inbound-limit: valid ID tokens are not counted, nor those that Webflow could not check', async () => {
    const { backend } = await start({ webflow: { requestsPerMinute: 1_000 } });
    backend.webflow.faults.always('POST /beta/token/resolve', { kind: 'respond', status: 503 });
    for (let time = 0; time < 4; time++) expect((await backend.exchange()).status).toBe(503);
    backend.webflow.faults.clear();
    for (let time = 0; time < limits.refusedExchanges + 5; time++) {
      expect((await backend.exchange()).status).toBe(200);
    }
  });

  test('H9 inbound-limit: invalid ID tokens for guessed sites use at most a share of a workspace’s calls', async () => {
    const { backend } = await start();
    const workspaceId = sites.outdoors.workspaceId;
    await backend.install({ workspaceId });
    backend.webflow.calls.reset();
    const statuses: number[] = [];
    for (let time = 0; time < limits.refusedExchanges + 5; time++) {
      const siteId = time.toString(16).padStart(24, '0');
      const response = await backend.begin({ siteId, idToken: 'garbage', workspaceId });
      statuses.push(response.status);
    }
    expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429]);
    expect(backend.webflow.calls.list()).toHaveLength(limits.refusedExchangesOfAddress);
  });
});
