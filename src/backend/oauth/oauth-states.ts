import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { limits } from '../platform/limits.ts';

/** The result of a callback, and one connected site or workspace by which a later request can check the connection. */
export interface StateResult {
  readonly end: string;
  readonly siteId?: string | undefined;
  readonly workspaceId?: string | undefined;
}

/**
 * The record of a state: unused, its callback is running, or the result of the callback. `age` is milliseconds since
 * its use.
 */
export type StateRecord =
  | { readonly kind: 'unused' }
  | { readonly kind: 'running'; readonly age: number }
  | ({ readonly kind: 'ended' } & StateResult);

export interface OAuthStates {
  /** Creates a one-time state of 256 bits. */
  create(): Promise<string>;
  /** Uses a state up. True once, for a known state that has not expired. Its record is kept as long again. */
  consume(state: string): Promise<boolean>;
  /** Stores the result of the callback that used the state. */
  settle(state: string, result: StateResult): Promise<void>;
  /** The record of the state; undefined for an unknown or expired one. Changes nothing. */
  find(state: string): Promise<StateRecord | undefined>;
}

function hash(state: string): string {
  return createHash('sha256').update(state).digest('base64url');
}

/**
 * One-time states against cross-site request forgery (RFC 6749 §10.12, RFC 9700 §4.7), kept only as SHA-256. `now` is
 * milliseconds since the epoch. Each method throws what the database throws.
 */
export function createOAuthStates(db: Database, now: () => number): OAuthStates {
  const iso = (moment: number) => new Date(moment).toISOString();

  return {
    async create() {
      const state = randomBytes(32).toString('base64url');
      await db.deleteFrom('oauth_states').where('expires_at', '<=', iso(now())).execute();
      const expires_at = iso(now() + limits.oauthStateLifetimeMs);
      await db
        .insertInto('oauth_states')
        .values({ state_hash: hash(state), expires_at })
        .execute();
      return state;
    },

    async consume(state) {
      const moment = now();
      const result = await db
        .updateTable('oauth_states')
        .set({ used_at: iso(moment), expires_at: iso(moment + limits.oauthStateLifetimeMs) })
        .where('state_hash', '=', hash(state))
        .where('used_at', 'is', null)
        .where('expires_at', '>', iso(moment))
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async settle(state, { end, siteId = null, workspaceId = null }) {
      await db
        .updateTable('oauth_states')
        .set({ ended_as: end, site_id: siteId, workspace_id: workspaceId })
        .where('state_hash', '=', hash(state))
        .execute();
    },

    async find(state) {
      const moment = now();
      const row = await db
        .selectFrom('oauth_states')
        .select(['used_at', 'ended_as', 'site_id', 'workspace_id'])
        .where('state_hash', '=', hash(state))
        .where('expires_at', '>', iso(moment))
        .executeTakeFirst();
      if (!row) return undefined;
      if (row.used_at === null) return { kind: 'unused' };
      if (row.ended_as === null) return { kind: 'running', age: moment - Date.parse(row.used_at) };
      return {
        kind: 'ended',
        end: row.ended_as,
        siteId: row.site_id ?? undefined,
        workspaceId: row.workspace_id ?? undefined,
      };
    },
  };
}
