import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { webflowCdnOrigin } from '#sandbox/library/library.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type Measuring, startMeasuring } from '#test/support/backend/measured.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>';

/** A backend for which every file is one picture. */
async function start(options: Parameters<typeof startMeasuring>[0] = {}) {
  const measuring = await startMeasuring(options);
  measuring.backend.webflow.faults.always('GET cdn', { kind: 'respond', body: picture });
  return measuring;
}

/** Holds every file back until the test lets it go, and counts how many are asked for at once. */
async function startHeld(options: Parameters<typeof startMeasuring>[0] = {}) {
  const gates: PromiseWithResolvers<void>[] = [];
  const held: Request[] = [];
  let underWay = 0;
  let most = 0;
  const measuring: Measuring = await start({
    ...options,
    divert(request) {
      if (new URL(request.url).origin !== webflowCdnOrigin) return undefined;
      held.push(request);
      most = Math.max(most, ++underWay);
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      request.signal.addEventListener('abort', () => gate.reject(request.signal.reason));
      return gate.promise.then(() => measuring.backend.webflow.fetch(request)).finally(() => underWay--);
    },
  });
  return {
    ...measuring,
    held,
    most: () => most,
    release() {
      for (const gate of gates.splice(0)) gate.resolve();
    },
  };
}

describe('how much is asked for', () => {
  test('at most 6 at once, and no more than one request for a file', async () => {
    const { measure, held, most, release } = await startHeld();
    const answer = measure('everything');
    await eventually(() => expect(held).toHaveLength(limits.measuredAtOnce));
    await new Promise(setImmediate);
    expect(held).toHaveLength(6);
    release();
    await eventually(() => expect(held).toHaveLength(8));
    release();
    await answer;
    expect(most()).toBe(6);
  });

  test('equal questions at once are one request for each file', async () => {
    const { ask, held, release } = await startHeld();
    const answers = Promise.all(Array.from({ length: 100 }, () => ask(assetIdOf('svg'))));
    await eventually(() => expect(held).toHaveLength(1));
    release();
    expect(new Set(await Promise.all((await answers).map((response) => response.text()))).size).toBe(1);
    expect(held).toHaveLength(1);
  });

  test('two installations are not merged', async () => {
    const { backend, ask, held, release } = await startHeld();
    const first = ask(assetIdOf('svg'));
    await eventually(() => expect(held).toHaveLength(1));
    await backend.install();
    const second = ask(assetIdOf('svg'), { session: await backend.signIn() });
    await eventually(() => expect(held).toHaveLength(2));
    release();
    expect((await second).status).toBe(200);
    await expectProblem(await first, 'session_expired');
  });

  test('a warm answer asks for nothing outside', async () => {
    const { backend, measure } = await start();
    const cold = await measure('everything');
    backend.webflow.calls.reset();
    expect(await measure('everything')).toEqual(cold);
    expect(backend.webflow.calls.count()).toBe(0);
  });

  test('U2 abort-everywhere: who leaves ends the requests, and the next one starts again', async () => {
    const { ask, held, release } = await startHeld();
    const stop = new AbortController();
    const leaver = ask(assetIdOf('svg'), { signal: stop.signal });
    await eventually(() => expect(held).toHaveLength(1));
    stop.abort();
    await expect(leaver).rejects.toThrow();
    await eventually(() => expect(held[0]?.signal.aborted).toBe(true));
    const next = ask(assetIdOf('svg'));
    await eventually(() => expect(held).toHaveLength(2));
    release();
    expect(await (await next).json()).toMatchObject({ original: { reason: null } });
  });
});

describe('how long it is kept', () => {
  test('for a day, and no longer', async () => {
    const { measure, cdnCalls, pass } = await start();
    await measure('svg');
    await pass(limits.measuredFreshMs - 1);
    await measure('svg');
    expect(cdnCalls()).toHaveLength(1);
    await pass(1);
    await measure('svg');
    expect(cdnCalls()).toHaveLength(2);
  });

  test('not once the asset has changed, though its URL has not', async () => {
    const { change, measure, cdnCalls, pass } = await start();
    await measure('svg');
    change('svg', { lastUpdated: '2026-10-01T12:00:01.000Z' });
    await pass(limits.assetStaleMs);
    await measure('svg');
    expect(cdnCalls()).toHaveLength(2);
  });

  test.each([
    [404, 'not_found', 1],
    [403, 'forbidden', 1],
    [302, 'redirected', 1],
    [503, 'unavailable', 2],
    [429, 'unavailable', 2],
  ])('a file answered with %d is %s, and asked for %d times in two looks', async (status, reason, times) => {
    const { backend, measure, cdnCalls } = await start();
    backend.webflow.faults.always('GET cdn', { kind: 'respond', status });
    expect((await measure('svg')).original.reason).toBe(reason);
    expect((await measure('svg')).original.reason).toBe(reason);
    expect(cdnCalls()).toHaveLength(times);
  });

  test('a lasting reason is kept for a while only', async () => {
    const { backend, measure, pass } = await start();
    backend.webflow.faults.next('GET cdn', { kind: 'respond', status: 404 });
    expect((await measure('svg')).original.reason).toBe('not_found');
    await pass(limits.unmeasuredFreshMs);
    expect((await measure('svg')).original.reason).toBeNull();
  });

  test('S7 disconnect: what was measured is gone with the connection', async () => {
    const { ask, backend, session, measure, cdnCalls } = await start();
    await measure('svg');
    const headers = { authorization: `Bearer ${session}` };
    await backend.ask('/api/disconnect', { method: 'POST', headers });
    const response = await ask(assetIdOf('svg'));
    await expectProblem(response, 'not_connected');
    expect(cdnCalls()).toHaveLength(1);
  });
});
