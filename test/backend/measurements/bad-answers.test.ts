import { describe, expect, test } from 'vitest';
import type { MeasuredFile } from '#contract/measurements.ts';
import {
  type FileHost,
  large,
  largeHead,
  measuredFrom,
  png,
  range,
  sends,
  small,
} from '#test/support/backend/file-host.ts';
import { startMeasuring } from '#test/support/backend/measured.ts';
import { shortDeadline } from '#test/support/backend/patience.ts';

const html = '<!DOCTYPE html><title>403</title><svg width="1" height="1"></svg>';

const bad: [string, FileHost, Partial<MeasuredFile>][] = [
  ['400', { get: { kind: 'respond', status: 400 } }, { reason: 'bad_answer' }],
  ['401', { get: { kind: 'respond', status: 401 } }, { reason: 'forbidden' }],
  ['403', { get: { kind: 'respond', status: 403, body: html } }, { reason: 'forbidden' }],
  ['404', { get: { kind: 'respond', status: 404, body: html } }, { reason: 'not_found' }],
  ['408', { get: { kind: 'respond', status: 408 } }, { reason: 'unavailable' }],
  ['410', { get: { kind: 'respond', status: 410 } }, { reason: 'not_found' }],
  ['416, as for an empty file', { get: { kind: 'respond', status: 416 } }, { reason: 'not_an_image' }],
  ['429', { get: { kind: 'respond', status: 429 } }, { reason: 'unavailable' }],
  ['500', { get: { kind: 'respond', status: 500 } }, { reason: 'unavailable' }],
  ['204', { get: { kind: 'respond', status: 204 } }, { reason: 'bad_answer' }],
  [
    'HTML',
    { get: { kind: 'respond', body: html, headers: { 'Content-Type': 'text/html; charset=utf-8' } } },
    { reason: 'not_an_image', servedType: 'text/html' },
  ],
  ['nothing', { get: sends(new Uint8Array()) }, { reason: 'not_an_image' }],
  ['a reset', { get: { kind: 'reset' } }, { reason: 'unavailable' }],
  ['a reset in mid-file', { get: sends(small, { cutAfter: 30 }) }, { reason: 'unavailable' }],
  ['no answer', { get: { kind: 'hang' } }, { reason: 'timeout' }],
  ['silence in mid-file', { get: sends(small, { stallAfter: 30 }) }, { reason: 'timeout' }],
  ['one byte a second', { get: sends(small, { drip: 1_000 }) }, { reason: 'timeout' }],
  [
    'a part without its place',
    { get: sends(small, { status: 206 }) },
    { bytes: null, type: png, width: 20, reason: 'bad_answer' },
  ],
  [
    'a part from elsewhere',
    { get: sends(small, { status: 206, headers: range('bytes 5-100/2000') }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a part longer than the whole',
    { get: sends(small, { status: 206, headers: range(`bytes 0-${small.length - 1}/10`) }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a part shorter than it says',
    { get: sends(small, { status: 206, headers: range('bytes 0-65535/70000') }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a part longer than it says',
    { get: sends(large, { status: 206, headers: range('bytes 0-99/70000') }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a length that is none',
    { get: sends(small, { status: 206, headers: range('bytes 0-9/-1') }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a whole file longer than it says',
    { get: sends(large, { headers: { 'Content-Length': '10' } }) },
    { bytes: null, type: png, width: 400, reason: 'bad_answer' },
  ],
  [
    'no length, by GET nor HEAD',
    { get: sends(large), head: { kind: 'respond' } },
    { bytes: null, type: png, width: 400, reason: 'no_length' },
  ],
  [
    'no length, and no HEAD',
    { get: sends(large), head: { kind: 'respond', status: 405 } },
    { bytes: null, reason: 'no_length' },
  ],
  [
    'no length, and a HEAD that leads elsewhere',
    {
      get: sends(large),
      head: { kind: 'respond', status: 302, headers: { Location: 'https://evil.example' } },
    },
    { bytes: null, reason: 'no_length' },
  ],
  [
    'no length, and a HEAD with too little',
    { get: sends(large), head: { kind: 'respond', headers: { 'Content-Length': '10' } } },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a length of something compressed',
    {
      get: sends(largeHead, {
        status: 206,
        headers: { ...range(`bytes 0-65535/${70_000}`), 'Content-Encoding': 'x' },
      }),
      head: { kind: 'respond', headers: { 'Content-Length': '70000', 'Content-Encoding': 'x' } },
    },
    { bytes: null, reason: 'no_length' },
  ],
  ['no answer to a HEAD', { get: sends(large), head: { kind: 'hang' } }, { reason: 'timeout' }],
];

describe('whatever a file host answers, the answer says what is known and why not more', () => {
  test.each(bad)('%s', async (_, script, expected) => {
    const file = await measuredFrom(script);
    expect(file).toMatchObject({ bytes: null, ...expected });
    if (['timeout', 'unavailable', 'not_an_image'].includes(file.reason ?? '')) expect(file.type).toBeNull();
  });

  test('one slow file costs no other its facts', async () => {
    const { backend, measure } = await startMeasuring({ deadline: shortDeadline });
    backend.webflow.faults.next('GET cdn', { kind: 'hang' });
    backend.webflow.faults.always('GET cdn', sends(small));
    const { original, variants } = await measure('alt-null');
    expect([original, ...variants].map(({ reason }) => reason)).toEqual(['timeout', null, null, null, null]);
  });

  test('a length from HEAD costs one request more, and only then', async () => {
    const { backend, measure } = await startMeasuring();
    const { faults, calls } = backend.webflow;
    faults.next('GET cdn', sends(large));
    faults.next('HEAD cdn', { kind: 'respond', headers: { 'Content-Length': '481234' } });
    await measure('svg');
    expect(calls.byRoute()).toMatchObject({ 'GET cdn': 1, 'HEAD cdn': 1 });
    faults.next('GET cdn', sends(small));
    await measure('gif');
    expect(calls.byRoute()).toMatchObject({ 'GET cdn': 2, 'HEAD cdn': 1 });
  });
});
