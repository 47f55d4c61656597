import type { AltText } from '#contract/alt-texts.ts';
import type { AssetDetails, Variant } from '#contract/asset.ts';
import { assetFields, variantFields } from '#contract/asset-fields.ts';
import type { Disconnected } from '#contract/disconnect.ts';
import { type MeasuredFile, type Measurements, unmeasuredReasons } from '#contract/measurements.ts';
import { type Problem, problemCodes } from '#contract/problem.ts';
import type { Session } from '#contract/session.ts';
import {
  isBoolean,
  isListOf,
  isNumber,
  isOneOf,
  isRecordOf,
  isText,
  orAbsent,
  orNull,
} from '#panel/backend/response-check.ts';

const text = orNull(isText);
const number = orNull(isNumber);

const isVariant = isRecordOf<Variant>(variantFields({ name: text, count: number, quality: number }));

/** The response of `GET /api/assets/:assetId`. */
export const isAssetDetails = isRecordOf<AssetDetails>({
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

/** The response of `GET /api/assets/:assetId/measurements`. */
export const isMeasurements = isRecordOf<Measurements>({
  assetId: isText,
  original: isMeasuredFile,
  variants: isListOf(isMeasuredFile),
});

/** The response of `GET /api/assets/:assetId/locales`. */
export const isAltTexts = isListOf(
  isRecordOf<AltText>({
    localeId: isText,
    displayName: text,
    tag: text,
    isPrimary: isBoolean,
    altText: text,
  }),
);

/** The response of `POST /api/session`, of which the panel keeps the token. */
export const isSession = isRecordOf<Pick<Session, 'token'>>({ token: isText });

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
