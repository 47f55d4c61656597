import type { TestProject } from 'vitest/node';
import { createPostgresServer, findPostgres } from '#test/support/servers/postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL that may make databases; empty where there is none. */
    postgresUrl: string;
  }
}

/** Tells of tests that are skipped, or throws where nothing may be. */
function tellSkipped(what: string): void {
  const words = `PostgreSQL is not installed: ${what} are skipped.`;
  if (process.env.REQUIRE_SERVERS) throw new Error(words);
  process.stderr.write(`\n!!! ${words}\n\n`);
}

/** One PostgreSQL for the whole run: that of TEST_DATABASE_URL, or else one of our own. Answers how to end it. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL ?? '';
  project.provide('postgresUrl', given);
  const isInstalled = findPostgres() !== undefined;
  if (!isInstalled) tellSkipped(given ? 'tests that stop it' : 'tests that need it, or TEST_DATABASE_URL,');
  if (given || !isInstalled) return undefined;
  const server = await createPostgresServer({ fsync: 'off', max_connections: '300' });
  await server.start();
  project.provide('postgresUrl', server.url);
  return server.remove;
}
