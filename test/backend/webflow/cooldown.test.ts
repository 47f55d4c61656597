import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { withCooldown } from '#backend/webflow/cooldown.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import { withRetries } from '#backend/webflow/retries.ts';
import type { Call } from '#backend/webflow/transport.ts';
import { noHurry, rejection } from '#test/support/transport.ts';

const day = 86_400;

function call(token?: string): Call {
  return { url: new URL('https://api.webflow.com/'), signal: noHurry, ...(token ? { token } : {}) };
}

/** A cooldown over a Webflow that does what `answer` says, on a clock moved by hand. */
function setUp(answer: () => unknown) {
  const clock = { now: 1_000 };
  const upstream = vi.fn(async () => answer());
  return { clock, upstream, send: withCooldown(upstream, () => clock.now) };
}

function limited(retryAfter: number): never {
  throw new WebflowFailure({ kind: 'rate_limited', retryAfter });
}

test.each([1, 60, day])(
  'U3 retry-after: after a wait of %d s is told, none calls a moment sooner',
  async (wait) => {
    const { clock, upstream, send } = setUp(() => limited(wait));
    await rejection(send(call('a')));
    clock.now += wait * 1000 - 1;
    expect(await rejection(send(call('a')))).toHaveProperty('reason', {
      kind: 'rate_limited',
      retryAfter: 1,
    });
    expect(upstream).toHaveBeenCalledTimes(1);
    clock.now += 1;
    await rejection(send(call('a')));
    expect(upstream).toHaveBeenCalledTimes(2);
  },
);

test('U3 retry-after: a limit is the token’s own', async () => {
  const { upstream, send } = setUp(() => limited(60));
  await rejection(send(call('a')));
  await rejection(send(call('b')));
  await rejection(send(call()));
  expect(upstream).toHaveBeenCalledTimes(3);
});

test('U3 retry-after: of two limits told at once the longer one counts', async () => {
  const waits = [60, 1];
  const { clock, upstream, send } = setUp(() => limited(waits.shift() ?? 0));
  await Promise.all([rejection(send(call('a'))), rejection(send(call('a')))]);
  clock.now += 2_000;
  expect(await rejection(send(call('a')))).toHaveProperty('reason', { kind: 'rate_limited', retryAfter: 58 });
  expect(upstream).toHaveBeenCalledTimes(2);
});

test.each([
  ['an answer', () => 'fine'],
  [
    'a refusal',
    () => {
      throw new WebflowFailure({ kind: 'rejected', status: 404, webflowCode: null });
    },
  ],
  [
    'an outage',
    () => {
      throw new WebflowFailure({ kind: 'unavailable', status: 503 });
    },
  ],
])('U3 retry-after: %s holds nobody up', async (_, answer) => {
  const { upstream, send } = setUp(answer);
  await Promise.allSettled([send(call('a')), send(call('a'))]);
  await Promise.allSettled([send(call('a'))]);
  expect(upstream).toHaveBeenCalledTimes(3);
});

test('U3 retry-after: a second try waits for a limit that another call was told meanwhile', async () => {
  let answers = 0;
  const { upstream, send } = setUp(() => {
    answers++;
    if (answers === 1) throw new WebflowFailure({ kind: 'unavailable', status: 503 });
    return limited(60);
  });
  const repeating = withRetries(send, () => 0);
  const outcomes = await Promise.all([rejection(repeating(call('a'))), rejection(send(call('a')))]);
  for (const outcome of outcomes) {
    expect(outcome).toHaveProperty('reason', { kind: 'rate_limited', retryAfter: 60 });
  }
  expect(upstream).toHaveBeenCalledTimes(2);
});

test('U3 retry-after: whatever is told and whenever one asks, no call is early', async () => {
  const step = fc.record({
    pause: fc.nat(5_000),
    token: fc.constantFrom('a', 'b'),
    wait: fc.option(fc.integer({ min: 1, max: 5 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const notBefore = new Map<string, number>();
      const clock = { now: 0 };
      let wait: number | null = null;
      const send = withCooldown(
        async ({ token = '' }) => {
          expect(clock.now).toBeGreaterThanOrEqual(notBefore.get(token) ?? 0);
          if (wait === null) return 'fine';
          notBefore.set(token, clock.now + wait * 1000);
          return limited(wait);
        },
        () => clock.now,
      );
      for (const each of steps) {
        clock.now += each.pause;
        wait = each.wait;
        await send(call(each.token)).catch((error: unknown) => {
          if (!(error instanceof WebflowFailure)) throw error;
        });
      }
    }),
  );
});
