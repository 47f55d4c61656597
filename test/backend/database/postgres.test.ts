import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type PostgresOptions, postgresDialect } from '#backend/database/postgres.ts';
import { errorCode } from '#backend/errors/error-code.ts';
import { StoreUnavailableError } from '#backend/errors/store-unavailable.ts';
import { makeCertificate } from '#sandbox/template/certificate.ts';
import { emptyPostgres, lacksPostgres } from '#test/support/servers/postgres.ts';
import { proxyPostgres } from '#test/support/servers/postgres-proxy.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

function open(url: string, options: Partial<PostgresOptions> = {}) {
  const onLost = vi.fn();
  const dialect = postgresDialect(url, { connections: 4, statementTimeout: 20_000, onLost, ...options });
  const db = new Kysely<unknown>({ dialect });
  onTestFinished(() => db.destroy());
  const one = async () => (await sql<{ one: number }>`select 1 as one`.execute(db)).rows;
  return { db, one, onLost };
}

const answered = [{ one: 1 }];

describe.skipIf(lacksPostgres)('the connection to PostgreSQL is protected as its URL says', () => {
  async function withTls() {
    const certificate = await makeCertificate();
    const file = join(await scratchFolder(), 'ca.pem');
    await writeFile(file, certificate.certificate);
    return { proxy: await proxyPostgres(await emptyPostgres(), certificate), file };
  }

  test('refuses a server with an untrusted certificate, unless the URL allows it', async () => {
    const { proxy } = await withTls();
    for (const mode of ['require', 'verify-ca', 'verify-full']) {
      const refused = await open(`${proxy.url('localhost')}?sslmode=${mode}`)
        .one()
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StoreUnavailableError);
      expect(errorCode(refused)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    }
    expect(await open(`${proxy.url('localhost')}?sslmode=no-verify`).one()).toEqual(answered);
  });

  test('accepts a server with the certificate of the URL, under its own name only', async () => {
    const { proxy, file } = await withTls();
    const vouched = (host: string) =>
      `${proxy.url(host)}?sslmode=verify-ca&sslrootcert=${encodeURIComponent(file)}`;
    expect(await open(vouched('localhost')).one()).toEqual(answered);
    const refused = await open(vouched('127.0.0.1'))
      .one()
      .catch((error: unknown) => error);
    expect(errorCode(refused)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('refuses a server without TLS where the URL requires it', async () => {
    const url = await emptyPostgres();
    const refused = await open(`${url}?sslmode=no-verify`)
      .one()
      .catch((error: unknown) => error);
    expect(errorCode(refused)).toBe('the server has no TLS; see sslmode');
    expect(await open(url).one()).toEqual(answered);
  });
});

describe.skipIf(lacksPostgres)('a pool of connections to PostgreSQL', () => {
  test('at most the configured number of connections; further queries wait', async () => {
    const proxy = await proxyPostgres(await emptyPostgres());
    const { one } = open(proxy.url('127.0.0.1'));
    const all = await Promise.all(Array.from({ length: 100 }, one));
    expect(all).toEqual(Array(100).fill(answered));
    expect(proxy.opened()).toBe(4);
  });

  test('ends a statement after its timeout, and stays usable', async () => {
    const { db, one } = open(await emptyPostgres(), { statementTimeout: 100, connections: 1 });
    const slow = await sql`select pg_sleep(60)`.execute(db).catch((error: unknown) => error);
    expect(slow).toBeInstanceOf(StoreUnavailableError);
    expect(errorCode(slow), 'query_canceled').toBe('57014');
    expect(await one()).toEqual(answered);
  });

  test('closes a silent connection and does not use it again', async () => {
    const proxy = await proxyPostgres(await emptyPostgres());
    const { db, one } = open(proxy.url('127.0.0.1'), { statementTimeout: 100, connections: 1 });
    await one();
    proxy.goSilent();
    const lost = db.transaction().execute((tx) => sql`select 1`.execute(tx));
    await expect(lost).rejects.toBeInstanceOf(StoreUnavailableError);
    proxy.speakAgain();
    expect(await one()).toEqual(answered);
    expect(proxy.opened()).toBe(2);
  });

  test('survives cut connections: idle, during a query, and between two statements', async () => {
    const proxy = await proxyPostgres(await emptyPostgres());
    const { db, one, onLost } = open(proxy.url('127.0.0.1'));
    await one();
    proxy.cut();
    await eventually(() => expect(onLost).toHaveBeenCalledOnce());
    expect(await one()).toEqual(answered);

    const asked = sql`select pg_sleep(60)`.execute(db).catch((error: unknown) => error);
    await eventually(() => expect(proxy.open()).toBe(1));
    await new Promise((done) => setImmediate(done));
    proxy.cut();
    expect(await asked).toBeInstanceOf(StoreUnavailableError);

    const between = db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx);
      proxy.cut();
      await eventually(() => expect(proxy.open()).toBe(0));
      await sql`select 2`.execute(tx);
    });
    await expect(between).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(await one()).toEqual(answered);
  });

  test('distinguishes a refused statement from an unavailable server', async () => {
    const { db } = open(await emptyPostgres());
    const refused = await sql`select * from nowhere`.execute(db).catch((error: unknown) => error);
    expect(refused).not.toBeInstanceOf(StoreUnavailableError);
    expect(errorCode(refused), 'undefined_table').toBe('42P01');
  });

  test('times out for a server that accepts and never responds', async () => {
    const proxy = await proxyPostgres(await emptyPostgres());
    proxy.goSilent();
    const silent = await open(proxy.url('127.0.0.1'))
      .one()
      .catch((error: unknown) => error);
    expect(errorCode(silent)).toBe('no answer in time');
  });
});
