import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { lockRow } from '../database/lock-row.ts';
import { open, seal } from '../keys/seal.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { assign, type Coverage, moveSite, removeUncovered } from './coverage-rows.ts';
import { createRecordUse } from './record-use.ts';
import { openRetired, type Retired } from './retired.ts';
import { rowName } from './row-name.ts';

/** What an access token covers, and its authorisation. */
export interface Grant extends Coverage {
  /** Webflow's id of the authorisation, if known. */
  readonly authorizationId?: string | null;
}

/** Receives the tokens of installations that were removed because a change left them with nothing to cover. */
export type OnRetired = (retired: readonly Retired[]) => void;

/** The token of a held installation, and since when it is held (milliseconds since the epoch). */
export interface HeldToken {
  readonly token: string;
  readonly since: number;
}

/**
 * The installations. A held one is returned by `findHeld` and `listHeld` alone: its sites count as not connected, and
 * its token is not used. Each method throws what the database throws.
 */
export interface Installations {
  /** Stores the token for all it covers and returns the installation's id. The newest installation always wins. */
  install(token: string, grant: Grant, onRetired?: OnRetired): Promise<string>;
  /** The id of the installation that covers the site, or undefined. */
  findBySite(siteId: string): Promise<string | undefined>;
  /** The id of the installation that covers the whole workspace, or undefined. */
  findByWorkspace(workspaceId: string): Promise<string | undefined>;
  /**
   * Assigns a site to the installation if no other covers it, or if `instead.of` does. Returns the id of the
   * installation that covers it then. Throws InstallationGoneError where this installation was removed.
   */
  addSite(
    installationId: string,
    siteId: string,
    instead?: { readonly of: string; readonly onRetired: OnRetired },
  ): Promise<string>;
  /**
   * Returns the access token and records that the installation is in use; undefined where there is no such
   * installation. Throws SealError where the token cannot be opened.
   */
  readToken(installationId: string): Promise<string | undefined>;
  /** Holds an installation whose token Webflow refused. False where it was removed or is already held. */
  hold(installationId: string): Promise<boolean>;
  /** Ends the hold. False where it was removed, or is not held. */
  release(installationId: string): Promise<boolean>;
  /** The id of the held installation that covers the site, or else the workspace; undefined where there is none. */
  findHeld(siteId: string, workspaceId?: string): Promise<string | undefined>;
  /** The ids of all held installations. */
  listHeld(): Promise<string[]>;
  /** The token of a held installation; undefined where it is not held. Throws SealError as `readToken` does. */
  readHeld(installationId: string): Promise<HeldToken | undefined>;
  /** True where an installation has a token of this authorisation of Webflow's. */
  usesAuthorization(authorizationId: string): Promise<boolean>;
  /** Deletes the installation, its token and its coverage. False where it does not exist. */
  remove(installationId: string): Promise<boolean>;
}

/** The installations in the database, their tokens sealed with `keys`. `now` is milliseconds since the epoch. */
export function createInstallations(db: Database, keys: SecretKeys, now: () => number): Installations {
  const iso = () => new Date(now()).toISOString();
  const recordUse = createRecordUse(db);

  async function findBySite(siteId: string, isHeld: boolean): Promise<string | undefined> {
    const row = await db
      .selectFrom('installation_sites')
      .innerJoin('installations', 'installations.id', 'installation_id')
      .select('installations.id')
      .where('site_id', '=', siteId)
      .where('held_since', isHeld ? 'is not' : 'is', null)
      .executeTakeFirst();
    return row?.id;
  }

  async function findByWorkspace(workspaceId: string, isHeld: boolean): Promise<string | undefined> {
    const row = await db
      .selectFrom('installation_workspaces')
      .innerJoin('installations', 'installations.id', 'installation_id')
      .select('installations.id')
      .where('workspace_id', '=', workspaceId)
      .where('held_since', isHeld ? 'is not' : 'is', null)
      .executeTakeFirst();
    return row?.id;
  }

  return {
    async install(token, { authorizationId = null, ...coverage }, onRetired) {
      const id = randomUUID();
      const row = {
        id,
        sealed_token: seal(token, rowName(id), keys),
        created_at: iso(),
        last_used_at: iso(),
        authorization_id: authorizationId,
      };
      const replaced = await db.transaction().execute(async (tx) => {
        await lockRow(tx);
        await tx.insertInto('installations').values(row).execute();
        return removeUncovered(tx, await assign(tx, id, coverage));
      });
      onRetired?.(openRetired(replaced, keys));
      return id;
    },

    findBySite: (siteId) => findBySite(siteId, false),
    findByWorkspace: (workspaceId) => findByWorkspace(workspaceId, false),

    async addSite(installationId, siteId, instead) {
      const { owner, removed } = await db.transaction().execute(async (tx) => {
        await lockRow(tx);
        return moveSite(tx, siteId, installationId, instead?.of);
      });
      instead?.onRetired(openRetired(removed, keys));
      return owner;
    },

    async readToken(installationId) {
      const row = await db
        .selectFrom('installations')
        .select(['sealed_token', 'last_used_at'])
        .where('id', '=', installationId)
        .where('held_since', 'is', null)
        .executeTakeFirst();
      if (!row) return undefined;
      const token = open(row.sealed_token, rowName(installationId), keys);
      return (await recordUse(installationId, row.last_used_at, now())) ? token : undefined;
    },

    async hold(installationId) {
      const update = db.updateTable('installations').set({ held_since: iso() });
      const held = await update
        .where('id', '=', installationId)
        .where('held_since', 'is', null)
        .executeTakeFirst();
      return held.numUpdatedRows > 0n;
    },

    async release(installationId) {
      const update = db.updateTable('installations').set({ held_since: null });
      const released = await update
        .where('id', '=', installationId)
        .where('held_since', 'is not', null)
        .executeTakeFirst();
      return released.numUpdatedRows > 0n;
    },

    async findHeld(siteId, workspaceId) {
      const bySite = await findBySite(siteId, true);
      return bySite ?? (workspaceId === undefined ? undefined : findByWorkspace(workspaceId, true));
    },

    async listHeld() {
      const query = db.selectFrom('installations').select('id').where('held_since', 'is not', null);
      return (await query.execute()).map(({ id }) => id);
    },

    async readHeld(installationId) {
      const query = db.selectFrom('installations').select(['sealed_token', 'held_since']);
      const row = await query.where('id', '=', installationId).executeTakeFirst();
      if (!row?.held_since) return undefined;
      const token = open(row.sealed_token, rowName(installationId), keys);
      return { token, since: Date.parse(row.held_since) };
    },

    async usesAuthorization(authorizationId) {
      const query = db.selectFrom('installations').select('id').limit(1);
      return (await query.where('authorization_id', '=', authorizationId).executeTakeFirst()) !== undefined;
    },

    async remove(installationId) {
      return await db.transaction().execute(async (tx) => {
        await lockRow(tx);
        const deleted = await tx
          .deleteFrom('installations')
          .where('id', '=', installationId)
          .returning('id')
          .executeTakeFirst();
        return deleted !== undefined;
      });
    },
  };
}
