import { effect } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { routes } from '#contract/routes.ts';
import type { UnweighedReason } from '#contract/weighing.ts';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import { createWeighing } from '#panel/weighing/weighing.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import { problemResponse } from '#test/support/panel/scripted-fetch.ts';
import {
  candidateOf,
  endlessResponse,
  linesAbout,
  sourceOf,
  weighedIds,
  weighingEnd,
  weighingResponse,
} from '#test/support/panel/weighing-answers.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

type Answer = (ids: readonly string[], signal: AbortSignal) => Promise<Response>;

const idOf = (number: number): string => number.toString(16).padStart(24, '0');
const [first, second] = [idOf(1), idOf(2)];
const request = (id: string, widths: number[] = [], variantWidths: number[] = []) => ({
  id,
  widths,
  variantWidths,
});
const all: Answer = async (ids) => weighingResponse([...ids.flatMap(linesAbout), weighingEnd]);
const problem = (code: string) => ({ type: '', title: '', status: 500, code, requestId: 'r' });
const never: Answer = () => new Promise(() => {});

function setUp(answer: Answer = all) {
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  const backend = createScriptedBackend();
  const asked: string[][] = [];
  const bodies: object[] = [];
  let now = answer;
  backend.scriptCalls((path, body, signal) => {
    expect(path).toBe(routes.weigh.path);
    bodies.push(body);
    asked.push(weighedIds(body));
    return now(weighedIds(body), signal);
  });
  const weighing = createWeighing({ backend, assets, clock });
  return {
    weighing,
    assets,
    clock,
    asked,
    bodies,
    answerWith(next: Answer) {
      now = next;
    },
    settled: () => expect.poll(() => weighing.series.value).toBe(null),
  };
}

test('an asset has its source, candidates in the order of arrival, and is done', async () => {
  const { weighing, settled } = setUp();
  expect(weighing.of(first)).toBe(undefined);
  weighing.weigh([request(first)]);
  expect(weighing.of(first)?.state).toBe('queued');
  expect(weighing.series.value).toEqual({ done: 0, of: 1, running: null });
  await settled();
  const weighed = weighing.of(first);
  expect(weighed).toMatchObject({ state: 'done', source: { assetId: first }, refused: [], problem: null });
  expect(weighed?.candidates.map(({ format, quality }) => `${format} ${quality}`)).toEqual([
    'webp 70',
    'webp 80',
    'avif 60',
  ]);
});

test('45 assets are three calls, one after the other', async () => {
  const { weighing, asked, settled } = setUp();
  weighing.weigh(Array.from({ length: 45 }, (_, at) => request(idOf(at))));
  await settled();
  expect(asked.map(({ length }) => length)).toEqual([20, 20, 5]);
});

test('what is known is not asked for again, further widths are, and only widths that the contract allows', async () => {
  const { weighing, bodies, settled } = setUp();
  weighing.weigh([request(first, [800, 800, 0, 1.5, 20_000], [500])]);
  await settled();
  weighing.weigh([request(first, [800], [500])]);
  weighing.weigh([request(first)]);
  await settled();
  weighing.weigh([request(first, [640, 600], [1_080])]);
  await settled();
  expect(bodies).toMatchObject([
    { assets: [{ id: first, widths: [800], variantWidths: [500] }] },
    { assets: [{ id: first, widths: [640, 600], variantWidths: [1_080, 500] }] },
  ]);
});

test('an asset whose file has changed is forgotten, and asked for again', async () => {
  const { weighing, assets, asked, settled } = setUp();
  assets.setDetails(detailsOf({ id: first, size: 10_000 }), assets.request());
  weighing.weigh([request(first)]);
  await settled();
  const states: unknown[] = [];
  const stop = effect(() => {
    states.push(weighing.of(first)?.state);
  });
  assets.setDetails(detailsOf({ id: first, size: 20_000 }), assets.request());
  stop();
  expect(states).toEqual(['done', undefined]);
  weighing.weigh([request(first)]);
  await settled();
  expect([asked.length, weighing.of(first)?.state]).toEqual([2, 'done']);
});

test('an asset of which another text is saved stays weighed, whatever date Webflow gives it', async () => {
  const { weighing, assets, settled } = setUp();
  assets.setDetails(detailsOf({ id: first, lastUpdated: '2026-01-01T00:00:00Z' }), assets.request());
  weighing.weigh([request(first)]);
  await settled();
  const saved = detailsOf({ id: first, altText: 'A lake', lastUpdated: '2026-01-02T00:00:00Z' });
  assets.setDetails(saved, assets.request());
  expect([weighing.of(first)?.state, weighing.isOutdated(first)]).toEqual(['done', false]);
});

