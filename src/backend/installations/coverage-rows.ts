import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { limits } from '../platform/limits.ts';
import { InstallationGoneError } from './installation-gone.ts';

/** What one authorisation covers: Webflow ids of sites and of whole workspaces. */
export interface Coverage {
  readonly siteIds: readonly string[];
  readonly workspaceIds: readonly string[];
}

/**
 * The distinct ids in batches of `limits.storedAtOnce`: SQLite allows 32,766 parameters in a statement
 * (sqlite.org/limits.html) and PostgreSQL 65,535 (its protocol counts them in 16 bits).
 */
function* parts(ids: Iterable<string>): Generator<string[]> {
  const all = [...new Set(ids)];
  for (let from = 0; from < all.length; from += limits.storedAtOnce) {
    yield all.slice(from, from + limits.storedAtOnce);
  }
}

/** Deletes what other installations than the one that covers these sites have read of them. */
async function forgetReadings(tx: Database, owner: string, siteIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('site_readings')
    .where('site_id', 'in', siteIds)
    .where('installation_id', '!=', owner)
    .execute();
}

/**
 * Assigns the coverage to the installation, within the transaction `tx`. Returns the ids of the installations that
 * covered any of it before.
 */
export async function assign(tx: Database, id: string, coverage: Coverage): Promise<Set<string>> {
  const owners = new Set<string>();

  for (const siteIds of parts(coverage.siteIds)) {
    const before = tx.selectFrom('installation_sites').select('installation_id').distinct();
    for (const owner of await before.where('site_id', 'in', siteIds).execute())
      owners.add(owner.installation_id);
    const rows = siteIds.map((site_id) => ({ site_id, installation_id: id }));
    await tx
      .insertInto('installation_sites')
      .values(rows)
      .onConflict((conflict) => conflict.column('site_id').doUpdateSet({ installation_id: id }))
      .execute();
    await forgetReadings(tx, id, siteIds);
    await nextTurn();
  }

  for (const workspaceIds of parts(coverage.workspaceIds)) {
    const before = tx.selectFrom('installation_workspaces').select('installation_id').distinct();
    for (const owner of await before.where('workspace_id', 'in', workspaceIds).execute()) {
      owners.add(owner.installation_id);
    }
    const rows = workspaceIds.map((workspace_id) => ({ workspace_id, installation_id: id }));
    await tx
      .insertInto('installation_workspaces')
      .values(rows)
      .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ installation_id: id }))
      .execute();
  }

  return owners;
}

/** Deletes those of the installations that cover nothing, within the transaction `tx`, and returns their rows. */
export async function removeUncovered(
  tx: Database,
  ids: Iterable<string>,
): Promise<Schema['installations'][]> {
  const removed: Schema['installations'][] = [];
  for (const some of parts(ids)) {
    const rows = await tx
      .deleteFrom('installations')
      .where('id', 'in', some)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('installation_sites')
              .select('site_id')
              .whereRef('installation_sites.installation_id', '=', 'installations.id'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('installation_workspaces')
              .select('workspace_id')
              .whereRef('installation_workspaces.installation_id', '=', 'installations.id'),
          ),
        ),
      )
      .returningAll()
      .execute();
    removed.push(...rows);
  }
  return removed;
}

/**
 * Assigns a site that no installation covers, or that `instead` covers, to the installation, within the transaction
 * `tx`. Returns the id of the installation that covers it then, and the row of `instead` if it was deleted because it
 * covers nothing. Throws InstallationGoneError where the installation does not exist.
 */
export async function moveSite(
  tx: Database,
  siteId: string,
  installationId: string,
  instead: string | undefined,
): Promise<{ owner: string; removed: Schema['installations'][] }> {
  const installation = tx.selectFrom('installations').select('id').where('id', '=', installationId);
  if (!(await installation.executeTakeFirst())) throw new InstallationGoneError();
  const site = { site_id: siteId, installation_id: installationId };
  await tx
    .insertInto('installation_sites')
    .values(site)
    .onConflict((conflict) => conflict.column('site_id').doNothing())
    .execute();
  if (instead !== undefined) {
    await tx
      .updateTable('installation_sites')
      .set({ installation_id: installationId })
      .where('site_id', '=', siteId)
      .where('installation_id', '=', instead)
      .execute();
  }
  const covering = tx
    .selectFrom('installation_sites')
    .select('installation_id')
    .where('site_id', '=', siteId);
  const { installation_id: owner } = await covering.executeTakeFirstOrThrow();
  await forgetReadings(tx, owner, [siteId]);
  return { owner, removed: instead === undefined ? [] : await removeUncovered(tx, [instead]) };
}
