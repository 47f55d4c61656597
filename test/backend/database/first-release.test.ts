import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '#backend/database/database.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { createOAuthStates } from '#backend/oauth/oauth-states.ts';
import { emptyPostgres, lacksPostgres, runSql } from '#test/support/servers/postgres.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';
import { projectRoot } from '#tooling/project.ts';

/** The key of the first release's tokens. */
const keys = parseSecretKeys(`first:${Buffer.alloc(32, 7).toString('base64url')}`);
const later = () => Date.parse('2026-12-24T12:00:00.000Z');

const own = '63a1c0de000000000000000a';
const reinstalled = '63a1c0de000000000000000b';
const ofWorkspace = '63a1c0de000000000000000c';
const workspace = '63a1c0de0000000000000009';
const tokenOf = (digit: number) => String(digit).repeat(64);

const dumpOf = (engine: 'sqlite' | 'postgres') =>
  readFile(join(projectRoot, 'test/support/backend/first-release', `${engine}.sql`), 'utf8');

async function opened(url: string): Promise<Database> {
  const db = await openDatabase(url);
  onTestFinished(() => db.destroy());
  return db;
}

interface Engine {
  /** The URL of a database with what the first release has in it, or of an empty one. */
  readonly url: (dump?: string) => Promise<string>;
  /** Every column and every index, as texts. */
  readonly schemaOf: (db: Database) => Promise<unknown[]>;
}

const engines: Readonly<Record<'sqlite' | 'postgres', Engine>> = {
  sqlite: {
    async url(dump = '') {
      const path = join(await scratchFolder(), 'x.db');
      const file = new DatabaseSync(path);
      file.exec(dump);
      file.close();
      return `sqlite:${path}`;
    },
    async schemaOf(db) {
      const columns = sql`
        select t.name || '.' || c.name || ' ' || lower(c.type) || ' ' || c."notnull" || ' ' || c.pk as line
        from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table'
        union all select name from sqlite_schema where type = 'index' order by 1`;
      return (await columns.execute(db)).rows;
    },
  },
  postgres: {
    async url(dump = '') {
      const url = await emptyPostgres();
      await runSql(url, dump);
      return url;
    },
    async schemaOf(db) {
      const columns = sql`
        select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line
        from information_schema.columns where table_schema = 'public'
        union all select indexdef from pg_indexes where schemaname = 'public' order by 1`;
      return (await columns.execute(db)).rows;
    },
  },
};

describe.each([
  ['sqlite', false],
  ['postgres', lacksPostgres],
] as const)('a %s database of the first release', (name, isSkipped) => {
  const when = test.skipIf(isSkipped);
  const { url, schemaOf } = engines[name];
  const upgraded = async () => {
    const db = await opened(await url(await dumpOf(name)));
    return { db, installations: createInstallations(db, keys, later) };
  };

  when('has after its upgrade the tables, columns, and indexes of a new one', async () => {
    const { db } = await upgraded();
    const found = await schemaOf(db);
    expect(found.length).toBeGreaterThan(20);
    expect(found).toEqual(await schemaOf(await opened(await url())));
  });

  when('keeps its installations, what they cover, and their tokens', async () => {
    const { installations } = await upgraded();
    const tokens = [own, reinstalled, ofWorkspace].map(async (site) =>
      installations.readToken((await installations.findBySite(site)) ?? ''),
    );
    expect(await Promise.all(tokens)).toEqual([tokenOf(1), tokenOf(3), tokenOf(2)]);
    const whole = (await installations.findByWorkspace(workspace)) ?? '';
    expect(whole).toBe(await installations.findBySite(ofWorkspace));
    expect(await installations.listHeld()).toEqual([]);
  });

  when('can do with them what came later: hold, install again, remove', async () => {
    const { db, installations } = await upgraded();
    const held = (await installations.findBySite(own)) ?? '';
    expect(await installations.hold(held)).toBe(true);
    expect(await installations.findBySite(own)).toBeUndefined();
    expect((await installations.readHeld(held))?.token).toBe(tokenOf(1));
    expect(await installations.release(held)).toBe(true);

    const retired: string[] = [];
    const grant = { siteIds: [reinstalled], workspaceIds: [], authorizationId: 'a' };
    await installations.install(tokenOf(4), grant, (all) =>
      retired.push(...all.flatMap(({ token }) => token ?? [])),
    );
    expect(retired).toEqual([tokenOf(3)]);
    expect(await installations.remove(held)).toBe(true);
    expect(await installations.findBySite(own)).toBeUndefined();

    const states = createOAuthStates(db, later);
    expect(await states.consume(await states.create())).toBe(true);
  });

  when('is upgraded once by two processes that start together', async () => {
    const address = await url(await dumpOf(name));
    const [one, other] = await Promise.all([opened(address), opened(address)]);
    for (const db of [one, other])
      expect(await createInstallations(db, keys, later).findBySite(own)).toBeDefined();
  });
});
