import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { createReadingTables } from './create-reading-tables.ts';

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

  '2026-11-retention': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('installations').addColumn('last_used_at', 'text').execute();
      await db.schema
        .createIndex('oauth_states_expires_at')
        .on('oauth_states')
        .column('expires_at')
        .execute();
      await db.schema
        .createTable('write_turns')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .execute();
      await sql`insert into write_turns (name) values ('installations')`.execute(db);
    },
  },

  '2026-12-oauth-ends': {
    async up(db: Kysely<unknown>) {
      for (const column of ['used_at', 'ended_as', 'site_id', 'workspace_id']) {
        await db.schema.alterTable('oauth_states').addColumn(column, 'text').execute();
      }
    },
  },

  '2026-12-retired-tokens': {
    async up(db: Kysely<unknown>) {
      for (const column of ['authorization_id', 'held_since']) {
        await db.schema.alterTable('installations').addColumn(column, 'text').execute();
      }
      for (const column of ['authorization_id', 'held_since']) {
        await db.schema
          .createIndex(`installations_${column}`)
          .on('installations')
          .column(column)
          .where(column, 'is not', null)
          .execute();
      }
    },
  },

  '2026-12-known-addresses': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('known_addresses')
        .addColumn('installation_id', 'text', (column) =>
          column.notNull().references('installations.id').onDelete('cascade'),
        )
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('until', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('known_addresses_key', ['installation_id', 'name'])
        .execute();
      await db.schema.createIndex('known_addresses_until').on('known_addresses').column('until').execute();
    },
  },

  '2026-12-site-readings': { up: createReadingTables },
} satisfies Record<string, Migration>;

/** The names of all migrations. */
export const migrationNames: readonly string[] = Object.keys(migrations);

/**
 * Runs the missing migrations in one transaction. Several processes may start together: PostgreSQL has an advisory
 * lock, SQLite one writer. Throws what the database throws.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
