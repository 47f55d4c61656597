import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assetPath } from '#contract/routes.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { isGetAsset } from '#test/support/backend/signed-in.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { connectOver, installOver } from '#test/support/servers/over-http.ts';
import { emptyPostgres, lacksPostgres } from '#test/support/servers/postgres.ts';
import { roundRobin } from '#test/support/servers/round-robin.ts';
import { noRedisOfOurOwn, redisInTest } from '#test/support/servers/shared-redis.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const path = assetPath(assetIdOf('everything'));
/** Milliseconds Webflow takes for an asset. */
const latency = 300;

interface Answer {
  /** The status, or the error's code. */
  readonly outcome: number | string;
  /** The local port it was asked from. */
  readonly port: number;
}

/** One request over the agent's connections. */
function ask(agent: Agent, url: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve) => {
    let port = 0;
    const sent = request(url, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve({ outcome: response.statusCode ?? 0, port }));
      response.once('error', (error) => resolve({ outcome: error.message, port }));
    });
    sent.once('socket', (socket) => {
      const note = () => {
        port = socket.localPort ?? 0;
      };
      if (socket.connecting) socket.once('connect', note);
      else note();
    });
    sent.once('error', (error) => resolve({ outcome: error.message, port }));
    sent.end();
  });
}

function agentOf(connections: number): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  onTestFinished(() => agent.destroy());
  return agent;
}

/** Three backends on one PostgreSQL and one Redis behind a balancer, and the one Webflow they share. */
async function startThree() {
  const webflow = createFakeWebflow({ requestsPerMinute: 1_000_000 });
  const upstream = await serveHttp(
    requestListener(async (asked) => {
      if (isGetAsset(asked)) await wait(latency);
      return webflow.fetch(asked);
    }),
  );
  const [redis, database] = await Promise.all([redisInTest(), emptyPostgres()]);
  const environment = {
    WEBFLOW_API_URL: upstream.origin,
    WEBFLOW_OAUTH_URL: upstream.origin,
    DATABASE_URL: database,
    REDIS_URL: redis.url,
    REQUESTS_PER_PERSON: '1000000',
    REQUESTS_PER_ADDRESS: '1000000',
  };
  const start = async () => {
    const backend = await startBackendProcess(environment);
    await eventually(() => expect(backend.stdout()).toContain('"event":"redis_up"'));
    return backend;
  };
  const [a, b, c] = await Promise.all([start(), start(), start()]);
  return { webflow, all: [a, b, c], a, b, c, balancer: await roundRobin([a.origin, b.origin, c.origin]) };
}

const headersOf = (session: string) => ({ origin: panelOrigin, authorization: `Bearer ${session}` });

describe.skipIf(lacksPostgres || noRedisOfOurOwn)('three instances on one PostgreSQL and one Redis', () => {
  test('an install on one is read by another, and refused by all within a second after a disconnect on the third', async () => {
    const { webflow, a, b, c, all } = await startThree();
    const session = await connectOver(a.origin, webflow);
    const headers = headersOf(session);
    const read = async (origin: string) => (await fetch(origin + path, { headers })).status;
    expect(await Promise.all(all.map(({ origin }) => read(origin)))).toEqual([200, 200, 200]);

    const disconnected = await fetch(`${c.origin}/api/disconnect`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(disconnected.status).toBe(200);
    await wait(1_000);
    expect(await Promise.all(all.map(({ origin }) => read(origin)))).toEqual([409, 409, 409]);

    // After a new install on the second instance the old session is refused, and a new one works on all.
    const again = headersOf(await connectOver(b.origin, webflow));
    for (const { origin } of all) {
      await eventually(async () => expect((await fetch(origin + path, { headers: again })).status).toBe(200));
    }
  });

  test('C1 coalesce: 10,000 equal cold requests over all of them are three calls at most', async () => {
    const { webflow, a, balancer } = await startThree();
    const headers = headersOf(await connectOver(a.origin, webflow));
    webflow.calls.reset();
    const agent = agentOf(900);
    const url = balancer.origin + path;
    const answers = await Promise.all(Array.from({ length: 10_000 }, () => ask(agent, url, headers)));
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set([200]));
    const calls = webflow.calls.count('GET /v2/assets/:assetId');
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(3);
    const servers = new Set(answers.map(({ port }) => balancer.serverOf(port)));
    expect(servers.size).toBe(3);
  });

  test('one is killed under load: only responses on its own open connections are lost', async () => {
    const { webflow, a, b, balancer, all } = await startThree();
    const headers = headersOf(await connectOver(a.origin, webflow));
    const url = balancer.origin + path;
    const answers: Answer[] = [];
    let isOver = false;
    const clients = Array.from({ length: 30 }, async () => {
      const agent = agentOf(1);
      while (!isOver) answers.push(await ask(agent, url, headers));
    });
    const since = (count: number) => eventually(() => expect(answers.length).toBeGreaterThan(count));
    await since(600);
    b.kill('SIGKILL');
    await b.ended;
    await since(answers.length + 600);
    isOver = true;
    await Promise.all(clients);

    const lost = answers.filter(({ outcome }) => outcome !== 200);
    expect(lost.filter(({ port }) => balancer.serverOf(port) !== b.origin)).toEqual([]);
    expect(lost.length).toBeLessThanOrEqual(30);
    const serving = answers.slice(-300).map(({ port }) => balancer.serverOf(port));
    expect(new Set(serving)).toEqual(new Set([a.origin, all[2]?.origin]));
  });

  test('O3 state-replay: an install begun on one ends on another, once', async () => {
    const { webflow, a, b } = await startThree();
    const begun = await fetch(`${a.origin}/oauth/start`, { redirect: 'manual' });
    const back = new URL(await webflow.giveConsent(begun.headers.get('location') ?? ''));
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const visit = (origin: string) =>
      fetch(`${origin}${back.pathname}${back.search}`, {
        headers: { cookie, accept: '*/*' },
        redirect: 'manual',
      });
    const statuses = (await Promise.all([visit(a.origin), visit(b.origin), visit(b.origin)])).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect((await installOver(b.origin, webflow)).status).toBe(200);
  });
});
