import { expect } from 'vitest';
import { openDatabase } from '#backend/database/database.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import type { Promised } from '#test/support/backend/crash/writer.ts';
import { coverageOf, keys, numberOf, tokenOf } from '#test/support/backend/crash/written.ts';

/**
 * Opens the database again and expects each installation in it to be complete, and every acknowledged write to be
 * there. Returns the first number without an installation.
 */
export async function expectKept(url: string, { installed, removed }: Promised): Promise<number> {
  const db = await openDatabase(url);
  try {
    const store = createInstallations(db, keys, Date.now);
    const [ids, sites, workspaces] = await Promise.all([
      db.selectFrom('installations').select('id').execute(),
      db.selectFrom('installation_sites').selectAll().execute(),
      db.selectFrom('installation_workspaces').selectAll().execute(),
    ]);
    const siteIdsOf = Map.groupBy(sites, ({ installation_id }) => installation_id);
    const workspaceIdsOf = Map.groupBy(workspaces, ({ installation_id }) => installation_id);
    const numbers = new Map<string, number>();
    for (const { id } of ids) {
      const siteIds = (siteIdsOf.get(id) ?? []).map(({ site_id }) => site_id).toSorted();
      const workspaceIds = (workspaceIdsOf.get(id) ?? []).map(({ workspace_id }) => workspace_id);
      const number = numberOf(siteIds[0] ?? '');
      expect({ siteIds, workspaceIds }, `${id} is whole`).toEqual(coverageOf(number));
      expect(await store.readToken(id)).toBe(tokenOf(number));
      numbers.set(id, number);
    }
    expect([...siteIdsOf.keys(), ...workspaceIdsOf.keys()].filter((id) => !numbers.has(id))).toEqual([]);
    expect(
      [...installed].filter(([id, number]) => numbers.get(id) !== number),
      'lost',
    ).toEqual([]);
    expect(
      [...removed].filter((id) => numbers.has(id)),
      'not removed',
    ).toEqual([]);
    return Math.max(-1, ...numbers.values(), ...installed.values()) + 1;
  } finally {
    await db.destroy();
  }
}
