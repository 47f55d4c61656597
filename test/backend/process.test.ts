import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { environment } from '#test/support/backend/backend.ts';
import { emptySqlite, openForTest } from '#test/support/backend/engines.ts';
import { spawnBackend, startBackendProcess } from '#test/support/servers/backend-process.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

describe('R4 config: a start that fails prints why', () => {
  test('R4 config: invalid variables: one line each, exit 1, no value', async () => {
    const backend = spawnBackend({
      WEBFLOW_CLIENT_ID: undefined,
      SECRET_KEYS: 'k:canary-that-is-no-key',
      PUBLIC_URL: 'http://canary.example',
      PORT: 'canary',
      LOG_LEVEL: 'canary',
    });
    expect(await backend.ended).toBe(1);
    expect(backend.stdout()).toBe('');
    expect(backend.stderr().split('\n')).toEqual([
      'Asset Inspector can’t start. Fix these variables:',
      '  WEBFLOW_CLIENT_ID is missing',
      '  PUBLIC_URL must be an https URL (http only on loopback), without query or password',
      '  SECRET_KEYS must be a list like id:key, each key 32 bytes in base64url',
      '  PORT must be a port number',
      '  LOG_LEVEL must be a pino log level',
      '',
    ]);
  });

  test('R4 config: no variable set', async () => {
    const nothing = Object.fromEntries(
      [...Object.keys(environment), 'PORT'].map((name) => [name, undefined]),
    );
    const backend = spawnBackend(nothing);
    expect(await backend.ended).toBe(1);
    expect(backend.stderr()).toContain('SECRET_KEYS is missing');
    expect(backend.stderr()).not.toContain('at ');
  });

  test('V5 wrong-or-missing-key: the message names the variable and not the value', async () => {
    const wrong = [undefined, 'canary', `k:${Buffer.alloc(31, 7).toString('base64url')}`];
    const starts = wrong.map((SECRET_KEYS) => ({ SECRET_KEYS, backend: spawnBackend({ SECRET_KEYS }) }));
    for (const { SECRET_KEYS, backend } of starts) {
      expect(await backend.ended).toBe(1);
      expect(backend.stderr()).toMatch(/\n {2}SECRET_KEYS (is missing|must be a list like id:key)/);
      if (SECRET_KEYS) expect(backend.stderr() + backend.stdout()).not.toContain(SECRET_KEYS);
    }
  });

  test('R4 config: a busy port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const backend = spawnBackend({ PORT: String(port) });
    expect(await backend.ended).toBe(1);
    expect(backend.stderr()).toBe(
      `Asset Inspector can’t start. Port ${port} is in use: set PORT to another.\n`,
    );
  });

  test('R4 config: an address of another machine', async () => {
    const backend = spawnBackend({ HOST: '192.0.2.1', PORT: '1' });
    expect(await backend.ended).toBe(1);
    expect(backend.stderr()).toMatch(
      /^Asset Inspector can’t start\. It can’t listen on HOST and PORT: E\w+\n$/,
    );
  });

  test('R4 config: a database that cannot be opened, in one line without its path', async () => {
    const folder = await scratchFolder();
    const file = join(folder, 'canary.txt');
    await writeFile(file, 'This is not a database. '.repeat(100));
    const paths = [file, join(file, 'below.db'), folder];
    const starts = paths.map((path) => ({ path, backend: spawnBackend({ DATABASE_URL: `sqlite:${path}` }) }));
    for (const { path, backend } of starts) {
      expect(await backend.ended, path).toBe(1);
      expect(backend.stderr()).toMatch(
        /^Asset Inspector can’t start\. The database of DATABASE_URL can’t be opened: [\w ]+\n$/,
      );
      expect(backend.stderr()).not.toContain('canary');
    }
  });

  test('R4 config: a database a newer version has used', async () => {
    const url = await emptySqlite();
    const db = await openForTest(url);
    await sql`insert into kysely_migration values ('9999-canary', '9999-01-01T00:00:00.000Z')`.execute(db);
    const backend = spawnBackend({ DATABASE_URL: url });
    expect(await backend.ended).toBe(1);
    const words = 'The database of DATABASE_URL can’t be opened: a newer version has used it';
    expect(backend.stderr()).toBe(`Asset Inspector can’t start. ${words}\n`);
  });
});

const canary = 'c4n4ry5ec2e7aa11bb22cc33dd44ee55';

describe('R5 last-resort: uncaught errors', () => {
  test.each(['throw', 'reject', 'reject with nothing'] as const)(
    'R5 last-resort: %s is logged once, without its secret, and ends the process with 1',
    async (kind) => {
      const backend = await startBackendProcess();
      backend.sabotage(kind, `token ${canary} was lost`);
      expect(await backend.ended).toBe(1);
      const lines = backend.stdout().trim().split('\n');
      expect(lines.filter((line) => line.includes('"level":"fatal"'))).toHaveLength(1);
      expect(lines.filter((line) => line.includes('crashed'))).toHaveLength(1);
      expect(lines.at(-1)).toContain('"event":"stopped"');
      expect(backend.stdout()).not.toContain(canary);
      expect(backend.stderr()).toBe('');
    },
  );

  test('R5 last-resort: a second error ends the process at once', async () => {
    const backend = await startBackendProcess();
    backend.sabotage('throw', 'first');
    backend.sabotage('throw', 'second');
    expect(await backend.ended).toBe(1);
    expect(backend.stdout().match(/"level":"fatal"/g)).toHaveLength(1);
  });
});
