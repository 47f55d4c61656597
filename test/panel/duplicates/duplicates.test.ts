import { effect } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { BackendResult } from '#panel/backend/request.ts';
import type { HashEvent } from '#panel/backend-calls/read-hashes.ts';
import { createDuplicates } from '#panel/duplicates/duplicates.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

type Answer = (
  ids: readonly string[],
  onEvent: (event: HashEvent) => void,
  signal: AbortSignal,
) => Promise<BackendResult<unknown>>;

const whole: BackendResult<unknown> = { ok: true, value: true };
const file = (id: string, version = '1') => ({ id, type: 'image/png', bytes: 5, version });
const numbered = (many: number) => Array.from({ length: many }, (_, number) => file(`${number}`));

/** Hashes by the last letter of an id. */
const byLetter: Answer = async (ids, onEvent) => {
  for (const assetId of ids) onEvent({ hash: { assetId, sha256: assetId.slice(-1), reason: null } });
  return whole;
};

function setUp(answer: Answer = byLetter) {
  const clock = createManualClock();
  const asked: string[][] = [];
  let now = answer;
  const duplicates = createDuplicates({
    readHashes: (ids, signal, onEvent) => {
      asked.push([...ids]);
      return now(ids, onEvent, signal);
    },
    clock,
  });
  return {
    duplicates,
    clock,
    asked,
    answerWith(next: Answer) {
      now = next;
    },
    settled: () => expect.poll(() => duplicates.progress.value.done).toBe(duplicates.progress.value.of),
  };
}

test('equal files are a group, and a file alone in its length is not asked for', async () => {
  const { duplicates, asked, settled } = setUp();
  duplicates.compare([file('1x'), { ...file('2x'), bytes: 9 }, file('3y'), file('4x')]);
  await settled();
  expect(asked).toEqual([['1x', '3y', '4x']]);
  expect(duplicates.groups.value).toEqual([['1x', '4x']]);
  expect(duplicates.groupOf.value.get('4x')).toEqual(['1x', '4x']);
  expect(duplicates.groupOf.value.has('3y')).toBe(false);
  expect(duplicates.progress.value).toEqual({ done: 3, of: 3 });
});

test('45 files are three calls, one after the other', async () => {
  const { duplicates, asked, settled } = setUp();
  duplicates.compare(numbered(45));
  await settled();
  expect(asked.map(({ length }) => length)).toEqual([20, 20, 5]);
});

test('what has been compared is not asked for again until it changes', async () => {
  const { duplicates, asked, settled } = setUp();
  duplicates.compare([file('1x'), file('2x')]);
  await settled();
  duplicates.compare([file('1x'), file('2x'), file('3x')]);
  await settled();
  duplicates.compare([file('1x'), file('2x', 'changed'), file('3x')]);
  await settled();
  expect(asked).toEqual([['1x', '2x'], ['3x'], ['2x']]);
  expect(duplicates.groups.value).toEqual([['1x', '2x', '3x']]);
});

test.each<[string, Answer, string]>([
  [
    'a file that can’t be read',
    async (ids, onEvent) => {
      for (const assetId of ids) onEvent({ hash: { assetId, sha256: null, reason: 'forbidden' } });
      return whole;
    },
    'forbidden',
  ],
  [
    'a file that is gone',
    async (ids, onEvent) => {
      onEvent({ missing: ids });
      return whole;
    },
    'not_found',
  ],
  ['a file without a line in a whole response', async () => whole, 'unavailable'],
])(
  '%s is not compared, with the reason, and is asked for again on a press only',
  async (_, answer, reason) => {
    const { duplicates, asked, answerWith, settled } = setUp(answer);
    duplicates.compare([file('1x'), file('2x')]);
    await settled();
    expect([...duplicates.notCompared.value]).toEqual([
      ['1x', reason],
      ['2x', reason],
    ]);
    expect(duplicates.groups.value).toEqual([]);
    duplicates.compare([file('1x'), file('2x')]);
    expect(asked).toHaveLength(1);
    answerWith(byLetter);
    duplicates.retry();
    await expect.poll(() => duplicates.groups.value).toEqual([['1x', '2x']]);
    expect(duplicates.notCompared.value.size).toBe(0);
  },
);

test('a rate limit delays it, and it goes on by itself', async () => {
  const { duplicates, clock, asked, answerWith } = setUp(async (ids, onEvent) => {
    await byLetter(ids.slice(0, 1), onEvent, new AbortController().signal);
    return { ok: false, problem: { code: 'rate_limited', retryAfter: 7 } };
  });
  duplicates.compare([file('1x'), file('2x')]);
  await expect.poll(() => duplicates.waitsUntil.value).toBe(clock.now() + 7_000);
  expect(duplicates.progress.value).toEqual({ done: 1, of: 2 });
  answerWith(byLetter);
  clock.advance(7_000);
  await expect.poll(() => duplicates.groups.value).toEqual([['1x', '2x']]);
  expect(asked).toEqual([['1x', '2x'], ['2x']]);
  expect(duplicates.waitsUntil.value).toBeNull();
});

test('a wait in a response is shown until it goes on', async () => {
  const gate = Promise.withResolvers<void>();
  const { duplicates, clock } = setUp(async (ids, onEvent, signal) => {
    onEvent({ retryAfter: 9 });
    await gate.promise;
    return byLetter(ids, onEvent, signal);
  });
  duplicates.compare([file('1x'), file('2x')]);
  expect(duplicates.waitsUntil.value).toBe(clock.now() + 9_000);
  gate.resolve();
  await expect.poll(() => duplicates.groups.value).toHaveLength(1);
  expect(duplicates.waitsUntil.value).toBeNull();
});

test('any other problem ends it until a retry, and what came stays', async () => {
  const { duplicates, asked, answerWith } = setUp(async () => ({ ok: false, problem: { code: 'offline' } }));
  duplicates.compare(numbered(30));
  await expect.poll(() => duplicates.problem.value?.code).toBe('offline');
  duplicates.compare(numbered(31));
  expect(asked).toHaveLength(1);
  answerWith(byLetter);
  duplicates.retry();
  await expect.poll(() => duplicates.progress.value).toEqual({ done: 31, of: 31 });
  expect(duplicates.problem.value).toBeNull();
});

test('a pause ends after the call under way, and it goes on from there', async () => {
  const { duplicates, asked } = setUp();
  duplicates.compare(numbered(45));
  duplicates.pause();
  await expect.poll(() => duplicates.progress.value.done).toBe(20);
  expect(asked).toHaveLength(1);
  duplicates.goOn();
  await expect.poll(() => duplicates.progress.value.done).toBe(45);
});

test('clear ends the call under way, and events after it change nothing', async () => {
  let late = (): void => {};
  const signals: AbortSignal[] = [];
  const { duplicates } = setUp((ids, onEvent, signal) => {
    signals.push(signal);
    late = () => void byLetter(ids, onEvent, signal);
    return new Promise(() => {});
  });
  duplicates.compare([file('1x'), file('2x')]);
  duplicates.clear();
  late();
  expect(signals[0]?.aborted).toBe(true);
  expect([duplicates.groups.value, duplicates.progress.value]).toEqual([[], { done: 0, of: 0 }]);
});

test('an effect that sets the files does not run again because of what is found', async () => {
  const { duplicates, settled } = setUp();
  let runs = 0;
  const stop = effect(() => {
    runs += 1;
    duplicates.compare([file('1x'), file('2x')]);
  });
  await settled();
  expect(runs).toBe(1);
  stop();
});
