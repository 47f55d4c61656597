import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { emptySqlite, openForTest } from '#test/support/backend/engines.ts';
import { allRows } from '#test/support/backend/rows.ts';

test('V7 crash-safety: SQLite: a file that another process locks exclusively is retried, though SQLite fails at once', async () => {
  const url = await emptySqlite();
  const path = url.slice('sqlite:'.length);
  mkdirSync(dirname(path), { recursive: true });
  const other = new DatabaseSync(path);
  onTestFinished(() => other.close());
  other.exec('begin immediate; create table other (x)');

  const opening = openForTest(url);
  other.exec('commit');

  expect(await allRows({ db: await opening })).toBeTypeOf('object');
});
