import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { seriesIn, seriesOf } from '#test/support/backend/metric-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const token = 'a-token-of-twenty-two-or-more';
const everything = assetIdOf('everything');

describe('access to the metrics', () => {
  const ask = async (environment: Record<string, string>, authorization?: string) => {
    const { backend } = await startSignedIn({ environment });
    return backend.app.request('/metrics', { headers: authorization ? { authorization } : {} });
  };

  test('a request with METRICS_TOKEN gets the metrics', async () => {
    const response = await ask({ METRICS_TOKEN: token }, `Bearer ${token}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(seriesIn(await response.text()).size).toBeGreaterThan(5);
  });

  test.each([
    ['nothing', undefined],
    ['another token', `Bearer ${token}x`],
    ['one of the same length', `Bearer ${token.replace('a', 'b')}`],
    ['a part of it', `Bearer ${token.slice(0, -1)}`],
    ['another scheme', `Basic ${token}`],
  ])('a request with %s gets 404', async (_, authorization) => {
    await expectProblem(await ask({ METRICS_TOKEN: token }, authorization), 'route_not_found');
  });

  test.each(['Bearer', 'Bearer undefined', `Bearer ${token}`])(
    'without METRICS_TOKEN a request with “%s” gets 404',
    async (authorization) => {
      await expectProblem(await ask({}, authorization), 'route_not_found');
    },
  );
});

describe('what is counted', () => {
  test('requests by method, route and status, with their time', async () => {
    const { backend, read } = await startSignedIn();
    await read(everything);
    await read('none');
    const series = await seriesOf(backend);
    const count = (status: number) =>
      series.get(
        `asset_inspector_requests_total{method="GET",route="/api/assets/:assetId",status="${status}"}`,
      );
    expect([count(200), count(400)]).toEqual([1, 1]);
    expect(series.get('asset_inspector_request_seconds_count{route="/api/assets/:assetId"}')).toBe(2);
  });

  test('C6 bounded: the hit ratio is that of the reads that were made', async () => {
    const { backend, read } = await startSignedIn();
    const levels = async () => {
      const series = await seriesOf(backend);
      const of = (level: string) =>
        series.get(`asset_inspector_cache_looks_total{cache="assets",level="${level}"}`);
      return [of('memory'), of('miss')];
    };
    await read(everything);
    for (let number = 0; number < 9; number++) await read(everything);
    expect(await levels()).toEqual([9, 1]);
    await read(everything, { 'cache-control': 'no-cache' });
    expect(await levels(), 'a read with no-cache looks nowhere').toEqual([9, 1]);
    await Promise.all(Array.from({ length: 20 }, () => read(assetIdOf('svg'))));
    expect(await levels(), 'those that share a call look once').toEqual([9, 2]);
  });

  test.each([
    ['ok', undefined],
    ['unavailable', { kind: 'respond', status: 503 }],
    ['rate_limited', { kind: 'respond', status: 429 }],
    ['rejected', { kind: 'respond', status: 404 }],
    ['bad_answer', { kind: 'respond', status: 200, body: 'no asset' }],
  ] as const)('calls to Webflow that end as %s', async (outcome, fault) => {
    const { backend, read } = await startSignedIn();
    if (fault) backend.webflow.faults.next('GET /v2/assets/:assetId', fault);
    await read(everything);
    const name = `asset_inspector_webflow_calls_total{kind="get_asset",outcome="${outcome}"}`;
    // What is worth it is tried again.
    expect((await seriesOf(backend)).get(name)).toBe(1);
  });

  test('each kind of call has its own label', async () => {
    const { backend } = await startSignedIn();
    const kinds = [...(await seriesOf(backend)).keys()].flatMap(
      (name) => /webflow_call_seconds_count\{kind="(\w+)"\}/.exec(name)?.[1] ?? [],
    );
    expect(kinds.toSorted()).toEqual(['exchange_code', 'introspect', 'list_sites', 'resolve']);
  });

  test('U7 breaker: the number of open breakers', async () => {
    const { backend, read } = await startSignedIn();
    const open = async () => (await seriesOf(backend)).get('asset_inspector_breakers_open');
    expect(await open()).toBe(0);
    backend.webflow.faults.down('unavailable');
    for (let call = 0; call < limits.breakerFailures; call++) await read(everything);
    expect(await open()).toBe(1);
    backend.webflow.faults.down(null);
    backend.clock.advance(limits.breakerPauseMs);
    expect((await read(everything)).status).toBe(200);
    expect(await open()).toBe(0);
  });

  test('the lowest number of calls left of a token in use, absent without one', async () => {
    const { backend, read } = await startSignedIn();
    const left = async () => (await seriesOf(backend)).get('asset_inspector_budget_left_lowest');
    const before = (await left()) ?? Number.NaN;
    await read(everything);
    expect(await left()).toBe(before - 1);
    backend.clock.advance(120_000);
    expect(await left()).toBeUndefined();
  });
});
