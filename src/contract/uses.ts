import * as v from 'valibot';
import { WebflowId } from './ids.ts';
import { Problem } from './problem.ts';

/** The version of this call; a backend refuses any other with `version_unsupported`. */
export const usesProtocol = 1;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Name = v.nullable(v.pipe(v.string(), v.maxLength(200)));

/**
 * The body of `POST /api/uses`, which needs a session.
 * - `look` only returns what is known.
 * - `read` begins a reading of the site or goes on with a paused one; it reads again only what has changed.
 * - `readAll` begins a reading that keeps nothing of the last one.
 * - `pause` stops the reading for everybody until the next `read`.
 */
export const UsesRequest = v.object({
  protocol: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  action: v.picklist(['look', 'read', 'readAll', 'pause']),
  /** What the caller has: places that have not changed since are not sent. */
  known: v.optional(v.object({ reading: v.pipe(v.string(), v.maxLength(64)), revision: Count })),
});
export type UsesRequest = v.InferOutput<typeof UsesRequest>;

export const placeKinds = ['page', 'component', 'collection'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** An id of a page, a Collection or a component; that of a component is a UUID. Source: Data API v2, List Components. */
export const PlaceId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{1,64}$/));

/** How often an asset or a component is in a place: the greatest count among its locales. */
const CountedAsset = v.tuple([WebflowId, Count]);
const CountedComponent = v.tuple([PlaceId, Count]);

/** An asset in a field of a Collection's item. */
const ItemUse = v.object({ assetId: WebflowId, item: Name, field: Name });

/**
 * A page, a component, or up to 100 items of a Collection, and the assets that Webflow's Data API shows there. A Collection has as
 * many records as it has pages of items, each with the same `kind` and `id`, and a `key` of its own.
 * - `state`: `unread` until it has been read; `failed` where it can't be read.
 * - `status`: what keeps it from being an ordinary page; null for nothing. Assets of Collection templates are not in the Data API.
 */
export const UsePlace = v.object({
  key: v.string(),
  kind: v.picklist(placeKinds),
  id: PlaceId,
  name: Name,
  state: v.picklist(['unread', 'read', 'failed']),
  status: v.nullable(v.picklist(['draft', 'archived', 'branch', 'template'])),
  assets: v.array(CountedAsset),
  /** Instances of other components. */
  components: v.array(CountedComponent),
  items: v.array(ItemUse),
});
export type UsePlace = v.InferOutput<typeof UsePlace>;

/**
 * How far places of a kind have been read. `of` is null until Webflow's list has been read; `isRefused` is true where the
 * connection lacks the scope.
 */
const KindProgress = v.object({
  read: Count,
  failed: Count,
  of: v.nullable(Count),
  isRefused: v.boolean(),
});
export type KindProgress = v.InferOutput<typeof KindProgress>;

/**
 * The response. `reading` and `revision` are for the next request's `known`; where the caller's `reading` is another one, the
 * places replace all that it had. `isWhole` is false where more changed places follow: ask again at once.
 */
export const UsesAnswer = v.object({
  state: v.picklist(['none', 'reading', 'paused', 'done', 'stopped']),
  reading: v.string(),
  revision: Count,
  progress: v.object({ pages: KindProgress, components: KindProgress, collections: KindProgress }),
  /** Seconds until Webflow's rate limit lets the reading go on; null where it does not wait. */
  waitSeconds: v.nullable(Count),
  /** An estimate from the calls that are left; null where nothing is known. */
  secondsLeft: v.nullable(Count),
  /** When the last whole reading ended (RFC 3339). */
  readAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  /** Why the reading has stopped, or what it could not read: `scopes_missing` has the `connectUrl` that asks for the scopes. */
  problem: v.optional(Problem),
  places: v.array(UsePlace),
  /** Keys of places that no longer exist. */
  gone: v.array(v.string()),
  isWhole: v.boolean(),
});
export type UsesAnswer = v.InferOutput<typeof UsesAnswer>;
