import { describe, expect, test, vi } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { createBreaker } from '#backend/webflow/breaker.ts';
import { type FailureReason, WebflowFailure } from '#backend/webflow/failure.ts';
import { withRetries } from '#backend/webflow/retries.ts';
import { createRetryBudget } from '#backend/webflow/retry-budget.ts';
import { catalog } from '#sandbox/library/catalog.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { callWith } from '#test/support/backend/paced.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { rejection } from '#test/support/backend/transport.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

const down: FailureReason = { kind: 'unavailable', status: 503 };
const heldBack = (retryAfter: number): FailureReason => ({ kind: 'unavailable', status: null, retryAfter });

/** Calls to a Webflow that fails for the reason in `now`, or answers where there is none. */
function setUp() {
  const clock = createTestClock();
  const webflow: { reason: FailureReason | Error | undefined } = { reason: down };
  const upstream = vi.fn(async () => {
    const { reason } = webflow;
    if (reason instanceof Error) throw reason;
    if (reason) throw new WebflowFailure(reason);
    return 'answered';
  });
  const breaker = createBreaker(clock.now);
  const guarded = breaker.guard(upstream);
  const send = (token?: string) => guarded(callWith(token));
  return {
    clock,
    webflow,
    upstream,
    send,
    open: breaker.open,
    reasonOf: async (token: string) => Reflect.get(Object(await rejection(send(token))), 'reason'),
    async fail(times: number, token = 'a') {
      for (let call = 0; call < times; call++) await rejection(send(token));
    },
  };
}

describe('U7 breaker: a Webflow that fails and fails is left alone', () => {
  test('U7 breaker: open after 5 failures in a row, one trial after 10 s, closed by its success', async () => {
    const { clock, webflow, upstream, send, fail, reasonOf } = setUp();
    await fail(limits.breakerFailures);
    expect(upstream).toHaveBeenCalledTimes(5);
    expect(await reasonOf('a')).toEqual(heldBack(10));
    clock.advance(limits.breakerPauseMs - 1);
    expect(await reasonOf('a')).toEqual(heldBack(1));
    expect(upstream).toHaveBeenCalledTimes(5);
    clock.advance(1);
    webflow.reason = undefined;
    expect(await send('a')).toBe('answered');
    webflow.reason = down;
    await fail(limits.breakerFailures - 1);
    expect(upstream, 'and all starts again').toHaveBeenCalledTimes(10);
  });

  test('U7 breaker: a token that is no longer used is forgotten', async () => {
    const { clock, fail, open } = setUp();
    await fail(limits.breakerFailures);
    await fail(1, 'b');
    expect(open()).toBe(1);
    clock.advance(limits.breakerPauseMs + limits.breakerMemoryMs - 1);
    expect(open()).toBe(1);
    clock.advance(1);
    expect(open()).toBe(0);
    await fail(1);
    expect(open(), 'and begins again').toBe(0);
  });

  test('U7 breaker: a trial that fails is followed by the next 10 s later', async () => {
    const { clock, upstream, fail, reasonOf } = setUp();
    await fail(limits.breakerFailures);
    for (let trial = 1; trial <= 3; trial++) {
      clock.advance(limits.breakerPauseMs);
      expect(await reasonOf('a')).toEqual(down);
      expect(await reasonOf('a')).toEqual(heldBack(10));
      expect(upstream).toHaveBeenCalledTimes(limits.breakerFailures + trial);
    }
  });

  test('U7 breaker: only one call tries, the others are refused', async () => {
    const { clock, webflow, upstream, send, fail } = setUp();
    await fail(limits.breakerFailures);
    clock.advance(limits.breakerPauseMs);
    webflow.reason = undefined;
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => send('a')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(upstream).toHaveBeenCalledTimes(limits.breakerFailures + 1);
    expect(outcomes.at(-1)).toHaveProperty('reason.reason', heldBack(1));
    expect(await send('a')).toBe('answered');
  });

  test.each<[string, FailureReason | Error]>([
    ['is left by its caller', new Error('nobody waits any more')],
    ['our own count refuses', { kind: 'rate_limited', retryAfter: 7 }],
  ])('U7 breaker: a trial that %s says nothing, and the next one may try', async (_, reason) => {
    const { clock, webflow, upstream, send, fail } = setUp();
    await fail(limits.breakerFailures);
    clock.advance(limits.breakerPauseMs);
    webflow.reason = reason;
    await fail(2);
    expect(upstream).toHaveBeenCalledTimes(limits.breakerFailures + 2);
    webflow.reason = down;
    await fail(3);
    expect(upstream, 'nor has it closed').toHaveBeenCalledTimes(limits.breakerFailures + 3);
    clock.advance(limits.breakerPauseMs);
    webflow.reason = undefined;
    expect(await send('a')).toBe('answered');
  });

  test.each<[string, FailureReason | Error, boolean]>([
    ['an outage', { kind: 'unavailable', status: 500 }, true],
    ['a broken connection', { kind: 'unavailable', status: null }, true],
    ['silence', { kind: 'timeout' }, true],
    ['a refusal', { kind: 'rejected', status: 404, webflowCode: null }, false],
    ['an answer nobody can read', { kind: 'bad_answer', what: 'not JSON' }, false],
    ['a rate limit', { kind: 'rate_limited', retryAfter: 1 }, false],
    ['a caller who leaves', new Error('gone'), false],
  ])('U7 breaker: %s in a row opens it: %s', async (_, reason, isOpened) => {
    const { webflow, upstream, fail } = setUp();
    webflow.reason = reason;
    await fail(20);
    expect(upstream).toHaveBeenCalledTimes(isOpened ? limits.breakerFailures : 20);
  });

  test.each<[string, FailureReason | undefined]>([
    ['an answer', undefined],
    ['a refusal', { kind: 'rejected', status: 404, webflowCode: null }],
  ])('U7 breaker: failures with %s between them are not in a row', async (_, reason) => {
    const { webflow, upstream, send, fail } = setUp();
    for (let round = 0; round < 3; round++) {
      webflow.reason = down;
      await fail(limits.breakerFailures - 1);
      webflow.reason = reason;
      await send('a').catch(() => {});
    }
    expect(upstream).toHaveBeenCalledTimes(3 * limits.breakerFailures);
  });

  test('U7 breaker: what is held back is refused at once and not repeated', async () => {
    const transport = vi.fn(async () => {
      throw new WebflowFailure(heldBack(7));
    });
    const { sleep } = createTestClock();
    const send = withRetries(transport, { budget: createRetryBudget(() => 0), random: () => 100_000, sleep });
    expect(await rejection(send(callWith('a')))).toHaveProperty('reason', heldBack(7));
    expect(transport).toHaveBeenCalledOnce();
  });

  test('U7 breaker: a token’s trouble is its own, and calls without one have none', async () => {
    const { upstream, fail, reasonOf, send } = setUp();
    await fail(10);
    upstream.mockClear();
    expect(await reasonOf('b')).toEqual(down);
    for (let call = 0; call < 10; call++) await rejection(send());
    expect(upstream).toHaveBeenCalledTimes(11);
  });
});

