import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { UsesResponse } from '#panel/backend-calls/read-uses.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { addAnswer, nothingKnown } from '#panel/uses/known-uses.ts';
import { createUsesReading, type UsesAction } from '#panel/uses/uses-reading.ts';
import {
  createScriptedUses,
  doneAnswer,
  readingAnswer,
  usesAnswer,
} from '#test/support/panel/uses-answers.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';
import { usePlace } from '#test/support/shared/use-places.ts';

function open(isVisible = true) {
  const clock = createManualClock();
  const backend = createScriptedUses();
  const isShown = signal(isVisible);
  const reading = createUsesReading({ ask: backend.ask, clock, isShown });
  onTestFinished(reading.start());
  const actions = () => backend.asked.map(({ action }) => action);
  return { clock, backend, isShown, reading, actions };
}

const home = usePlace('page', 'Home', { assets: { hero: 1 } });
const archive = usePlace('page', 'Archive', { assets: { hero: 1 } });

test('what is not shown asks nothing; once shown it asks once, and no more where nothing is being read', async () => {
  const { clock, backend, isShown, actions } = open(false);
  clock.advance(timeouts.usesFreshness);
  expect(actions()).toEqual([]);
  isShown.value = true;
  expect(actions()).toEqual(['look']);
  await backend.says(usesAnswer());
  clock.advance(10 * timeouts.usesFreshness);
  expect(actions()).toEqual(['look']);
  expect(clock.waiting()).toBe(0);
});

test('while the backend reads it asks every 2 s, for what has changed since, and stops when it is hidden', async () => {
  const { clock, backend, isShown, reading, actions } = open();
  await backend.says(readingAnswer({ places: [home] }));
  clock.advance(timeouts.usesInterval - 1);
  expect(actions()).toEqual(['look']);
  clock.advance(1);
  expect(backend.asked.at(-1)).toEqual({ action: 'look', known: { reading: 'first', revision: 1 } });
  // The next interval begins with the response.
  clock.advance(timeouts.usesInterval);
  expect(backend.open()).toBe(1);
  await backend.says(readingAnswer({ revision: 2, places: [archive] }));
  expect([...reading.known.value.places.keys()]).toEqual([home.key, archive.key]);
  isShown.value = false;
  clock.advance(10 * timeouts.usesInterval);
  expect(actions()).toHaveLength(2);
  isShown.value = true;
  expect(actions()).toHaveLength(3);
  await backend.says(doneAnswer({ revision: 3 }));
  clock.advance(10 * timeouts.usesInterval);
  expect(actions()).toHaveLength(3);
});

test('a response that is not whole is continued at once; one that brings nothing new, after the interval', async () => {
  const { clock, backend, actions } = open();
  await backend.says(doneAnswer({ places: [home], isWhole: false }));
  expect(backend.asked.at(-1)?.known).toEqual({ reading: 'first', revision: 1 });
  expect(backend.open()).toBe(1);
  await backend.says(doneAnswer({ isWhole: false }));
  expect(actions()).toHaveLength(2);
  clock.advance(timeouts.usesInterval);
  expect(actions()).toHaveLength(3);
});

test('a response that is not whole is continued after a failure as well', async () => {
  const { clock, backend, actions } = open();
  await backend.says(doneAnswer({ places: [home], isWhole: false }));
  await backend.refuses({ code: 'offline' });
  clock.advance(timeouts.usesRetry);
  expect(actions()).toEqual(['look', 'look', 'look']);
});

test('a press that failed once is not repeated by a later one, after it was answered', async () => {
  const { backend, reading, actions } = open();
  await backend.says(usesAnswer());
  reading.submit('readAll');
  await backend.refuses({ code: 'offline' });
  reading.tryAgain();
  await backend.says(readingAnswer());
  reading.submit('look');
  await backend.refuses({ code: 'offline' });
  reading.tryAgain();
  expect(actions()).toEqual(['look', 'readAll', 'readAll', 'look', 'look']);
});

test('a press while a call is open waits for its response, and the last press counts', async () => {
  const { backend, reading, actions } = open();
  reading.submit('read');
  reading.submit('pause');
  expect(actions()).toEqual(['look']);
  expect(reading.pressed.value).toBe('pause');
  await backend.says(readingAnswer());
  expect(actions()).toEqual(['look', 'pause']);
  expect(reading.pressed.value).toBe('pause');
  await backend.says(readingAnswer({ state: 'paused', revision: 2 }));
  expect(reading.pressed.value).toBeNull();
  expect(reading.known.value.state?.state).toBe('paused');
});

test('a rate limit of the backend counts down, and what was asked for is repeated', async () => {
  const { clock, backend, reading, actions } = open();
  await backend.says(usesAnswer());
  reading.submit('read');
  await backend.refuses({ code: 'rate_limited', retryAfter: 3 });
  expect(reading.waitSeconds.value).toBe(3);
  clock.advance(timeouts.countdownInterval);
  expect(reading.waitSeconds.value).toBe(2);
  clock.advance(2 * timeouts.countdownInterval);
  expect(actions()).toEqual(['look', 'read', 'read']);
  await backend.says(readingAnswer());
  expect([reading.waitSeconds.value, reading.problem.value]).toEqual([null, null]);
});

