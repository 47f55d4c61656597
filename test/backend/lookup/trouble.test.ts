import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { eventsOf, parseLines } from '#test/support/backend/log-lines.ts';
import { idsOf, readLines, startLookingUp } from '#test/support/backend/looked-up.ts';
import { patienceFor } from '#test/support/backend/patience.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { watchDatabase } from '#test/support/backend/watched-database.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const list = 'GET /v2/sites/:siteId/assets';
const single = 'GET /v2/assets/:assetId';

const troubles: [string, ScriptedReply, ProblemCode][] = [
  ['is down', { kind: 'respond', status: 503 }, 'webflow_unavailable'],
  ['cuts the connection', { kind: 'reset' }, 'webflow_unavailable'],
  ['says nothing', { kind: 'hang' }, 'upstream_timeout'],
  ['answers HTML', { kind: 'respond', body: '<html>' }, 'bad_upstream'],
  ['redirects', { kind: 'respond', status: 302 }, 'bad_upstream'],
];

describe('Webflow in trouble ends a lookup with a problem', () => {
  test.each(troubles)('a list: Webflow %s', async (_, reply, code) => {
    const { backend, ask, lookUp } = await startLookingUp({ assets: 200, ...patienceFor(reply) });
    const everAfter = backend.webflow.faults.always(list, reply);
    const response = await ask({ ids: idsOf(200) });
    const requestId = response.headers.get('x-request-id');
    const lines = readLines(response);
    expect(await lines.next()).toMatchObject({ problem: { code, requestId } });
    expect(await lines.next()).toBeUndefined();
    everAfter();
    expect(await lookUp(idsOf(200)), 'and the next begins again').toMatchObject({ isDone: true });
  });

  test.each([
    ...troubles.slice(0, 3),
    ['finds the list’s request wrong', { kind: 'respond', status: 400 }, 'bad_upstream'],
    ['sends a list without its length', { kind: 'respond', body: { assets: [] } }, 'bad_upstream'],
    [
      'sends a list of less than nothing',
      { kind: 'respond', body: { assets: [], pagination: { total: -1 } } },
      'bad_upstream',
    ],
  ] satisfies typeof troubles)('half of the assets were told already: Webflow %s', async (_, reply, code) => {
    const { backend, lookUp } = await startLookingUp({ assets: 200, ...patienceFor(reply) });
    backend.webflow.faults.next(list, { kind: 'pass' }, reply, reply, reply);
    const told = await lookUp(idsOf(200));
    expect(told).toMatchObject({ assets: { length: 100 }, missing: [], isDone: false, problem: { code } });
  });

  test.each(troubles.slice(0, 3))('a single asset: Webflow %s', async (_, reply, code) => {
    const { backend, lookUp } = await startLookingUp({ assets: 3, ...patienceFor(reply) });
    backend.webflow.faults.always(single, reply);
    expect(await lookUp(idsOf(3))).toMatchObject({ assets: [], missing: [], problem: { code } });
  });

  test.each(troubles.slice(0, 3))(
    'C4 stale-if-error: what was read within the hour is told all the same: Webflow %s',
    async (_, reply, code) => {
      const { backend, lookUp, pass } = await startLookingUp({ assets: 201, ...patienceFor(reply) });
      expect((await lookUp(idsOf(200))).assets).toHaveLength(200);
      await pass(limits.assetStaleMs);
      backend.webflow.faults.always(list, reply);
      backend.webflow.faults.always(single, reply);
      const stale = await lookUp(idsOf(150));
      expect(stale).toMatchObject({ assets: { length: 150 }, missing: [], isDone: true });
      expect(new Set(stale.assets.map((asset) => asset.stale))).toEqual(new Set([true]));
      const some = await lookUp(idsOf(3, 198));
      expect(some).toMatchObject({ assets: { length: 2 }, isDone: false, problem: { code } });
      await pass(limits.assetKeptMs - limits.assetStaleMs);
      expect(await lookUp(idsOf(150))).toMatchObject({ assets: [], problem: { code } });
    },
  );

  test('one asset that cannot be read does not hide the others, and is the last problem', async () => {
    const { backend, lookUp } = await startLookingUp({ assets: 3 });
    backend.webflow.faults.next(single, { kind: 'respond', body: { id: 7 } });
    const { assets, missing, problem } = await lookUp(idsOf(3));
    expect([assets.length, missing, problem?.code]).toEqual([2, [], 'bad_upstream']);
  });

  test('two lookups that wait for one list both get the wait', async () => {
    const { backend, lookUp } = await startLookingUp({ assets: 200 });
    backend.webflow.faults.always(list, { kind: 'respond', status: 500, delay: 20 });
    for (const told of await Promise.all([lookUp(idsOf(100)), lookUp(idsOf(100, 100))])) {
      expect(told.problem?.code).toBe('webflow_unavailable');
    }
    expect(backend.webflow.calls.count(list)).toBe(limits.upstreamAttempts);
  });

  test('H11 error-shape: an unexpected error is an internal error, and is logged', async () => {
    const watched = watchDatabase();
    const { backend, ask } = await startLookingUp({ assets: 200, wrapDatabase: watched.wrap });
    backend.webflow.faults.next(list, { kind: 'pass', delay: 20 });
    const response = await ask({ ids: idsOf(200) });
    watched.failWith(new Error('SELECT secret'));
    backend.clock.advance(limits.installationMemoryMs);
    const text = await response.text();
    expect(text).toMatch(/"problem":\{.*"code":"internal_error".*\}\}\}\n$/);
    expect(text).not.toContain('SELECT');
    expect(eventsOf(backend, 'failed')).toHaveLength(1);
  });
});

