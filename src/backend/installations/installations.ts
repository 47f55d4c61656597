import { randomUUID } from 'node:crypto';
import { open, seal } from '../keys/seal.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import type { Database } from './database.ts';

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
  /** The access token. Throws SealError where it cannot be opened; undefined where there is no such installation. */
  readToken(installationId: string): Promise<string | undefined>;
  /** Forgets the installation, its token and all it covered. Nothing happens where it is gone already. */
  remove(installationId: string): Promise<void>;
}

function rowName(installationId: string): string {
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

  return {
    async install(token, coverage) {
      const id = randomUUID();
      const row = {
        id,
        sealed_token: seal(token, rowName(id), keys),
        created_at: new Date(now()).toISOString(),
      };
      await db.transaction().execute(async (tx) => {
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
      const query = db.selectFrom('installations').select('sealed_token');
      const row = await query.where('id', '=', installationId).executeTakeFirst();
      return row && open(row.sealed_token, rowName(installationId), keys);
    },

    async remove(installationId) {
      await db.deleteFrom('installations').where('id', '=', installationId).execute();
    },
  };
}
