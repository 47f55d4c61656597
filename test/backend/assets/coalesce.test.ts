import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { createReader } from '#test/support/backend/read-asset.ts';
import { isGetAsset, startSignedIn } from '#test/support/backend/signed-in.ts';
import { noHurry, rejection } from '#test/support/backend/transport.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const assetId = assetIdOf('everything');

/** Holds every Get Asset back until the test lets it go. */
async function setUp() {
  const gate = Promise.withResolvers<Response>();
  const held: Request[] = [];
  const { backend, session, read } = await startSignedIn({
    // Another test's ten thousand are many log lines.
    environment: { LOG_LEVEL: 'warn' },
    divert(request) {
      if (!isGetAsset(request)) return undefined;
      held.push(request);
      return held.length === 1 ? gate.promise.then((response) => response.clone()) : undefined;
    },
  });
  const readUntil = (signal: AbortSignal) =>
    backend.ask(`/api/assets/${assetId}`, { headers: { authorization: `Bearer ${session}` }, signal });
  return { backend, read, readUntil, held, answer: gate.resolve };
}

describe('C1 coalesce: equal cold requests are one call to Webflow', () => {
  test.each([1_000, 10_000])('C1 coalesce: %d requests while Webflow is asked', async (many) => {
    const { read, held, answer } = await setUp();
    const responses = Promise.all(Array.from({ length: many }, () => read(assetId)));
    await eventually(() => expect(held).toHaveLength(1));
    answer(Response.json(plainAsset));
    const bodies = new Set<string>();
    for (const response of await responses) {
      expect(response.status).toBe(200);
      bodies.add(await response.text());
    }
    expect(bodies.size).toBe(1);
    expect(held).toHaveLength(1);
  });

  test('C1 coalesce: 1,000 requests that come while the answer does', async () => {
    const { read, upstreamReads } = await startSignedIn();
    const responses = await Promise.all(Array.from({ length: 1_000 }, () => read(assetId)));
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
    expect(upstreamReads()).toBe(1);
  });
});

test('C1 coalesce: in any order of looks and answers, equal reads are one call', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 6 }), async (scheduler, readers) => {
      const later = async <T>(promise: Promise<T>, what: string): Promise<T> => {
        const value = await promise;
        await scheduler.schedule(Promise.resolve(), what);
        return value;
      };
      const send = vi.fn(() => later(Promise.resolve(Response.json(plainAsset)), 'answer'));
      const read = await createReader(send, (cache) => ({
        ...cache,
        getShared: (...key) => later(cache.getShared(...key), 'look'),
      }));
      const reads = Array.from({ length: readers }, () => read(assetId, noHurry));
      expect(new Set((await scheduler.waitFor(Promise.all(reads))).map(({ body }) => body)).size).toBe(1);
      expect(send).toHaveBeenCalledOnce();
    }),
    { numRuns: 50 },
  );
});

describe('C2 coalesce-failure: a failure is shared, an abort is not', () => {
  test('C2 coalesce-failure: all waiting callers get the one failure, and the next request tries again', async () => {
    const { read, held, answer } = await setUp();
    const responses = Promise.all(Array.from({ length: 100 }, () => read(assetId)));
    await eventually(() => expect(held).toHaveLength(1));
    answer(new Response(null, { status: 520 }));
    for (const response of await responses) {
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ code: 'webflow_unavailable' });
    }
    expect(held).toHaveLength(1);
    expect((await read(assetId)).status).toBe(200);
    expect(held).toHaveLength(2);
  });

  test('C2 coalesce-failure: the first one leaves and the 999 others are answered', async () => {
    const gate = Promise.withResolvers<Response>();
    const send = vi.fn((_request: Request) => gate.promise);
    let looked = 0;
    const read = await createReader(send, (cache) => ({
      ...cache,
      getLocal(...key) {
        looked++;
        return cache.getLocal(...key);
      },
    }));
    const stop = new AbortController();
    const leaver = rejection(read(assetId, stop.signal));
    const rest = Promise.all(Array.from({ length: 999 }, () => read(assetId, noHurry)));
    await eventually(() => expect(looked).toBeGreaterThanOrEqual(1_000));
    await eventually(() => expect(send).toHaveBeenCalledOnce());
    const why = new Error('gone');
    stop.abort(why);
    expect(await leaver).toBe(why);
    expect(send.mock.calls[0]?.[0].signal.aborted).toBe(false);
    gate.resolve(Response.json(plainAsset));
    expect(new Set(await rest).size).toBe(1);
    expect(send).toHaveBeenCalledOnce();
  });

  test('U2 abort-everywhere: who waits for a shared call may leave, and the last one ends it', async () => {
    const { read, readUntil, held } = await setUp();
    const stops = [new AbortController(), new AbortController(), new AbortController()];
    const leavers = stops.map(({ signal }) => readUntil(signal));
    await eventually(() => expect(held).toHaveLength(1));
    for (const stop of stops) stop.abort();
    await Promise.all(leavers);
    expect(held[0]?.signal.aborted).toBe(true);
    expect((await read(assetId)).status).toBe(200);
    expect(held).toHaveLength(2);
  });
});
