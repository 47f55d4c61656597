import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { AltText } from '#contract/alt-texts.ts';
import { AssetsLine, assetsProtocol } from '#contract/assets-call.ts';
import { Disconnected } from '#contract/disconnect.ts';
import { type MeasuredFile, unhashedReasons, unmeasuredReasons } from '#contract/measurements.ts';
import { Problem, problemCodes } from '#contract/problem.ts';
import { type UsePlace, UsesAnswer } from '#contract/uses.ts';
import { type CandidateFile, WeighingLine } from '#contract/weighing.ts';
import { type Check, isDisconnected, isProblem, lineChecks } from '#panel/backend/response-checks.ts';
import { isUsesResponse } from '#panel/backend-calls/read-uses.ts';
import { siteLineChecks } from '#panel/backend-calls/site-lines.ts';
import { type WeighingEvent, weighingLineChecks } from '#panel/backend-calls/weigh.ts';
import { assetId, detailsOf, otherAssetId, variantOf } from '#test/support/panel/asset-details.ts';

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

const timedOut = { ...file, reason: 'timeout' } satisfies MeasuredFile;
const measurements = { assetId, original: file, variants: [file, timedOut] };
const session = { token: 't', expiresAt: '2026-10-01T12:15:00.000Z', user: { firstName: null } };

const allChecks = { ...lineChecks, ...siteLineChecks };
const lines: Readonly<Record<keyof typeof allChecks, AssetsLine>> = {
  session: { session },
  details: {
    details: detailsOf({ variants: [variantOf(500), variantOf(800, { height: 600, error: 'too large' })] }),
    tag: '"1"',
  },
  unchanged: { unchanged: [assetId] },
  missing: { missing: [assetId, otherAssetId] },
  measurements: { measurements },
  altTexts: { altTexts: [altText], assetId },
  wait: { wait: { retryAfter: 42 } },
  total: { total: 412 },
  hash: { hash: { assetId, sha256: 'a1'.repeat(32), reason: null } },
  localeTexts: {
    localeTexts: {
      localeId: assetId,
      displayName: 'German',
      tag: 'de',
      texts: [
        [assetId, 'Ein See'],
        [otherAssetId, null],
      ],
    },
  },
  failed: { failed: { assetId, part: 'altTexts', problem } },
  done: { done: { protocol: assetsProtocol, isWhole: false, problem } },
};

const candidate = { format: 'webp', quality: 80, width: 640 } satisfies CandidateFile;
const weighingLines: Readonly<Record<keyof typeof weighingLineChecks, WeighingEvent>> = {
  started: { started: assetId },
  source: {
    source: {
      assetId,
      bytes: 7,
      type: 'image/png',
      width: 640,
      height: 480,
      isAnimated: false,
      dropped: ['exif', 'icc'],
    },
  },
  candidate: { candidate: { assetId, ...candidate, height: 480, bytes: 5, score: 84.2, isSuggested: true } },
  variant: { variant: { assetId, ...candidate, bytes: 5 } },
  refused: { refused: { assetId, format: 'avif', reason: 'too_slow' } },
  weighed: { weighed: assetId },
};

const kindRead = { read: 1, failed: 0, of: 4, isRefused: false };
const place = {
  key: 'page 1',
  kind: 'page',
  id: assetId,
  name: 'Home',
  state: 'read',
  status: 'draft',
  assets: [[assetId, 2]],
  components: [[otherAssetId, 1]],
  items: [{ assetId, item: 'Ridge trail', field: 'cover' }],
} satisfies UsePlace;
const uses = {
  state: 'reading',
  reading: 'first',
  revision: 1,
  progress: { pages: kindRead, components: kindRead, collections: { ...kindRead, of: 0 } },
  waitSeconds: 40,
  secondsLeft: 110,
  readAt: '2026-03-01T12:00:00.000Z',
  problem,
  places: [place],
  gone: ['page 2'],
  isWhole: false,
} satisfies UsesAnswer;

