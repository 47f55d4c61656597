import * as v from 'valibot';

/** Webflow's documents show lists of ids with stray blanks; ids that are not text are no ids. */
const Ids = v.optional(v.nullable(v.array(v.pipe(v.string(), v.trim()))), null);

/**
 * `GET /v2/token/introspect`: which authorisation the token is of, what it covers and may do. `scope` is comma- or
 * space-separated.
 */
export const IntrospectAnswer = v.object({
  authorization: v.object({
    id: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), null),
    scope: v.optional(v.nullable(v.string()), null),
    authorizedTo: v.object({ siteIds: Ids, workspaceIds: Ids }),
  }),
});
export type Authorization = v.InferOutput<typeof IntrospectAnswer>['authorization'];

/** `POST /beta/token/resolve`: whose ID token it is, and on which site. Every field may be null in the documents. */
export const ResolveAnswer = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  siteId: v.pipe(v.string(), v.minLength(1)),
  firstName: v.optional(v.nullable(v.string()), null),
});
export type ResolveAnswer = v.InferOutput<typeof ResolveAnswer>;

/**
 * `POST /oauth/access_token`. Other members are not documented (UNCONFIRMED: `tokenResponseHasExtras`) and not needed. A token is visible ASCII (RFC 6749
 * §A.12); any other would be quoted in the error of the code that puts it into a header.
 */
export const TokenAnswer = v.object({ access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)) });
