import { createHash, randomBytes } from 'node:crypto';
import { limits } from '#contract/limits.ts';
import type { Database } from '../installations/database.ts';

export interface OAuthStates {
  /** A fresh one-time state of 256 bits. */
  create(): Promise<string>;
  /** True once, for a state of ours that has not run out; the state is gone then. */
  consume(state: string): Promise<boolean>;
}

function hash(state: string): string {
  return createHash('sha256').update(state).digest('base64url');
}

/**
 * One-time states against cross-site request forgery (RFC 6749 §10.12, RFC 9700 §4.7), kept only as SHA-256. `now` is
 * milliseconds since the epoch.
 */
export function createOAuthStates(db: Database, now: () => number): OAuthStates {
  return {
    async create() {
      const state = randomBytes(32).toString('base64url');
      const moment = new Date(now()).toISOString();
      await db.deleteFrom('oauth_states').where('expires_at', '<=', moment).execute();
      const expires_at = new Date(now() + limits.oauthStateLifetime).toISOString();
      await db
        .insertInto('oauth_states')
        .values({ state_hash: hash(state), expires_at })
        .execute();
      return state;
    },

    async consume(state) {
      const row = await db
        .deleteFrom('oauth_states')
        .where('state_hash', '=', hash(state))
        .returning('expires_at')
        .executeTakeFirst();
      return row !== undefined && row.expires_at > new Date(now()).toISOString();
    },
  };
}
