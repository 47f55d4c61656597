import type { LocaleTexts } from '#contract/assets-call.ts';
import { type FileHash, unhashedReasons } from '#contract/measurements.ts';
import {
  type Check,
  isListOf,
  isNumber,
  isOneOf,
  isRecordOf,
  isText,
  orNull,
} from '#panel/backend/response-checks.ts';

const isTextOrNull = orNull(isText);

const isPair: Check<[string, string | null]> = (value): value is [string, string | null] =>
  Array.isArray(value) && value.length === 2 && isText(value[0]) && isTextOrNull(value[1]);

const isLocaleTexts = isRecordOf<LocaleTexts>({
  localeId: isText,
  displayName: isTextOrNull,
  tag: isTextOrNull,
  texts: isListOf(isPair),
});

const isHash = isRecordOf<FileHash>({
  assetId: isText,
  sha256: isTextOrNull,
  reason: orNull(isOneOf(unhashedReasons)),
});

/** The lines of `POST /api/assets` about a whole site, as far as the panel reads them. Source: contract, `AssetsLine`. */
export const siteLineChecks = {
  total: isRecordOf({ total: isNumber }),
  hash: isRecordOf({ hash: isHash }),
  localeTexts: isRecordOf({ localeTexts: isLocaleTexts }),
};