test('a rate limit of Webflow counts down while the panel goes on looking', async () => {
  const { clock, backend, reading, actions } = open();
  await backend.says(readingAnswer({ waitSeconds: 40 }));
  expect(reading.waitSeconds.value).toBe(40);
  clock.advance(timeouts.countdownInterval);
  expect(reading.waitSeconds.value).toBe(39);
  clock.advance(timeouts.countdownInterval);
  expect(actions()).toHaveLength(2);
});

test('a rate limit that passes while nothing is shown is respected afterwards', async () => {
  const { clock, backend, isShown, reading, actions } = open();
  await backend.says(usesAnswer());
  reading.submit('read');
  await backend.refuses({ code: 'rate_limited', retryAfter: 10 });
  isShown.value = false;
  clock.advance(4_000);
  isShown.value = true;
  clock.advance(5_999);
  expect(actions()).toHaveLength(2);
  clock.advance(1);
  expect(actions()).toEqual(['look', 'read', 'read']);
});

test.for([
  ['offline', true],
  ['webflow_unavailable', true],
  ['scopes_missing', false],
  ['route_not_found', false],
  ['version_unsupported', false],
] as const)(
  '“%s” while the site is read: what is known stays, looked at again: %s',
  async ([code, isRepeated]) => {
    const { clock, backend, reading, actions } = open();
    await backend.says(readingAnswer({ places: [home] }));
    clock.advance(timeouts.usesInterval);
    await backend.refuses({ code });
    expect(reading.problem.value?.code).toBe(code);
    expect(reading.known.value.places.size).toBe(1);
    clock.advance(timeouts.usesRetry);
    expect(actions()).toHaveLength(isRepeated ? 3 : 2);
  },
);

test('a site that is no longer connected: what is known is discarded, and it is asked again once connected', async () => {
  const { clock, backend, isShown, reading, actions } = open();
  await backend.says(readingAnswer({ places: [home] }));
  clock.advance(timeouts.usesInterval);
  await backend.refuses({ code: 'not_connected' });
  expect(reading.known.value).toEqual(nothingKnown);
  clock.advance(timeouts.usesFreshness);
  expect(actions()).toHaveLength(2);
  isShown.value = false;
  isShown.value = true;
  expect(actions()).toHaveLength(3);
});

test('a response to a call from before the disconnection changes nothing', async () => {
  const { backend, reading } = open();
  reading.clear();
  expect(backend.open()).toBe(0);
  await Promise.resolve();
  expect(reading.known.value).toEqual(nothingKnown);
  reading.submit('look');
  await backend.says(doneAnswer({ places: [home] }));
  expect(reading.known.value.places.size).toBe(1);
});

test.for<[string, readonly Partial<UsesResponse>[], readonly string[]]>([
  [
    'of the same reading are added',
    [{ places: [home] }, { revision: 2, places: [archive] }],
    [home.key, archive.key],
  ],
  [
    'of another reading replace all',
    [{ places: [home] }, { reading: 'second', places: [archive] }],
    [archive.key],
  ],
  [
    'that are gone are removed',
    [{ places: [home, archive] }, { revision: 2, gone: [home.key] }],
    [archive.key],
  ],
  ['of another reading without places replace all', [{ places: [home] }, { reading: 'second' }], []],
])('places %s', ([, answers, expected]) => {
  const known = answers.reduce((before, more) => addAnswer(before, readingAnswer(more)), nothingKnown);
  expect([...known.places.keys()]).toEqual(expected);
});

test('whatever is pressed, shown and answered, two calls are never open at the same time', async () => {
  const step = fc.oneof(
    fc.constantFrom<UsesAction>('look', 'read', 'readAll', 'pause').map((action) => ({ action })),
    fc.boolean().map((isVisible) => ({ isVisible })),
    fc.constantFrom(0, 500, 2_000, 60_000).map((passed) => ({ passed })),
    fc.constantFrom('clear' as const).map((clear) => ({ clear })),
    fc.record({ isWhole: fc.boolean(), revision: fc.nat(3), isReading: fc.boolean() }),
    fc
      .constantFrom('offline' as const, 'rate_limited' as const, 'scopes_missing' as const)
      .map((code) => ({ code })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const clock = createManualClock();
      const backend = createScriptedUses();
      const isShown = signal(true);
      const reading = createUsesReading({ ask: backend.ask, clock, isShown });
      const stop = reading.start();
      for (const one of steps) {
        if ('action' in one) reading.submit(one.action);
        else if ('isVisible' in one) isShown.value = one.isVisible;
        else if ('passed' in one) clock.advance(one.passed);
        else if ('clear' in one) reading.clear();
        else if (backend.open() > 0 && 'code' in one) await backend.refuses({ code: one.code });
        else if (backend.open() > 0 && 'isWhole' in one) {
          const { isWhole, revision } = one;
          await backend.says(readingAnswer({ isWhole, revision, state: one.isReading ? 'reading' : 'done' }));
        }
      }
      stop();
      expect(backend.most()).toBeLessThanOrEqual(1);
      expect(clock.waiting()).toBe(0);
    }),
  );
});