describe('a session that ends in the middle', () => {
  /** A lookup of which the first page has been emitted and the second has not arrived. */
  async function startHalfway() {
    const started = await startLookingUp({ assets: 200 });
    started.backend.webflow.faults.next(list, { kind: 'pass' }, { kind: 'pass', delay: 50 });
    const lines = readLines(await started.ask({ ids: idsOf(200) }));
    expect(await lines.next()).toMatchObject({ assets: { length: 100 } });
    return { ...started, lines };
  }

  test('S5 short-life: its time is over', async () => {
    const { backend, lines } = await startHalfway();
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
    expect(await lines.next()).toMatchObject({ problem: { code: 'session_expired' } });
    expect(await lines.next()).toBeUndefined();
  });

  test('S5 short-life: its time is over while it waits for Webflow’s next minute', async () => {
    const { backend, ask } = await startLookingUp({ assets: 5 });
    backend.webflow.faults.rateLimit(60);
    const lines = readLines(await ask({ ids: idsOf(5) }));
    expect(await lines.next()).toEqual({ wait: { retryAfter: 60 } });
    await eventually(() => expect(backend.clock.sleeping()).toBe(1));
    backend.webflow.faults.rateLimit(20 * 60);
    backend.clock.advance(limits.sessionLifetimeMs + limits.clockSkewMs + 1_000);
    expect(await lines.next()).toMatchObject({ problem: { code: 'session_expired' } });
    await eventually(() => expect(backend.clock.sleeping()).toBe(0));
  });

  test('S6 revoked-install: the app is uninstalled', async () => {
    const { backend, lookUp } = await startLookingUp({ assets: 200 });
    backend.webflow.faults.next(list, { kind: 'pass' });
    backend.webflow.installations.revokeAll();
    expect(await lookUp(idsOf(200))).toMatchObject({ assets: [], problem: { code: 'not_connected' } });
    expect(eventsOf(backend, 'installation_held')).toHaveLength(1);
  });

  test('S7 disconnect: a lookup ends when the site is disconnected', async () => {
    const { backend, session, lines } = await startHalfway();
    const headers = { authorization: `Bearer ${session}` };
    await backend.ask('/api/disconnect', { method: 'POST', headers });
    expect(await lines.next()).toMatchObject({ problem: { code: 'not_connected' } });
  });

  test('O7 reinstall-replaces: the site is connected again', async () => {
    const { backend, lines } = await startHalfway();
    await backend.install();
    expect(await lines.next()).toMatchObject({
      problem: { code: expect.stringMatching(/session_expired|not_connected/) },
    });
  });
});

describe('ends without a request of the caller', () => {
  test('R1 graceful-stop: an open lookup holds up no stop', async () => {
    const { backend, ask } = await startLookingUp({ assets: 5 });
    backend.webflow.faults.rateLimit(60);
    const lines = readLines(await ask({ ids: idsOf(5) }));
    expect(await lines.next()).toHaveProperty('wait');
    backend.stop();
    expect(await lines.next()).toMatchObject({ problem: { code: 'service_unavailable' } });
    expect(await lines.next()).toBeUndefined();
    expect(backend.clock.sleeping()).toBe(0);
  });

  test('B6 shares: a person who has 14 of 20 lookups open is refused, and the next one is not', async () => {
    const { backend, ask, lookUp } = await startLookingUp({ assets: 5 });
    backend.webflow.faults.rateLimit(60);
    const open = [];
    for (let number = 0; number < 14; number++) {
      open.push(readLines(await ask({ ids: idsOf(5) })));
    }
    const refused = await expectProblem(await ask({ ids: idsOf(5) }), 'rate_limited');
    expect(refused.retryAfter).toBe(limits.lookupRetryAfterSeconds);
    for (const lines of open) expect(await lines.next()).toHaveProperty('wait');
    await open[0]?.leave();
    backend.webflow.faults.rateLimit(null);
    backend.clock.advance(60_000);
    expect((await lookUp(idsOf(5))).isDone).toBe(true);
    for (const lines of open.slice(1)) expect(await lines.next()).toHaveProperty('assets');
  });

  test('the log has the end of each', async () => {
    const { backend, ask, lookUp } = await startLookingUp({ assets: 1_000 });
    await lookUp(idsOf(5));
    backend.webflow.faults.down('hang');
    const lines = readLines(await ask({ ids: idsOf(5, 500) }));
    await eventually(() => expect(backend.webflow.calls.count(single)).toBe(limits.backgroundAtOnce));
    await lines.leave();
    backend.webflow.faults.down('unavailable');
    await lookUp(idsOf(5, 700));
    const all = parseLines(backend.logLines).filter(({ msg }) => msg === 'answered to the end');
    // The first is that of the session.
    const ends = all.slice(1);
    expect(ends.map(({ outcome }) => outcome)).toEqual(['done', 'left', 'webflow_unavailable']);
    for (const line of ends)
      expect(line).toMatchObject({ requestId: expect.any(String), site: expect.any(String) });
    for (const [id = ''] of [idsOf(5), idsOf(5, 500), idsOf(5, 700)])
      expect(JSON.stringify(ends)).not.toContain(id);
  });
});