test.each<[UnweighedReason, number]>([
  ['animated', 1],
  ['damaged', 1],
  ['too_large', 1],
  ['encoder_failed', 2],
  ['timeout', 2],
])('an asset refused as %s and asked for twice is %i calls', async (reason, calls) => {
  const { weighing, asked, settled } = setUp(async ([assetId = '']) =>
    weighingResponse([{ refused: { assetId, format: null, reason } }, { weighed: assetId }, weighingEnd]),
  );
  weighing.weigh([request(first)]);
  await settled();
  expect(weighing.of(first)).toMatchObject({ state: 'done', refused: [{ format: null, reason }] });
  weighing.weigh([request(first)]);
  await settled();
  expect(asked.length).toBe(calls);
});

test('a malformed id is refused without a call, and an asset without lines in a whole response as unavailable', async () => {
  const { weighing, asked, settled } = setUp(async () => weighingResponse([weighingEnd]));
  weighing.weigh([request('no-id'), request(first)]);
  await settled();
  expect(asked).toEqual([[first]]);
  expect(weighing.of('no-id')?.refused).toEqual([{ format: null, reason: 'not_found' }]);
  expect(weighing.of(first)?.refused).toEqual([{ format: null, reason: 'unavailable' }]);
});

test.each<[string, Answer, string]>([
  ['a response that is cut off', async ([id = '']) => weighingResponse(linesAbout(id)), 'offline'],
  ['a page of a proxy', async () => new Response('<html>'), 'bad_answer'],
  [
    'a response that ends early',
    async ([id = '']) =>
      weighingResponse([
        ...linesAbout(id),
        { done: { protocol: 1, isWhole: false, problem: problem('internal_error') } },
      ]),
    'internal_error',
  ],
  [
    'another version',
    async ([id = '']) => weighingResponse([...linesAbout(id), { done: { protocol: 2, isWhole: true } }]),
    'version_unsupported',
  ],
])('%s keeps what was done, holds the rest, and goes on when tried again', async (_name, answer, code) => {
  const { weighing, asked, answerWith, settled } = setUp(answer);
  weighing.weigh([request(first), request(second)]);
  await expect.poll(() => weighing.hold.problem.value?.code).toBe(code);
  const isKept = code !== 'bad_answer';
  expect(weighing.of(first)?.state).toBe(isKept ? 'done' : 'queued');
  expect(weighing.of(second)).toMatchObject({ state: 'queued', problem: { code } });
  answerWith(all);
  weighing.hold.goOn();
  await settled();
  expect(asked.at(-1)).toEqual(isKept ? [second] : [first, second]);
  expect(weighing.of(second)).toMatchObject({ state: 'done', problem: null });
});

test('a rate limit delays the calls, which then go on by themselves', async () => {
  const { weighing, clock, answerWith, settled } = setUp(async () =>
    problemResponse('rate_limited', { retryAfter: 7 }),
  );
  weighing.weigh([request(first)]);
  await expect.poll(() => weighing.hold.waitsUntil.value).toBe(clock.now() + 7_000);
  answerWith(all);
  clock.advance(7_000);
  await settled();
});

test('a pause ends the call, what a view asks for is weighed meanwhile, and the rest later', async () => {
  const { weighing, asked, answerWith, settled } = setUp(never);
  weighing.weigh([request(idOf(3)), request(idOf(4))]);
  weighing.hold.pause();
  answerWith(all);
  weighing.weigh([request(first)], 'view');
  await expect.poll(() => weighing.of(first)?.state).toBe('done');
  expect(weighing.series.value).toEqual({ done: 1, of: 3, running: null });
  expect(weighing.of(idOf(3))?.state).toBe('queued');
  weighing.hold.goOn();
  await settled();
  expect(asked).toEqual([[idOf(3), idOf(4)], [first], [idOf(3), idOf(4)]]);
});

const [third, fourth] = [idOf(3), idOf(4)];

/** Answers that an asset is being encoded, and nothing more. */
const starts =
  (id: string): Answer =>
  async () =>
    endlessResponse([{ started: id }]);

test.each<[string, string, string, string[][]]>([
  ['that no list waits for goes first', first, third, [[first, third, fourth]]],
  ['that the list waits for goes first', fourth, third, [[fourth, third]]],
  ['that is encoded now goes on', third, third, []],
  ['that is encoded later in the same call goes first', third, fourth, [[third, fourth]]],
])('what a view asks for %s', async (_, id, running, calls) => {
  const { weighing, asked, answerWith } = setUp(starts(running));
  weighing.weigh([request(third), request(fourth)]);
  await expect.poll(() => weighing.series.value?.running).toBe(running);
  answerWith(never);
  weighing.weigh([request(id)], 'view');
  expect(asked.slice(1)).toEqual(calls);
});

test('what a view asks for goes on where it is the next of the call that has just begun', () => {
  const { weighing, asked } = setUp(never);
  weighing.weigh([request(third), request(fourth)]);
  weighing.weigh([request(third)], 'view');
  expect(asked).toEqual([[third, fourth]]);
});

