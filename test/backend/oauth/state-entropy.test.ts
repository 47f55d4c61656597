import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '#backend/database/database.ts';
import { createOAuthStates } from '#backend/oauth/oauth-states.ts';
import { allRows } from '#test/support/backend/rows.ts';

test('O1 state-entropy: 256 bits each, no two alike, kept only as SHA-256', async () => {
  const db = await openDatabase('sqlite::memory:');
  const states = createOAuthStates(db, () => 0);
  const all = [];
  for (let made = 0; made < 10_000; made++) all.push(await states.create());
  expect(new Set(all).size).toBe(all.length);
  for (const state of all) expect(Buffer.from(state, 'base64url')).toHaveLength(32);
  const bits = all.map((state) => Buffer.from(state, 'base64url'));
  for (let byte = 0; byte < 32; byte++) {
    const seen = new Set(bits.map((bytes) => bytes[byte]));
    expect(seen.size, `byte ${byte} varies`).toBeGreaterThan(240);
  }
  const { oauth_states: rows } = await allRows({ db });
  const hashes = all.map((state) => createHash('sha256').update(state).digest('base64url'));
  expect(new Set(rows?.map((row) => ('state_hash' in row ? row.state_hash : '')))).toEqual(new Set(hashes));
  const stored = JSON.stringify(rows);
  for (const state of all) expect(stored).not.toContain(state);
});
