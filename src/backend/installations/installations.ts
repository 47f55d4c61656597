import { randomUUID } from 'node:crypto';
import { limits } from '#contract/limits.ts';
import { open, seal } from '../keys/seal.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import type { Database } from './database.ts';
import { takeTurn } from './turn.ts';

/** What one authorisation covers: Webflow ids of sites and of whole workspaces. */
export interface Coverage {
  readonly siteIds: readonly string[];
  readonly workspaceIds: readonly string[];
}

export interface Installations {
  /** Stores the token for all it covers and returns the installation's id. The newest installation always wins. */
  install(token: string, coverage: Coverage): Promise<string>;
  /** The id of the installation that covers the site, or undefined. */
  findBySite(siteId: string): Promise<string | undefined>;
  /** The id of the installation that covers the whole workspace, or undefined. */
  findByWorkspace(workspaceId: string): Promise<string | undefined>;
  /** Remembers that a workspace-wide installation covers this site. */
  addSite(installationId: string, siteId: string): Promise<void>;
  /**
   * The access token, and a note that the installation is in use. Throws SealError where the token cannot be opened;
   * undefined where there is no such installation.
   */
  readToken(installationId: string): Promise<string | undefined>;
  /** Forgets the installation, its token and all it covered. False where it was gone already. */
  remove(installationId: string): Promise<boolean>;
}

/** What a token is sealed to, so that it opens in its own row only. */
export function rowName(installationId: string): string {
  return `installations/${installationId}`;
}

/** The installations in the database, their tokens sealed with `keys`. `now` is milliseconds since the epoch. */
export function createInstallations(db: Database, keys: SecretKeys, now: () => number): Installations {
  async function assign(tx: Database, id: string, coverage: Coverage): Promise<void> {
    const sites = coverage.siteIds.map((site_id) => ({ site_id, installation_id: id }));
    const workspaces = coverage.workspaceIds.map((workspace_id) => ({ workspace_id, installation_id: id }));
    const newest = { installation_id: id };
    if (sites.length > 0) {
      const insert = tx.insertInto('installation_sites').values(sites);
      await insert.onConflict((conflict) => conflict.column('site_id').doUpdateSet(newest)).execute();
    }
    if (workspaces.length > 0) {
      const insert = tx.insertInto('installation_workspaces').values(workspaces);
      await insert.onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(newest)).execute();
    }
  }

  async function removeUncovered(tx: Database): Promise<void> {
    await tx
      .deleteFrom('installations')
      .where('id', 'not in', (sites) => sites.selectFrom('installation_sites').select('installation_id'))
      .where('id', 'not in', (spaces) =>
        spaces.selectFrom('installation_workspaces').select('installation_id'),
      )
      .execute();
  }

  /** The note tells nothing but whether to keep the installation, so it may be a day old, and one may be lost. */
  async function noteUse(id: string, last: string | null): Promise<void> {
    const moment = now();
    if (last !== null && moment - Date.parse(last) < limits.useNoted) return;
    const update = db.updateTable('installations').set({ last_used_at: new Date(moment).toISOString() });
    await update
      .where('id', '=', id)
      .execute()
      .catch(() => {});
  }

  return {
    async install(token, coverage) {
      const id = randomUUID();
      const moment = new Date(now()).toISOString();
      const row = {
        id,
        sealed_token: seal(token, rowName(id), keys),
        created_at: moment,
        last_used_at: moment,
      };
      await db.transaction().execute(async (tx) => {
        await takeTurn(tx);
        await tx.insertInto('installations').values(row).execute();
        await assign(tx, id, coverage);
        await removeUncovered(tx);
      });
      return id;
    },

    async findBySite(siteId) {
      const query = db.selectFrom('installation_sites').select('installation_id');
      return (await query.where('site_id', '=', siteId).executeTakeFirst())?.installation_id;
    },

    async findByWorkspace(workspaceId) {
      const query = db.selectFrom('installation_workspaces').select('installation_id');
      return (await query.where('workspace_id', '=', workspaceId).executeTakeFirst())?.installation_id;
    },

    async addSite(installationId, siteId) {
      const site = { site_id: siteId, installation_id: installationId };
      const insert = db.insertInto('installation_sites').values(site);
      await insert.onConflict((conflict) => conflict.column('site_id').doNothing()).execute();
    },

    async readToken(installationId) {
      const query = db.selectFrom('installations').select(['sealed_token', 'last_used_at']);
      const row = await query.where('id', '=', installationId).executeTakeFirst();
      if (!row) return undefined;
      const token = open(row.sealed_token, rowName(installationId), keys);
      await noteUse(installationId, row.last_used_at);
      return token;
    },

    async remove(installationId) {
      return await db.transaction().execute(async (tx) => {
        await takeTurn(tx);
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
