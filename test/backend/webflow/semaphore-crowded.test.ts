import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import type { Urgency } from '#backend/shares/minute.ts';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import { withMeter } from '#backend/webflow/metered-transport.ts';
import { createSemaphore } from '#backend/webflow/semaphore.ts';
import { callWith } from '#test/support/backend/paced.ts';
import { passUntil } from '#test/support/backend/pass-until.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { isGetAsset, startSignedIn } from '#test/support/backend/signed-in.ts';
import { noHurry, rejection } from '#test/support/backend/transport.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

const second = 1_000;

/** A signed-in backend over a healthy Webflow that takes so many milliseconds for an asset. */
async function startSlow(latency: number) {
  const signedIn = await startSignedIn({
    divert: (request) =>
      isGetAsset(request)
        ? signedIn.backend.clock
            .sleep(latency, request.signal)
            .then(() => signedIn.backend.webflow.fetch(request))
        : undefined,
  });
  return signedIn;
}

const outcomes = async ({ backend }: Awaited<ReturnType<typeof startSlow>>) =>
  (await backend.metrics.registry.metrics()).split('\n').filter((line) => line.includes('get_asset'));

describe('B2 own-queue: only Webflow’s failures count as Webflow’s', () => {
  test.each([800, second, 3 * second, 6 * second])(
    'B2 own-queue: 56 cold reads at a healthy Webflow of %d ms: no 504, no open breaker, and waits that hold',
    async (latency) => {
      const slow = await startSlow(latency);
      const { backend, read } = slow;
      const { clock } = backend;
      const begun = clock.elapsed();
      const all = Array.from({ length: 56 }, async (_, number) => {
        const id = String(number).padStart(24, '0');
        const response = await read(id);
        return { id, response, at: clock.elapsed() };
      });
      await passUntil(clock, all);
      const answers = await Promise.all(all);
      const refused = answers.filter(({ response }) => response.status === 429);
      expect(answers.filter(({ response }) => ![404, 429].includes(response.status))).toEqual([]);
      expect(answers.length - refused.length).toBeGreaterThanOrEqual(
        // One of the four slots is kept for colleagues.
        3 * Math.floor((8 * second) / Math.max(latency, second)),
      );
      expect((await outcomes(slow)).filter((line) => /timeout|unavailable/.test(line))).toEqual([]);
      const waits = await Promise.all(
        refused.map(async ({ response, at, id }) => {
          const { retryAfter = 0 } = await expectProblem(response, 'rate_limited');
          // Refused as soon as one call has shown how long they take.
          expect(at - begun).toBeLessThanOrEqual(limits.upstreamDeadlineMs);
          return { id, again: at + retryAfter * second };
        }),
      );
      for (const { id, again } of waits.toSorted((one, other) => one.again - other.again)) {
        if (again > clock.elapsed()) clock.advance(again - clock.elapsed());
        const retry = read(id);
        await passUntil(clock, [retry]);
        expect((await retry).status).toBe(404);
      }
    },
  );

  test('B2 own-queue: the last of a long queue learns it as soon as the first call has ended', async () => {
    const clock = createTestClock();
    const slots = createSemaphore({ many: 1, now: clock.elapsed });
    const free = await slots.take('a', noHurry, { urgency: 'interactive' });
    const queue = Array.from({ length: 5 }, () =>
      rejectionOrSlot(slots.take('a', noHurry, { urgency: 'interactive', within: 3 * second })),
    );
    clock.advance(second);
    free();
    expect(await queue.at(-1)).toEqual({ kind: 'crowded', retryAfter: 4 });
    expect(await queue[0]).toBe('slot');
  });

  test('B2 own-queue: a call that waited longer in the queue than for Webflow is not reported', async () => {
    const clock = createTestClock();
    const reported: string[] = [];
    const transport = withMeter(
      async () => {
        clock.advance(second);
        throw new WebflowFailure({ kind: 'timeout' });
      },
      (_, outcome) => reported.push(outcome),
      clock.elapsed,
    );
    const failureOf = (waited: number) => rejection(transport(callWith('a', { waited })));
    expect(await failureOf(9 * second)).toHaveProperty('reason', { kind: 'crowded', retryAfter: 9 });
    expect(reported).toEqual([]);
    expect(await failureOf(0)).toHaveProperty('reason', { kind: 'timeout' });
    expect(reported).toEqual(['timeout']);
  });

  test('B2 own-queue: whatever calls take, each is done in time or refused, and no slot is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(
          fc.record({
            gap: fc.nat(2_000),
            takes: fc.integer({ min: 1, max: 5_000 }),
            urgency: fc.constantFrom<Urgency>('interactive', 'background'),
          }),
          {
            minLength: 1,
            maxLength: 40,
          },
        ),
        async (many, calls) => {
          const clock = createTestClock();
          const slots = createSemaphore({ many, now: clock.elapsed });
          let most = 0;
          let underWay = 0;
          const all = calls.map(async ({ takes, urgency }, number) => {
            await clock.sleep(
              calls.slice(0, number).reduce((sum, { gap }) => sum + gap, 0),
              noHurry,
            );
            const asked = clock.elapsed();
            try {
              const free = await slots.take('a', noHurry, {
                urgency,
                within: urgency === 'interactive' ? 10 * second : undefined,
              });
              most = Math.max(most, ++underWay);
              // The queue judges by the average; a call never begins after its time.
              if (urgency === 'interactive') expect(clock.elapsed() - asked).toBeLessThanOrEqual(10 * second);
              await clock.sleep(takes, noHurry);
              underWay--;
              free();
            } catch (error) {
              expect(urgency).toBe('interactive');
              expect(error).toMatchObject({ reason: { kind: 'crowded' } });
            }
          });
          await passUntil(clock, all);
          await Promise.all(all);
          expect(most).toBeLessThanOrEqual(many);
          await Promise.all(
            Array.from({ length: many }, () => slots.take('a', noHurry, { urgency: 'background' })),
          );
        },
      ),
      modestly(15),
    );
  });
});

async function rejectionOrSlot(taken: Promise<() => void>): Promise<unknown> {
  try {
    await taken;
    return 'slot';
  } catch (error) {
    return error instanceof WebflowFailure ? error.reason : error;
  }
}
