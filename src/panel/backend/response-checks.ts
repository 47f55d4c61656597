import type { AltText } from '#contract/alt-texts.ts';
import type { AssetDetails, Variant } from '#contract/asset.ts';
import { assetFields, variantFields } from '#contract/asset-fields.ts';
import { type AssetsLine, assetParts } from '#contract/assets-call.ts';
import type { Disconnected } from '#contract/disconnect.ts';
import { type MeasuredFile, type Measurements, unmeasuredReasons } from '#contract/measurements.ts';
import { type Problem, problemCodes } from '#contract/problem.ts';
import type { Session } from '#contract/session.ts';

/*
 * The contract's schemas define the responses, and test/contract/response-checks.test.ts compares these checks with
 * them. The panel does not contain valibot, which would be nearly a tenth of the panel's byte budget.
 */

/** True where a value has the shape that the contract defines. */
export type Check<Value> = (value: unknown) => value is Value;

export const isText: Check<string> = (value) => typeof value === 'string';
export const isNumber: Check<number> = (value) => typeof value === 'number';
export const isBoolean: Check<boolean> = (value) => typeof value === 'boolean';

/** Accepts null as well. */
export function orNull<Value>(check: Check<Value>): Check<Value | null> {
  return (value): value is Value | null => value === null || check(value);
}

/** Accepts an absent member. */
export function orAbsent<Value>(check: Check<Value>): Check<Value | undefined> {
  return (value): value is Value | undefined => value === undefined || check(value);
}

/** Accepts one of these texts. */
export function isOneOf<Value extends string>(texts: readonly Value[]): Check<Value> {
  return (value): value is Value => texts.some((text) => text === value);
}

/** Accepts an array whose items all pass. */
export function isListOf<Value>(check: Check<Value>): Check<Value[]> {
  return (value): value is Value[] => Array.isArray(value) && value.every(check);
}

/**
 * Accepts an object whose members pass; other members are ignored. A member that may be null and is absent, as from an older
 * backend, becomes null.
 */
export function isRecordOf<Value>(checks: { [Name in keyof Value]-?: Check<Value[Name]> }): Check<Value> {
  return (value): value is Value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    for (const name in checks) {
      if (!Reflect.has(value, name) && checks[name](null)) Reflect.set(value, name, null);
      if (!checks[name](Reflect.get(value, name))) return false;
    }
    return true;
  };
}

const text = orNull(isText);
const number = orNull(isNumber);

const isVariant = isRecordOf<Variant>(variantFields({ name: text, count: number, quality: number }));

const isAssetDetails = isRecordOf<AssetDetails>({
  ...assetFields({ id: isText, name: text, text, count: number }),
  variants: orNull(isListOf(isVariant)),
  fetchedAt: isText,
  stale: isBoolean,
});

const isMeasuredFile = isRecordOf<MeasuredFile>({
  url: text,
  bytes: number,
  type: text,
  servedType: text,
  width: number,
  height: number,
  animated: orNull(isBoolean),
  reason: orNull(isOneOf(unmeasuredReasons)),
});

const isMeasurements = isRecordOf<Measurements>({
  assetId: isText,
  original: isMeasuredFile,
  variants: isListOf(isMeasuredFile),
});

const isAltTexts = isListOf(
  isRecordOf<AltText>({
    localeId: isText,
    displayName: text,
    tag: text,
    isPrimary: isBoolean,
    altText: text,
  }),
);

const isSession = isRecordOf<Pick<Session, 'token'>>({ token: isText });

/** The response of `POST /api/disconnect`. */
export const isDisconnected = isRecordOf<Disconnected>({
  connected: (value): value is false => value === false,
});

/** Every problem, as far as the panel reads it. Source: RFC 9457. */
export const isProblem = isRecordOf<Pick<Problem, 'code' | 'requestId' | 'retryAfter' | 'connectUrl'>>({
  code: isOneOf(problemCodes),
  requestId: isText,
  retryAfter: orAbsent(isNumber),
  connectUrl: orAbsent(isText),
});

/** The last line of every response of lines. */
export const isDone = isRecordOf({
  done: isRecordOf({ protocol: isNumber, isWhole: isBoolean, problem: orAbsent(isProblem) }),
});

/** Every line of the response of `POST /api/assets`, as far as the panel reads it. Source: contract, `AssetsLine`. */
export const lineChecks = {
  session: isRecordOf({ session: isSession }),
  details: isRecordOf({ details: isAssetDetails, tag: orAbsent(isText) }),
  unchanged: isRecordOf({ unchanged: isListOf(isText) }),
  missing: isRecordOf({ missing: isListOf(isText) }),
  measurements: isRecordOf({ measurements: isMeasurements }),
  altTexts: isRecordOf({ altTexts: isAltTexts, assetId: isText }),
  wait: isRecordOf({ wait: isRecordOf({ retryAfter: isNumber }) }),
  failed: isRecordOf({
    failed: isRecordOf({ assetId: isText, part: isOneOf(assetParts), problem: isProblem }),
  }),
  done: isDone,
};

/** One of these lines, or one that only features of the later script want, which bring its check. */
export type Line =
  | Extract<AssetsLine, { total: unknown } | { localeTexts: unknown } | { hash: unknown }>
  | {
      [Name in keyof typeof lineChecks]: (typeof lineChecks)[Name] extends Check<infer Value> ? Value : never;
    }[keyof typeof lineChecks];
