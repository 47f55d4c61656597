import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Urgency } from '#backend/shares/minute.ts';
import { createSemaphore } from '#backend/webflow/semaphore.ts';
import { noHurry, rejection } from '#test/support/backend/transport.ts';

const why = new Error('nobody waits any more');

describe('slots', () => {
  test('interactive calls go before background ones, and of equal ones the first to come', async () => {
    const slots = createSemaphore({ many: 1 });
    const free = await slots.take('a', noHurry, { urgency: 'background' });
    const order: string[] = [];
    const wait = async (name: string, urgency: Urgency) => {
      const leave = await slots.take('a', noHurry, { urgency });
      order.push(name);
      leave();
    };
    const all = [
      wait('1', 'background'),
      wait('2', 'interactive'),
      wait('3', 'background'),
      wait('4', 'interactive'),
    ];
    free();
    await Promise.all(all);
    expect(order).toEqual(['2', '4', '1', '3']);
  });

  test('a key is full for itself alone', async () => {
    const slots = createSemaphore({ many: 1 });
    await slots.take('a', noHurry, { urgency: 'interactive' });
    await expect(slots.take('b', noHurry, { urgency: 'background' })).resolves.toBeTypeOf('function');
  });

  test('U2 abort-everywhere: a caller that leaves the queue holds up no other', async () => {
    const slots = createSemaphore({ many: 1 });
    const free = await slots.take('a', noHurry, { urgency: 'interactive' });
    const stop = new AbortController();
    const leaver = rejection(slots.take('a', stop.signal, { urgency: 'interactive' }));
    const next = slots.take('a', noHurry, { urgency: 'background' });
    stop.abort(why);
    expect(await leaver).toBe(why);
    free();
    await expect(next).resolves.toBeTypeOf('function');
  });

  test('U2 abort-everywhere: who has left already takes nothing', async () => {
    const slots = createSemaphore({ many: 1 });
    expect(await rejection(slots.take('a', AbortSignal.abort(why), { urgency: 'interactive' }))).toBe(why);
    await expect(slots.take('a', noHurry, { urgency: 'interactive' })).resolves.toBeTypeOf('function');
  });

  test('U1 total-deadline: time that is over in line is a timeout', async () => {
    const slots = createSemaphore({ many: 1 });
    await slots.take('a', noHurry, { urgency: 'interactive' });
    const error = await rejection(slots.take('a', AbortSignal.timeout(1), { urgency: 'interactive' }));
    expect(error).toHaveProperty('reason', { kind: 'timeout' });
  });

  test('never more than there are, and none is lost, in any order of coming, going and giving up', async () => {
    const visitor = fc.record({
      urgency: fc.constantFrom<Urgency>('interactive', 'background'),
      givesUp: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 3 }),
        fc.array(visitor, { minLength: 1, maxLength: 12 }),
        async (scheduler, many, visitors) => {
          const slots = createSemaphore({ many });
          let inside = 0;
          const visits = visitors.map(async ({ urgency, givesUp }, number) => {
            const stop = new AbortController();
            await scheduler.schedule(Promise.resolve(), `${number} comes`);
            if (givesUp)
              void scheduler.schedule(Promise.resolve(), `${number} gives up`).then(() => stop.abort(why));
            try {
              const leave = await slots.take('a', stop.signal, { urgency });
              expect(++inside).toBeLessThanOrEqual(many);
              await scheduler.schedule(Promise.resolve(), `${number} leaves`);
              inside--;
              leave();
            } catch (error) {
              if (error !== why) throw error;
            }
          });
          await scheduler.waitFor(Promise.all(visits));
          await Promise.all(
            Array.from({ length: many }, () => slots.take('a', noHurry, { urgency: 'background' })),
          );
        },
      ),
    );
  });
});
