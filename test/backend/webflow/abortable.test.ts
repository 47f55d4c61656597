import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { abortable } from '#backend/webflow/abortable.ts';
import { rejection } from '#test/support/backend/transport.ts';

const why = new Error('nobody waits any more');

test('what comes first counts', async () => {
  const stop = new AbortController();
  expect(await abortable(Promise.resolve(1), stop.signal)).toBe(1);
  expect(await rejection(abortable(Promise.reject(why), stop.signal))).toBe(why);
  const waiting = rejection(abortable(new Promise(() => {}), stop.signal));
  stop.abort(why);
  expect(await waiting).toBe(why);
  expect(await rejection(abortable(Promise.resolve(1), stop.signal))).toBe(why);
});

test('U1 total-deadline: time that is over is a timeout', async () => {
  const error = await rejection(abortable(new Promise(() => {}), AbortSignal.timeout(1)));
  expect(error).toHaveProperty('reason', { kind: 'timeout' });
});

test('nothing is left on a signal that outlives many waits', async () => {
  const { signal } = new AbortController();
  for (let wait = 0; wait < 20; wait++) await abortable(Promise.resolve(), signal);
  await new Promise((resolve) => setImmediate(resolve));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
