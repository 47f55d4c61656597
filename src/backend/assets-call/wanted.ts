import { type AssetPart, type AssetsRequest, assetParts, hashWord, siteWord } from '#contract/assets-call.ts';
import { contractLimits } from '#contract/limits.ts';
import { ProblemError } from '../errors/problem-error.ts';

/** What a request wants, as far as it is answered. */
export interface Wanted {
  /** Each once. */
  readonly ids: readonly string[];
  /** Whether every asset of the site is wanted. */
  readonly isSite: boolean;
  /** Whether there are too many assets to read them at once. */
  readonly isMany: boolean;
  readonly parts: ReadonlySet<AssetPart>;
  readonly hasHash: boolean;
  /** What is not answered for so many assets. */
  readonly omitted: readonly (AssetPart | typeof hashWord)[];
  /** Whether all words are known. */
  readonly isKnown: boolean;
}

/** Reads it from a request. Throws `bad_request` where a site is wanted and ids as well. */
export function readWanted(request: Pick<AssetsRequest, 'ids' | 'wanted'>): Wanted {
  const ids = [...new Set(request.ids)];
  const words = new Set(request.wanted);
  const isSite = words.delete(siteWord);
  if (isSite && ids.length > 0) throw new ProblemError('bad_request');
  const isMany = isSite || ids.length > contractLimits.wholeAssets;
  const known = [...assetParts, hashWord].filter((word) => words.has(word));
  const hashes = isSite || ids.length > contractLimits.hashedAssets ? [] : [hashWord];
  const parts = isSite ? ['details', 'altTexts'] : isMany ? ['details'] : assetParts;
  const answered = new Set<string>([...parts, ...hashes]);
  return {
    ids,
    isSite,
    isMany,
    parts: new Set(assetParts.filter((part) => words.has(part) && answered.has(part))),
    hasHash: words.has(hashWord) && answered.has(hashWord),
    omitted: known.filter((word) => !answered.has(word)),
    isKnown: known.length === words.size,
  };
}
