import { sql } from 'kysely';
import { type OpenDatabase, openDatabase, openSqliteOver } from '#backend/database/database.ts';
import type { SqliteValue } from '#backend/sqlite/connection.ts';
import { createMemoryRunner } from '#backend/sqlite/memory-runner.ts';

interface Statement {
  readonly text: string;
  readonly values: readonly SqliteValue[];
}

/** What makes a database as the migrations leave it: its tables, its indexes, and the rows in them. */
async function readMigrated(): Promise<readonly Statement[]> {
  const db = await openDatabase('sqlite::memory:');
  const made = await sql<{ type: string; name: string; text: string }>`
    select type, name, sql as text from sqlite_schema where sql is not null order by rowid`.execute(db);
  const tables = made.rows.filter(({ type }) => type === 'table');
  const filled = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<Record<string, SqliteValue>>`select * from ${sql.table(name)}`.execute(db);
      return rows.map((row): Statement => {
        const values = Object.values(row);
        return { text: `insert into "${name}" values (${values.map(() => '?').join()})`, values };
      });
    }),
  );
  await db.destroy();
  return [...made.rows.map(({ text }): Statement => ({ text, values: [] })), ...filled.flat()];
}

let migrated: Promise<readonly Statement[]> | undefined;

/** An empty database in memory. The migrations run for the first one, and the others are made as they left it. */
export async function openInMemory(): Promise<OpenDatabase> {
  migrated ??= readMigrated();
  const statements = await migrated;
  const runner = createMemoryRunner();
  for (const { text, values } of statements) await runner.run('write', text, values);
  return openSqliteOver(runner);
}