test('what a view asks for and a list waits for is weighed during a pause, alone', async () => {
  const { weighing, asked, answerWith, settled } = setUp(never);
  weighing.weigh([request(third), request(fourth)]);
  weighing.hold.pause();
  answerWith(all);
  weighing.weigh([request(fourth)], 'view');
  await expect.poll(() => weighing.of(fourth)?.state).toBe('done');
  expect(weighing.series.value).toEqual({ done: 1, of: 2, running: null });
  weighing.hold.goOn();
  await settled();
  expect(asked).toEqual([[third, fourth], [fourth], [third]]);
});

test('what a view asks for goes on as a list is paused', async () => {
  const { weighing, asked, answerWith } = setUp(never);
  weighing.weigh([request(third)]);
  answerWith(starts(first));
  weighing.weigh([request(first)], 'view');
  await expect.poll(() => weighing.of(first)?.state).toBe('running');
  answerWith(all);
  weighing.hold.pause();
  await expect.poll(() => weighing.of(first)?.state).toBe('done');
  expect(weighing.of(third)?.state).toBe('queued');
  expect(asked.at(-1)).toEqual([first]);
});

test.each([
  ['two', [third, fourth]],
  ['one', [third]],
])('what a list of %s waits for is weighed although its view closes', async (_, ids) => {
  const { weighing, answerWith, settled } = setUp(never);
  weighing.weigh(ids.map((id) => request(id)));
  weighing.weigh([request(third, [500])], 'view');
  weighing.cancel([third]);
  expect(weighing.of(third)?.state).toBe('queued');
  expect(weighing.series.value?.of).toBe(ids.length);
  answerWith(all);
  weighing.hold.pause();
  weighing.hold.goOn();
  await settled();
  expect(ids.map((id) => weighing.of(id)?.state)).toEqual(ids.map(() => 'done'));
});

test('what a list waits for rests during a pause again as its view closes', async () => {
  const { weighing, asked, answerWith, settled } = setUp(never);
  weighing.weigh([request(third), request(fourth)]);
  weighing.hold.pause();
  answerWith(starts(fourth));
  weighing.weigh([request(fourth)], 'view');
  await expect.poll(() => weighing.series.value?.running).toBe(fourth);
  answerWith(all);
  weighing.cancel([fourth]);
  expect(weighing.of(fourth)?.state).toBe('queued');
  expect(weighing.series.value).toEqual({ done: 0, of: 2, running: null });
  weighing.hold.goOn();
  await settled();
  expect(asked).toEqual([[third, fourth], [fourth], [fourth, third]]);
});

test('a list that was weighed does not keep what a view asks for later', async () => {
  const { weighing, answerWith, settled } = setUp();
  weighing.weigh([request(third)]);
  await settled();
  answerWith(never);
  weighing.weigh([request(third, [500])], 'view');
  weighing.cancel([third]);
  expect(weighing.series.value).toBe(null);
});

test('cancel forgets what is waited for, ends its call, and keeps what is done', async () => {
  const { weighing, asked, answerWith, settled } = setUp();
  weighing.weigh([request(first)]);
  await settled();
  let signal: AbortSignal | null = null;
  answerWith((_ids, stop) => {
    signal = stop;
    return never([], stop);
  });
  weighing.weigh([request(idOf(3))]);
  weighing.weigh([request(second)], 'view');
  await expect.poll(() => asked.length).toBe(3);
  answerWith(all);
  weighing.cancel([second]);
  await settled();
  expect(signal).toMatchObject({ aborted: true });
  expect(weighing.of(second)).toBe(undefined);
  expect([weighing.of(first)?.state, weighing.of(idOf(3))?.state]).toEqual(['done', 'done']);
  weighing.cancel();
  expect(weighing.of(first)?.state).toBe('done');
});

test('a site that is disconnected ends the call and is forgotten', async () => {
  const { weighing, assets, answerWith, settled } = setUp();
  const stop = weighing.start();
  weighing.weigh([request(first)]);
  await settled();
  answerWith(never);
  weighing.weigh([request(second)]);
  assets.clear();
  expect([weighing.of(first), weighing.of(second), weighing.series.value]).toEqual([
    undefined,
    undefined,
    null,
  ]);
  stop();
});

test('candidates of an earlier file are dropped where the source has other bytes', async () => {
  const { weighing, answerWith, settled } = setUp();
  weighing.weigh([request(first)]);
  await settled();
  answerWith(async ([assetId = '']) =>
    weighingResponse([
      { source: sourceOf(assetId, { bytes: 9 }) },
      { candidate: candidateOf(assetId, { bytes: 5 }) },
      { weighed: assetId },
      weighingEnd,
    ]),
  );
  weighing.weigh([request(first, [500])]);
  await settled();
  expect(weighing.of(first)?.candidates.map(({ bytes }) => bytes)).toEqual([5]);
});
