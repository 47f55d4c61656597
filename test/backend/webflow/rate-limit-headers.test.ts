import { expect, test } from 'vitest';
import { readRateLimitHeaders } from '#backend/webflow/rate-limit-headers.ts';

const headers: [limit: string | null, remaining: string | null, ReturnType<typeof readRateLimitHeaders>][] = [
  ['60', '59', { limit: 60, remaining: 59 }],
  ['120', '0', { limit: 120, remaining: 0 }],
  ['060', '007', { limit: 60, remaining: 7 }],
  [null, null, { limit: null, remaining: null }],
  ['60', null, { limit: 60, remaining: null }],
  [null, '3', { limit: null, remaining: 3 }],
  ['0', '0', { limit: null, remaining: 0 }],
  ['-60', '-1', { limit: null, remaining: null }],
  ['60.5', '1e3', { limit: null, remaining: null }],
  ['unlimited', 'soon', { limit: null, remaining: null }],
  ['60, 120', '', { limit: null, remaining: null }],
  ['9'.repeat(20), '9'.repeat(400), { limit: null, remaining: null }],
  [String(Number.MAX_SAFE_INTEGER), '0', { limit: Number.MAX_SAFE_INTEGER, remaining: 0 }],
];

test.each(headers)('U9 limit-learned: limit %j and remaining %j', (limit, remaining, expected) => {
  const told = new Headers();
  if (limit !== null) told.set('X-RateLimit-Limit', limit);
  if (remaining !== null) told.set('X-RateLimit-Remaining', remaining);
  expect(readRateLimitHeaders((name) => told.get(name))).toEqual(expected);
});
