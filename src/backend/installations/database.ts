import { Kysely } from 'kysely';
import { migrate } from './migrations.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

export type Database = Kysely<Schema>;

/** The database of a `sqlite:` URL, migrated and ready. Throws what the engine throws where it cannot be opened. */
export async function openDatabase(url: string): Promise<Database> {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(url.replace(/^sqlite:/, '')) });
  await migrate(db);
  return db;
}
