import { describe, expect, test } from 'vitest';
import { retryAfterSeconds } from '#backend/webflow/retry-after.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';

const now = Date.parse('2026-10-01T12:00:00.000Z');
const day = 86_400;

/** The header, what it is, and the seconds in the panel's problem. */
const headers: [string | null, string, number][] = [
  ['60', 'seconds', 60],
  [' 7 ', 'seconds with blanks', 7],
  ['007', 'seconds with zeros', 7],
  ['0', 'zero', 1],
  [String(day), 'a day', day],
  [String(day + 1), 'more than a day', 60],
  ['999999999', 'thirty years', 60],
  ['-5', 'negative', 60],
  ['1.5', 'a fraction', 60],
  ['1e3', 'an exponent', 60],
  ['10, 20', 'two values', 60],
  ['soon', 'a word', 60],
  ['', 'empty', 60],
  [null, 'missing', 60],
  ['99999999999', 'more seconds than can be meant', 60],
  ['Thu, 01 Oct 2026 12:01:30 GMT', 'a date', 90],
  ['Thursday, 01-Oct-26 12:01:30 GMT', 'an old date', 90],
  ['Fri, 02 Oct 2026 12:00:00 GMT', 'a date a day ahead', day],
  ['Thu, 01 Oct 2026 11:00:00 GMT', 'a date gone by', 1],
  ['Thu, 99 Oct 2026 12:01:30 GMT', 'a date there is not', 60],
  ['2026-10-01T12:01:30Z', 'a date of another standard', 60],
];

test.each(headers)('U3 retry-after: %j is %s', (header, _, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});

test('U3 retry-after: a date is never rounded down', () => {
  expect(retryAfterSeconds('Thu, 01 Oct 2026 12:00:02 GMT', now + 1)).toBe(2);
});

describe('U3 retry-after: a limit is answered at once and never waited for', () => {
  // undici trims blanks, and a header cannot be null on the wire.
  test.each(headers)(
    'U3 retry-after: the panel is told when the header %j is %s',
    async (header, _, seconds) => {
      const { backend, read, upstreamReads } = await startSignedIn();
      backend.webflow.faults.always('GET /v2/assets/:assetId', {
        kind: 'respond',
        status: 429,
        headers: header === null ? {} : { 'Retry-After': header },
        body: { code: 'too_many_requests' },
      });
      const response = await read(assetIdOf('everything'));
      expect(response.status).toBe(429);
      expect(response.headers.get('retry-after')).toBe(String(seconds));
      expect(await response.json()).toMatchObject({ code: 'rate_limited', retryAfter: seconds });
      expect(upstreamReads()).toBe(1);
    },
  );

  test('U3 retry-after: no call is made before the time, and the first after it is', async () => {
    const { backend, read, upstreamReads } = await startSignedIn();
    backend.webflow.faults.next('GET /v2/assets/:assetId', {
      kind: 'respond',
      status: 429,
      headers: { 'Retry-After': '30' },
    });
    expect((await read(assetIdOf('everything'))).status).toBe(429);
    backend.clock.advance(29_001);
    const early = await read(assetIdOf('alt-null'));
    expect(early.status).toBe(429);
    expect(await early.json()).toMatchObject({ retryAfter: 1 });
    expect(upstreamReads()).toBe(1);
    backend.clock.advance(999);
    expect((await read(assetIdOf('everything'))).status).toBe(200);
    expect(upstreamReads()).toBe(2);
  });

  test('U3 retry-after: the limit of a token holds for the exchange as well', async () => {
    const { backend, read } = await startSignedIn();
    backend.webflow.faults.rateLimit(45);
    expect((await read(assetIdOf('everything'))).status).toBe(429);
    backend.webflow.faults.clear();
    backend.webflow.calls.reset();
    const refused = await backend.exchange();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('45');
    expect(backend.webflow.calls.count()).toBe(0);
    backend.clock.advance(45_000);
    expect((await backend.exchange()).status).toBe(200);
  });
});
