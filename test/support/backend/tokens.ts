import { randomUUID } from 'node:crypto';
import type { Database } from '#backend/database/database.ts';
import { rowName } from '#backend/installations/row-name.ts';
import { open, seal } from '#backend/keys/seal.ts';
import type { SecretKeys } from '#backend/keys/secret-keys.ts';

/** Writes so many installations that cover nothing, and answers their tokens by id. */
export async function fillWithTokens(
  db: Database,
  keys: SecretKeys,
  count: number,
): Promise<Map<string, string>> {
  const moment = new Date().toISOString();
  const rows = Array.from({ length: count }, (_, number) => {
    const id = randomUUID();
    const sealed_token = seal(`token ${number}`, rowName(id), keys);
    return { id, sealed_token, created_at: moment, last_used_at: moment };
  });
  for (let from = 0; from < count; from += 1_000) {
    const some = rows.slice(from, from + 1_000);
    await db.insertInto('installations').values(some).execute();
  }
  return new Map(rows.map(({ id }, number) => [id, `token ${number}`]));
}

/** Every token, opened with these keys, by id. Throws SealError where one cannot be opened. */
export async function tokensIn(db: Database, keys: SecretKeys): Promise<Map<string, string>> {
  const rows = await db.selectFrom('installations').select(['id', 'sealed_token']).execute();
  return new Map(rows.map(({ id, sealed_token }) => [id, open(sealed_token, rowName(id), keys)]));
}