const unreadOfProblem = ['type', 'title', 'status'];
const answers: readonly Answer[] = [
  ...AssetsLine.options.flatMap((schema) =>
    Object.entries(allChecks).flatMap(([name, check]) =>
      Object.hasOwn(schema.entries, name)
        ? {
            name: `the line ${name}`,
            schema,
            check,
            valid: new Map(Object.entries(lines)).get(name),
            unread: ['expiresAt', 'user', ...unreadOfProblem],
          }
        : [],
    ),
  ),
  ...WeighingLine.options.flatMap((schema) =>
    Object.entries(weighingLineChecks).flatMap(([name, check]) =>
      Object.hasOwn(schema.entries, name)
        ? {
            name: `the line ${name} of a weighing`,
            schema,
            check,
            valid: new Map(Object.entries(weighingLines)).get(name),
          }
        : [],
    ),
  ),
  { name: 'uses', schema: UsesAnswer, check: isUsesResponse, valid: uses, unread: unreadOfProblem },
  { name: 'a disconnection', schema: Disconnected, check: isDisconnected, valid: { connected: false } },
  { name: 'a problem', schema: Problem, check: isProblem, valid: problem, unread: unreadOfProblem },
];

const strangers: readonly unknown[] = [undefined, null, 1, true, [], {}, [1], 'no such word'];

/** The value with each of its parts in turn replaced by each value of another type, at any depth. */
function* altered(value: unknown, unread: readonly string[] = []): Generator<unknown> {
  yield* strangers;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      for (const other of altered(item, unread)) yield value.with(at, other);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (unread.includes(name)) continue;
      for (const other of altered(member, unread)) yield { ...value, [name]: other };
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
      const received: unknown = structuredClone(other);
      const passes = check(received);
      const { issues } = v.safeParse(schema, received);
      const isTyped = !issues || issues.every(isOfForm);
      expect(passes, JSON.stringify(other)).toBe(isTyped);
      if (!isTyped) refused += 1;
    }
    expect(refused).toBeGreaterThan(5);
  });
});

test('every line of the contract is compared, except one that the panel never causes', () => {
  const names = AssetsLine.options.flatMap(({ entries }) => Object.keys(entries)[0] ?? []);
  expect(names.filter((name) => name !== 'omitted').sort()).toEqual(Object.keys(allChecks).sort());
  const ofWeighing = WeighingLine.options.flatMap(({ entries }) => Object.keys(entries)[0] ?? []);
  expect(ofWeighing.sort()).toEqual([...Object.keys(weighingLineChecks), 'done'].sort());
});

/** The value without its members that may be null, at any depth, as of a backend that does not know them. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(known.map(([name, member]) => [name, withoutNulls(member)]));
}

test.each([
  ['details', { details: { ...detailsOf({ altText: null, variants: [variantOf(500)] }), size: null } }],
  [
    'measurements',
    { measurements: { assetId, original: { ...file, bytes: null, type: null }, variants: [] } },
  ],
  ['altTexts', { altTexts: [{ ...altText, tag: null, altText: null }], assetId }],
] as const)('%s of an older backend, which lack a member that may be null, have it as null', (name, line) => {
  const received = withoutNulls(line);
  expect(received).not.toEqual(line);
  expect(lineChecks[name](received)).toBe(true);
  expect(received).toEqual(line);
});

test.each([
  ['details', { details: { id: assetId } }],
  ['measurements', { measurements: { assetId } }],
  ['altTexts', { altTexts: [{}], assetId }],
] as const)('%s that lack any other member are refused', (name, line) => {
  expect(lineChecks[name](line)).toBe(false);
});

test.each(problemCodes)('the code %s is known', (code) => {
  expect(isProblem({ ...problem, code })).toBe(true);
});

test.each(unhashedReasons)('the reason %s of a file without a hash is known', (reason) => {
  expect(siteLineChecks.hash({ hash: { assetId, sha256: null, reason } })).toBe(true);
});

test.each(unmeasuredReasons)('the reason %s is known', (reason) => {
  const measured = { assetId, original: { ...file, reason }, variants: [] };
  expect(lineChecks.measurements({ measurements: measured })).toBe(true);
});
