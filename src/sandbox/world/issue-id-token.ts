import { sites, users } from './sample-data.ts';
import type { IdTokenClaims, World } from './world.ts';

/** Whom an ID token speaks for: the installing person on the Designer page's site unless told otherwise. */
export interface IdTokenRequest {
  userId?: string;
  siteId?: string;
  /** The 24-hex id of the app it is issued to; ours unless given. */
  appId?: string;
  /** Claims to answer instead, such as a null site. */
  claims?: Partial<IdTokenClaims>;
}

/** Issues an opaque ID token, good for `lifetime` milliseconds: 15 minutes unless given. Source: ID token guide. */
export type IssueIdToken = (request?: IdTokenRequest, lifetime?: number) => string;

/** Issues an ID token in a world. Throws where the user is unknown. */
export function issueIdToken(world: World, request: IdTokenRequest = {}, lifetime?: number): string {
  const user = world.users.find(({ id }) => id === (request.userId ?? users.ingrid.id));
  if (!user) throw new Error('No such user in the fake Webflow');
  const { id, email, firstName, lastName } = user;
  const claims = {
    id,
    email,
    firstName,
    lastName,
    siteId: request.siteId ?? sites.outdoors.id,
    ...request.claims,
  };
  return world.idTokens.issue({ appId: request.appId ?? world.app.id, claims }, lifetime);
}
