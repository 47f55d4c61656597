import { Redis } from 'ioredis';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { contractLimits } from '#contract/limits.ts';
import { sites, users } from '#sandbox/world/sample-data.ts';
import type { TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startInstances } from '#test/support/servers/instances.ts';
import { noRedis } from '#test/support/servers/shared-redis.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const assetId = assetIdOf('everything');
const noCache = { 'cache-control': 'no-cache' };

/** What all instances together asked of Webflow. */
function upstreamReads({ webflow }: TestBackend): number {
  return webflow.calls.count('GET /v2/assets/:assetId');
}

async function startSignedIn(options: Parameters<typeof startInstances>[0] = {}) {
  const started = await startInstances(options);
  await started.a.install();
  const session = await started.a.signIn();
  started.a.webflow.calls.reset();
  const read = (backend: TestBackend, headers?: Record<string, string>) =>
    backend.getAsset(assetId, session, headers);
  const textIn = async (backend: TestBackend, headers?: Record<string, string>) =>
    (await (await read(backend, headers)).json()).altText;
  return { ...started, session, read, textIn };
}

function change({ webflow }: TestBackend, altText: string): void {
  const stored = webflow.world.assets.get(assetId);
  if (stored) stored.asset.altText = altText;
}

/** Everything in Redis that begins so. */
async function keysOf(prefix: string): Promise<string[]> {
  const redis = new Redis(inject('redisUrl') ?? '');
  onTestFinished(() => redis.disconnect());
  return redis.keys(`${prefix}:*`);
}

