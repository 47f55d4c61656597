import { sites, users } from './sample-data.ts';
import type { IdTokenClaims, World } from './world.ts';

/** The subject of an ID token; by default the user who installs the app, on the Designer page's site. */
export interface IdTokenRequest {
  userId?: string;
  siteId?: string;
  /** The id of the app the token is issued to, 24 hexadecimal digits; Asset Inspector by default. */
  appId?: string;
  /** Overrides of single claims, such as a null site. */
  claims?: Partial<IdTokenClaims>;
}

/** Issues an opaque ID token that is valid for `lifetime` milliseconds, 15 minutes by default. Source: ID token guide. */
export type IssueIdToken = (request?: IdTokenRequest, lifetime?: number) => string;

/** Issues an ID token in a world. Throws if the user is unknown. */
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
