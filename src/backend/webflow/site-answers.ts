import * as v from 'valibot';
import { WebflowId } from '#contract/ids.ts';
import { limits } from '../platform/limits.ts';

const Text = v.optional(v.nullable(v.string()), null);

/** A name for people; one too long is none. */
const Name = v.fallback(
  v.optional(v.nullable(v.pipe(v.string(), v.maxLength(limits.upstreamName))), null),
  null,
);

/** A locale of a site. One that does not say whether it is enabled is. */
const LocaleAnswer = v.object({
  id: WebflowId,
  enabled: v.optional(v.nullable(v.boolean()), null),
  displayName: Name,
  tag: Name,
});
export type LocaleAnswer = v.InferOutput<typeof LocaleAnswer>;

/** `GET /v2/sites/{site_id}`, for the workspace the site is in. */
export const SiteAnswer = v.object({ id: v.string(), workspaceId: Text });

const ReachedSite = v.object({ id: v.string(), displayName: Name, shortName: Name });

/** A site that a token reaches: its name for people, and the one in its addresses. */
export type ReachedSite = v.InferOutput<typeof ReachedSite>;

/** `GET /v2/sites`. Its `pagination` is not documented (UNCONFIRMED: `sitesPageSize`); lists of other things have one. */
export const SitesAnswer = v.object({
  sites: v.array(ReachedSite),
  pagination: v.fallback(
    v.optional(v.nullable(v.object({ total: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })), null),
    null,
  ),
});
export type SitesAnswer = v.InferOutput<typeof SitesAnswer>;

/** `GET /v2/sites/{site_id}`, for its locales. A site that was never localised may have none at all. */
export const SiteLocalesAnswer = v.object({
  id: v.string(),
  locales: v.optional(
    v.nullable(
      v.object({
        primary: v.optional(v.nullable(LocaleAnswer), null),
        secondary: v.optional(v.nullable(v.pipe(v.array(LocaleAnswer), v.maxLength(limits.locales))), null),
      }),
    ),
    null,
  ),
});
