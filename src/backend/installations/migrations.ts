import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

const migrations = {
  '2026-11-installations': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('installations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('sealed_token', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute();
      for (const covered of ['site', 'workspace']) {
        const table = `installation_${covered}s`;
        await db.schema
          .createTable(table)
          .addColumn(`${covered}_id`, 'text', (column) => column.primaryKey())
          .addColumn('installation_id', 'text', (column) =>
            column.notNull().references('installations.id').onDelete('cascade'),
          )
          .execute();
        await db.schema.createIndex(`${table}_installation`).on(table).column('installation_id').execute();
      }
      await db.schema
        .createTable('oauth_states')
        .addColumn('state_hash', 'text', (column) => column.primaryKey())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .execute();
    },
  },
} satisfies Record<string, Migration>;

/** Brings the database to the newest shape, once, under the migrator's lock. Throws what the database throws. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
