import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { findPostgres } from '#test/support/servers/postgres-server.ts';

const url = inject('postgresUrl');

/** True where there is no PostgreSQL to ask; what needs one is skipped, and the run has said so. */
export const lacksPostgres = url === '';

/** True where none can be started either, for what stops and kills its own. */
export const lacksOwnPostgres = findPostgres() === undefined;

/** Runs one statement. */
export async function runSql(database: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement).finally(() => client.end());
  return rows;
}

/** The URL of an empty database that ends with the test. */
export async function emptyPostgres(): Promise<string> {
  const name = `asset_inspector_test_${randomUUID().replaceAll('-', '')}`;
  await runSql(url, `create database ${name}`);
  onTestFinished(async () => void (await runSql(url, `drop database ${name} with (force)`)));
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
