import type { TestBackend } from '#test/support/backend/backend.ts';

const tables = [
  'installations',
  'installation_sites',
  'installation_workspaces',
  'known_addresses',
  'oauth_states',
  'site_readings',
  'site_places',
] as const;

/** Every row of the database, by table. */
export async function allRows({ db }: Pick<TestBackend, 'db'>) {
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []]));
}

/** How many installations are stored. */
export async function countInstallations({ db }: Pick<TestBackend, 'db'>): Promise<number> {
  return (await db.selectFrom('installations').select('id').execute()).length;
}
