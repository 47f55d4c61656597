import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** Creates the tables of what is known of where assets are used. Their rows end with the installation. */
export async function createReadingTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('site_readings')
    .addColumn('installation_id', 'text', (column) =>
      column.notNull().references('installations.id').onDelete('cascade'),
    )
    .addColumn('site_id', 'text', required)
    .addColumn('reading', 'text', required)
    .addColumn('revision', 'integer', required)
    .addColumn('state', 'text', required)
    .addColumn('lists', 'text', required)
    .addColumn('problem', 'text')
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('wait_until', 'text')
    .addColumn('calls', 'integer', required)
    .addColumn('run_since', 'text')
    .addColumn('read_at', 'text')
    .addColumn('used_at', 'text', required)
    .addPrimaryKeyConstraint('site_readings_key', ['installation_id', 'site_id'])
    .execute();
  for (const column of ['used_at', 'site_id']) {
    await db.schema.createIndex(`site_readings_${column}`).on('site_readings').column(column).execute();
  }
  await db.schema
    .createTable('site_places')
    .addColumn('installation_id', 'text', required)
    .addColumn('site_id', 'text', required)
    .addColumn('key', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('thing_id', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('is_due', 'integer', required)
    .addColumn('revision', 'integer', required)
    .addColumn('body', 'text', required)
    .addColumn('listed_stamp', 'text')
    .addColumn('stamp', 'text')
    .addColumn('read_at', 'text')
    .addColumn('calls', 'integer', required)
    .addPrimaryKeyConstraint('site_places_key', ['installation_id', 'site_id', 'key'])
    .addForeignKeyConstraint(
      'site_places_reading',
      ['installation_id', 'site_id'],
      'site_readings',
      ['installation_id', 'site_id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('site_places_revision')
    .on('site_places')
    .columns(['installation_id', 'site_id', 'revision'])
    .execute();
}
