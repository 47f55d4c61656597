import * as v from 'valibot';
import { Candidate, type UnweighedReason, unweighedReasons, WeighedSource } from '#contract/weighing.ts';
import type { CreateCache } from '../cache/create-cache.ts';
import type { InstallationCache } from '../cache/installation-cache.ts';
import { limits } from '../platform/limits.ts';

/** What is known of an original. */
const Source = v.omit(WeighedSource, ['assetId']);
/** What is known of a candidate. */
const File = v.pick(Candidate, ['height', 'bytes', 'score']);

/** The lowest quality of a format that is enough for parts of the original; null where none is. */
const FirstQuality = v.nullable(v.pipe(v.number(), v.safeInteger()));

/** What is known of a version of an original, or of one of its candidates: the facts, or why there are none. */
const WeighedFacts = v.union([
  v.object({ source: Source }),
  v.object({ file: File }),
  v.object({ quality: FirstQuality }),
  v.object({ bytes: Candidate.entries.bytes }),
  v.object({ refused: v.picklist(unweighedReasons) }),
]);
export type WeighedFacts = v.InferOutput<typeof WeighedFacts>;
export type SourceFacts = v.InferOutput<typeof Source>;
export type CandidateFacts = v.InferOutput<typeof File>;

export type WeighingCache = InstallationCache<WeighedFacts>;

/** Another try a moment later may succeed. */
const passing: ReadonlySet<UnweighedReason> = new Set(['timeout', 'unavailable', 'encoder_failed']);
/** The same bytes give the same refusal. */
const lasting: ReadonlySet<UnweighedReason> = new Set([
  'not_an_image',
  'too_large',
  'too_many_pixels',
  'unsupported_type',
  'animated',
  'other_colors',
  'damaged',
]);

/** Milliseconds that facts are known. */
export function weighedFor(facts: WeighedFacts): number {
  if (!('refused' in facts) || lasting.has(facts.refused)) return limits.measuredFreshMs;
  return passing.has(facts.refused) ? 0 : limits.unmeasuredFreshMs;
}

/** A bounded cache, by installation and version of a file. It holds no bytes of files. */
export function createWeighingCache(createCache: CreateCache): WeighingCache {
  return createCache<WeighedFacts>({
    name: 'weighings',
    entries: limits.weighedEntries,
    bytes: limits.weighedFactsBytes,
    freshFor: weighedFor,
    schema: WeighedFacts,
  });
}
