import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '#backend/installations/database.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { atOnceBattery } from '#test/support/at-once-battery.ts';
import { busyTimeout } from '#test/support/eventually.ts';
import { installationsBattery } from '#test/support/installations-battery.ts';
import { emptyPostgres, lacksPostgres } from '#test/support/postgres.ts';
import { scratchFolder } from '#test/support/scratch-folder.ts';

async function open(url: string) {
  const db = await openDatabase(url);
  onTestFinished(() => db.destroy());
  return db;
}

const engines: [name: string, isMissing: boolean, open: () => Promise<Database>][] = [
  ['SQLite in memory', false, () => open('sqlite::memory:')],
  [
    'SQLite in a file',
    false,
    async () => open(`sqlite:${join(await scratchFolder(), 'new', 'folder', 'x.db')}`),
  ],
  ['PostgreSQL', lacksPostgres, async () => open(await emptyPostgres())],
];

for (const [name, isMissing, openEmpty] of engines) {
  describe.skipIf(isMissing)(name, busyTimeout, () => {
    installationsBattery(name, openEmpty);
    atOnceBattery(name, openEmpty);
  });
}

test('V6 store-battery: a file is found again as it was left, by two at once', async () => {
  const url = `sqlite:${join(await scratchFolder(), 'x.db')}`;
  const keys = parseSecretKeys(`k:${Buffer.alloc(32, 5).toString('base64url')}`);
  const [first, second] = [await open(url), await open(url)];
  const made = await createInstallations(first, keys, Date.now).install('token', {
    siteIds: ['0'.repeat(24)],
    workspaceIds: [],
  });
  expect(await createInstallations(second, keys, Date.now).readToken(made)).toBe('token');
  await first.destroy();
  await second.destroy();
  expect(await createInstallations(await open(url), keys, Date.now).readToken(made)).toBe('token');
});
