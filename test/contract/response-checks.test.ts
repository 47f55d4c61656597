import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type AltText, AltTexts } from '#contract/alt-texts.ts';
import { AssetDetails } from '#contract/asset.ts';
import { Disconnected } from '#contract/disconnect.ts';
import { type MeasuredFile, Measurements, unmeasuredReasons } from '#contract/measurements.ts';
import { Problem, problemCodes } from '#contract/problem.ts';
import { Session } from '#contract/session.ts';
import type { Check } from '#panel/backend/response-check.ts';
import {
  isAltTexts,
  isAssetDetails,
  isDisconnected,
  isMeasurements,
  isProblem,
  isSession,
} from '#panel/backend/response-checks.ts';
import { assetId, detailsOf, variantOf } from '#test/support/panel/asset-details.ts';

const file = {
  url: 'https://example.com/a.png',
  bytes: 7,
  type: 'image/png',
  servedType: 'image/png',
  width: 640,
  height: 480,
  animated: false,
  reason: null,
} satisfies MeasuredFile;
const altText = {
  localeId: assetId,
  displayName: 'German',
  tag: 'de',
  isPrimary: false,
  altText: 'Ein See',
} satisfies AltText;
const problem = {
  type: 'about:blank',
  title: 'Too fast.',
  status: 429,
  code: 'rate_limited',
  requestId: 'r',
  retryAfter: 42,
  connectUrl: 'https://example.com/oauth/start',
} satisfies Problem;

interface Answer {
  readonly name: string;
  readonly schema: v.GenericSchema;
  readonly check: Check<unknown>;
  readonly valid: unknown;
  /** Members that the panel does not read, and so does not check. */
  readonly unread?: readonly string[];
}

const answers: readonly Answer[] = [
  {
    name: 'details',
    schema: AssetDetails,
    check: isAssetDetails,
    valid: detailsOf({ variants: [variantOf(500), variantOf(800, { height: 600, error: 'too large' })] }),
  },
  {
    name: 'measurements',
    schema: Measurements,
    check: isMeasurements,
    valid: { assetId, original: file, variants: [file, { ...file, reason: 'timeout' }] },
  },
  { name: 'alt texts', schema: AltTexts, check: isAltTexts, valid: [altText] },
  {
    name: 'a session',
    schema: Session,
    check: isSession,
    valid: { token: 't', expiresAt: '2026-10-01T12:15:00.000Z', user: { firstName: null } },
    unread: ['expiresAt', 'user'],
  },
  { name: 'a disconnection', schema: Disconnected, check: isDisconnected, valid: { connected: false } },
  {
    name: 'a problem',
    schema: Problem,
    check: isProblem,
    valid: problem,
    unread: ['type', 'title', 'status'],
  },
];

const strangers: readonly unknown[] = [undefined, null, 1, true, [], {}, [1], 'no such word'];

/** The value with each of its parts in turn replaced by each value of another type, at any depth. */
function* altered(value: unknown, unread: readonly string[] = []): Generator<unknown> {
  yield* strangers;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      for (const other of altered(item)) yield value.with(at, other);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (unread.includes(name)) continue;
      for (const other of altered(member)) yield { ...value, [name]: other };
    }
  }
}

// A schema may also require a format, as of dates and ids; a wrong format does the panel no harm.
const isOfForm = (issue: v.BaseIssue<unknown>): boolean => issue.kind === 'validation';

describe.each(answers)('the panel’s check of $name agrees with the contract', (answer) => {
  const { schema, check, valid, unread } = answer;
  test('accepts a valid one', () => {
    expect(v.is(schema, valid)).toBe(true);
    expect(check(valid)).toBe(true);
  });

  test('refuses another type in any part of it', () => {
    let refused = 0;
    for (const other of altered(valid, unread)) {
      const { issues } = v.safeParse(schema, other);
      const isTyped = !issues || issues.every(isOfForm);
      expect(check(other), JSON.stringify(other)).toBe(isTyped);
      if (!isTyped) refused += 1;
    }
    expect(refused).toBeGreaterThan(5);
  });
});

test.each(problemCodes)('the code %s is known', (code) => {
  expect(isProblem({ ...problem, code })).toBe(true);
});

test.each(unmeasuredReasons)('the reason %s is known', (reason) => {
  expect(isMeasurements({ assetId, original: { ...file, reason }, variants: [] })).toBe(true);
});