test('U7 breaker: the whole application: Webflow is left alone, one site’s trouble is not another’s, and all heals', async () => {
  const backend = await startBackend();
  for (const { id } of [sites.outdoors, sites.bakery]) await backend.install({ siteIds: [id] });
  const [session, theirs] = [await backend.signIn(), await backend.signIn(sites.bakery.id)];
  const ours = catalog.filter(({ siteId }) => siteId === sites.outdoors.id).map(({ assetId }) => assetId);
  const { faults, calls } = backend.webflow;
  calls.reset();
  faults.down('unavailable');
  for (const id of ours) {
    await expectProblem(await backend.getAsset(id, session), 'webflow_unavailable');
  }
  expect(calls.count()).toBe(limits.breakerFailures);
  const problem = await expectProblem(await backend.getAsset(ours[0] ?? '', session), 'webflow_unavailable');
  expect(problem.retryAfter).toBe(limits.breakerPauseMs / 1000);
  faults.clear();
  expect((await backend.getAsset('f'.repeat(24), theirs)).status).toBe(404);
  expect((await backend.getAsset(ours[0] ?? '', session)).status).toBe(503);
  backend.clock.advance(limits.breakerPauseMs);
  expect((await backend.getAsset(ours[0] ?? '', session)).status).toBe(200);
});

test('U7 breaker: an exchange that an open breaker holds back is answered with 503 and the wait', async () => {
  const { backend, read } = await startSignedIn();
  const { faults, calls } = backend.webflow;
  faults.down('unavailable');
  for (let count = 0; count < limits.breakerFailures; count++) await read(assetIdOf('everything'));
  calls.reset();
  const response = await backend.exchange();
  expect(response.headers.get('retry-after')).toBe(String(limits.breakerPauseMs / 1000));
  const problem = await expectProblem(response, 'webflow_unavailable');
  expect(problem.retryAfter).toBe(limits.breakerPauseMs / 1000);
  expect(calls.count()).toBe(0);
});
