import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '#backend/database/database.ts';
import { emptyPostgres, lacksPostgres } from '#test/support/servers/postgres.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

/** A database engine, as a test of the store meets it. */
export interface Engine {
  readonly name: string;
  /** True where it is not installed, so that its tests are skipped. */
  readonly isMissing: boolean;
  /** The URL of an empty database that ends with the test. */
  empty(): Promise<string>;
}

/** The URL of an SQLite file that does not exist yet, nor its folder. */
export async function emptySqlite(): Promise<string> {
  return `sqlite:${join(await scratchFolder(), 'new', 'folder', 'x.db')}`;
}

/** Every engine that several processes can share. */
export const sharedEngines: readonly Engine[] = [
  { name: 'SQLite', isMissing: false, empty: emptySqlite },
  { name: 'PostgreSQL', isMissing: lacksPostgres, empty: emptyPostgres },
];

/** Every engine. */
export const engines: readonly Engine[] = [
  { name: 'SQLite in memory', isMissing: false, empty: async () => 'sqlite::memory:' },
  ...sharedEngines,
];

/** A database that closes with the test. */
export async function openForTest(url: string): Promise<Database> {
  const db = await openDatabase(url);
  onTestFinished(() => db.destroy());
  return db;
}
