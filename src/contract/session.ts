import * as v from 'valibot';
import { WebflowId } from './ids.ts';
import { contractLimits } from './limits.ts';

/**
 * The person and the site, as the Designer identifies them. `siteId` is only a hint to find the installation: the site of the session is the
 * one Webflow names for the ID token. `workspaceId` helps to find a workspace-wide installation and is confirmed
 * with Webflow before it is believed.
 */
export const SessionRequest = v.object({
  siteId: WebflowId,
  idToken: v.pipe(v.string(), v.minLength(1), v.maxLength(contractLimits.idTokenLength)),
  workspaceId: v.optional(WebflowId),
});
export type SessionRequest = v.InferOutput<typeof SessionRequest>;

/** A session for one person on one site. `token` is a bearer token, `expiresAt` is RFC 3339. */
export const Session = v.object({
  token: v.string(),
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
  user: v.object({ firstName: v.nullable(v.string()) }),
});
export type Session = v.InferOutput<typeof Session>;
