import * as v from 'valibot';
import { AltText, AltTexts } from './alt-texts.ts';
import { AssetDetails } from './asset.ts';
import { WebflowId } from './ids.ts';
import { contractLimits } from './limits.ts';
import { FileHash, Measurements } from './measurements.ts';
import { Problem } from './problem.ts';
import { Session, SessionRequest } from './session.ts';

/**
 * The version of this call. A panel and a backend meet where both have the same number; a backend refuses any other
 * with `version_unsupported`. The number changes only with a change that an older reader would misread. What a reader can
 * ignore does not change it: a new line, a new member, a new word in `wanted`. So a panel that is still in review and a newer
 * backend meet, and a newer panel gets from an older backend what that one knows.
 */
export const assetsProtocol = 1;

/** The media type of the response. Source: github.com/ndjson/ndjson-spec; there is no registered one. */
export const assetsMediaType = 'application/x-ndjson';

/** What can be asked of an asset. */
export const assetParts = ['details', 'measurements', 'altTexts'] as const;
export type AssetPart = (typeof assetParts)[number];

/** The word in `wanted` for the hash of each asset's original file, for `contractLimits.hashedAssets` ids at most. */
export const hashWord = 'hash' as const;

/**
 * The word in `wanted` for every asset of the session's site, of which the response has the details. It stands without ids, and
 * beside `altTexts` where the alt texts of the site's secondary locales are wanted too; other parts are omitted.
 */
export const siteWord = 'site';

const Tag = v.pipe(v.string(), v.maxLength(contractLimits.tagLength));

/**
 * The body of `POST /api/assets`. A caller has a session (`Authorization`), an identity, or both: the identity is exchanged
 * where there is no session or it has ended, and has to be of the session's site otherwise.
 */
export const AssetsRequest = v.object({
  protocol: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /**
   * Duplicate ids are read once; one that isn't a Webflow id is `bad_asset_id`. Without ids and without `siteWord` the call
   * only confirms or begins a session. Beside `siteWord` they are `bad_request`.
   */
  ids: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(contractLimits.idLength))),
    v.maxLength(contractLimits.lookupIds),
  ),
  /** Words of `assetParts`, `hashWord` or `siteWord`. Unknown words are ignored, and the response is not whole. */
  wanted: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(contractLimits.wantedLength))),
    v.maxLength(contractLimits.wantedWords),
  ),
  /** Tags of the details that the caller has, by asset id; unchanged details are not sent. */
  tags: v.optional(v.record(WebflowId, Tag)),
  /** Bypasses the caches, for a caller that knows of a change. Ignored for more than `contractLimits.wholeAssets` ids, and for a site. */
  noCache: v.optional(v.boolean()),
  identity: v.optional(SessionRequest),
});
export type AssetsRequest = v.InferOutput<typeof AssetsRequest>;

const IdList = v.array(WebflowId);

/**
 * Alt texts of a site's assets in one of its secondary locales: pairs of an asset id and a text, null where it is not set. A
 * locale has one or more such lines, which have each asset once. Source: Data API v2, List Assets with `localeId`.
 */
const LocaleTexts = v.object({
  ...v.omit(AltText, ['isPrimary', 'altText']).entries,
  texts: v.array(v.tuple([WebflowId, v.nullable(v.string())])),
});
export type LocaleTexts = v.InferOutput<typeof LocaleTexts>;

/**
 * One line of the response: newline-delimited JSON, sent as facts come in, in any order except for `session` and `done`.
 * A reader ignores lines of a kind that it does not know. A response without `done` was cut off.
 * - `session`: the first line where the identity was exchanged: the session to send from now on.
 * - `details`: one asset. `tag` is absent where the details are stale. A second line about an asset replaces the first.
 * - `unchanged`: ids whose details have the tags that the request named.
 * - `missing`: ids that do not exist, belong to another site or may not be read; the line does not say which of these.
 * - `measurements`, `altTexts`: these parts of one asset.
 * - `hash`: the hash of one asset's file.
 * - `total`: how many assets the site's list has by now. It comes before the first details of a site, and again where it changes.
 * - `localeTexts`: after all details of a site, the alt texts in its secondary locales.
 * - `wait`: Webflow's rate limit delays the rest by this many seconds; the response then continues.
 * - `failed`: one part of one asset can't be answered now. Where it is `details`, the asset has no other part either.
 * - `omitted`: these parts are not answered at all, because they are not for so many ids.
 * - `done`: the last line. `isWhole` is true where everything wanted was answered; `problem` is what ended the response early.
 *   Of a site, it is false where its list has changed so much on the way, or is so long, that assets may be absent.
 */
export const AssetsLine = v.union([
  v.object({ session: Session }),
  v.object({ details: AssetDetails, tag: v.optional(Tag) }),
  v.object({ unchanged: IdList }),
  v.object({ missing: IdList }),
  v.object({ measurements: Measurements }),
  v.object({ altTexts: AltTexts, assetId: WebflowId }),
  v.object({ hash: FileHash }),
  v.object({ total: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  v.object({ localeTexts: LocaleTexts }),
  v.object({ wait: v.object({ retryAfter: v.pipe(v.number(), v.integer(), v.minValue(0)) }) }),
  v.object({ failed: v.object({ assetId: WebflowId, part: v.picklist(assetParts), problem: Problem }) }),
  v.object({ omitted: v.array(v.picklist([...assetParts, hashWord])) }),
  v.object({
    done: v.object({ protocol: v.number(), isWhole: v.boolean(), problem: v.optional(Problem) }),
  }),
]);
export type AssetsLine = v.InferOutput<typeof AssetsLine>;