describe.skipIf(noRedis)('several instances with one Redis', () => {
  test('what one has read the others answer, without Webflow and as old as it is', async () => {
    const { a, b, prefix, read } = await startSignedIn();
    const first = await (await read(a)).text();
    await eventually(async () => {
      expect((await keysOf(prefix)).some((key) => key.includes(':kept:assets:'))).toBe(true);
    });
    expect(await (await read(b)).text()).toBe(first);
    expect(upstreamReads(a)).toBe(1);
    a.clock.advance(contractLimits.assetFreshMs - 1_000);
    await read(b);
    expect(upstreamReads(a)).toBe(1);
    a.clock.advance(2_000);
    expect((await (await read(b)).json()).stale).toBe(true);
  });

  test('C7 write-invalidates: a change at one instance ends the copies of all', async () => {
    const { a, b, read, textIn } = await startSignedIn();
    for (const each of [a, b]) await read(each);
    change(a, 'new');
    expect(await textIn(b)).not.toBe('new');
    expect(await textIn(a, noCache)).toBe('new');
    await eventually(async () => expect(await textIn(b)).toBe('new'));
    expect(await textIn(a)).toBe('new');
  });

  test('C7 write-invalidates: a read of another one that began before the change is kept nowhere', async () => {
    const gate = Promise.withResolvers<void>();
    let isHeld = true;
    const { a, b, read, textIn } = await startSignedIn({
      divert(request) {
        if (!isHeld || !request.url.includes('/v2/assets/')) return undefined;
        isHeld = false;
        const answer = a.webflow.fetch(request);
        return gate.promise.then(() => answer);
      },
    });
    const older = read(a);
    await eventually(() => expect(upstreamReads(a)).toBe(1));
    change(a, 'new');
    expect(await textIn(b, noCache)).toBe('new');
    gate.resolve();
    expect((await (await older).json()).altText).not.toBe('new');
    expect(await textIn(a)).toBe('new');
    expect(await textIn(b)).toBe('new');
  });

  test('S7 disconnect: on one, the others refuse, and Redis keeps nothing of the installation', async () => {
    const { a, b, all, prefix, session, read } = await startSignedIn({ many: 3 });
    for (const each of all) expect((await read(each)).status).toBe(200);
    const installationId = await b.db
      .selectFrom('installations')
      .select('id')
      .executeTakeFirstOrThrow()
      .then(({ id }) => id);
    expect(
      (await keysOf(prefix)).some((key) => key.startsWith(`${prefix}:${installationId}:kept:assets:`)),
    ).toBe(true);
    const headers = { authorization: `Bearer ${session}` };
    expect((await a.ask('/api/disconnect', { method: 'POST', headers })).status).toBe(200);
    // The clock stands still: what is refused is refused because of a message.
    await eventually(async () => {
      for (const each of all) expect((await read(each)).status).toBe(409);
    });
    await eventually(async () => {
      const left = (await keysOf(prefix)).filter((key) => key.includes(installationId));
      expect(left.map((key) => key.slice(key.lastIndexOf(':')))).toEqual([':void']);
    });
  });

  test('O7 reinstall-replaces: on one, the sessions of the older installation are over on all', async () => {
    const { a, b, read } = await startSignedIn();
    for (const each of [a, b]) await read(each);
    await b.install();
    await eventually(async () => expect((await read(a)).status).toBe(401));
  });

  test('S6 revoked-install: what one finds out all know', async () => {
    const { a, b, read } = await startSignedIn();
    for (const each of [a, b]) await read(each);
    a.webflow.installations.revokeAll();
    expect((await read(b, noCache)).status).toBe(409);
    await eventually(async () => expect((await read(a)).status).toBe(409));
  });

  test('U8 pacing: together they make no more calls a minute than the token has', async () => {
    const { a, all, session } = await startSignedIn({ many: 3, webflow: { requestsPerMinute: 60 } });
    a.clock.advance(60_000);
    const statuses = new Map<number, number>();
    for (let round = 0; round < 30; round++) {
      for (const [number, each] of all.entries()) {
        const id = `${number}${round.toString(16).padStart(23, 'a')}`;
        const { status } = await each.getAsset(id, session, noCache);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }
    const asked = a.webflow.calls.list().filter(({ route }) => route?.startsWith('GET /v2/'));
    expect(asked, 'what one person may make of 60').toHaveLength(48);
    expect(statuses).toEqual(
      new Map([
        [404, 48],
        [429, 42],
      ]),
    );
    const idToken = a.webflow.issueIdToken({ userId: users.mateo.id });
    const { token } = await (await a.exchange(sites.outdoors.id, idToken)).json();
    for (let round = 0; round < 2; round++) {
      for (const each of all) expect((await each.getAsset(assetId, token, noCache)).status).toBe(200);
    }
  });

  test('H9 inbound-limit: together they answer a person no more often than one would', async () => {
    const { all, session } = await startSignedIn({
      many: 3,
      environment: { REQUESTS_PER_PERSON: '30' },
    });
    await Promise.all(
      all.flatMap((each) => Array.from({ length: 10 }, () => each.getAsset(assetId, session))),
    );
    await eventually(async () => {
      for (const each of all) expect((await each.getAsset(assetId, session)).status).toBe(429);
    });
  });

  test('L1 canary: no token, session or id token is in Redis', async () => {
    const { a, b, prefix, session, read } = await startSignedIn();
    for (const each of [a, b]) await read(each);
    const redis = new Redis(inject('redisUrl') ?? '');
    onTestFinished(() => redis.disconnect());
    const token = a.webflow.installations.list()[0]?.accessToken ?? '';
    let all = '';
    for (const key of await keysOf(prefix)) {
      all += `${key} `;
      all += JSON.stringify(
        (await redis.type(key)) === 'string' ? await redis.get(key) : await redis.dump(key),
      );
    }
    expect(all).toContain(assetId);
    expect(token.length).toBeGreaterThan(20);
    for (const secret of [token, session, session.split('.')[2] ?? '', '127.0.0.1']) {
      expect(all).not.toContain(secret);
    }
  });

  test('another site of the same installation is refused what Redis has', async () => {
    const { a, b, prefix } = await startInstances();
    await a.install({ siteIds: [sites.outdoors.id, sites.journal.id] });
    expect((await a.getAsset(assetId, await a.signIn())).status).toBe(200);
    await eventually(async () => expect(await keysOf(prefix)).not.toEqual([]));
    expect((await b.getAsset(assetId, await b.signIn(sites.journal.id))).status).toBe(404);
  });
});
