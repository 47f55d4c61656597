import type { Database } from '../database/database.ts';
import { lockRow } from '../database/lock-row.ts';
import type { Schema } from '../database/schema.ts';
import { isSealedWith, open, SealError, seal } from '../keys/seal.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { limits } from '../platform/limits.ts';
import { rowName } from './row-name.ts';

/** How many tokens a rotation met, by what became of them. */
export interface Rotated {
  /** Sealed with the first key now, and with another one before. */
  resealed: number;
  /** Sealed with the first key already. */
  current: number;
  /** Left as they are: none of the keys opens them. */
  unreadable: number;
}

/**
 * Seals every token with the first key that is sealed with another one. Each batch is a transaction of its own, so
 * that it may end anywhere, also by a kill, and be run again: what is done is found done. Stops between two batches
 * once `signal` aborts. Throws what the database throws.
 */
export async function rotateTokens(db: Database, keys: SecretKeys, signal: AbortSignal): Promise<Rotated> {
  const rotated: Rotated = { resealed: 0, current: 0, unreadable: 0 };

  /** The row as it is to be, or nothing where it stays as it is. */
  function reseal(row: Schema['installations']): Schema['installations'][] {
    if (isSealedWith(keys[0], row.sealed_token)) {
      rotated.current++;
      return [];
    }
    try {
      const token = open(row.sealed_token, rowName(row.id), keys);
      return [{ ...row, sealed_token: seal(token, rowName(row.id), keys) }];
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      rotated.unreadable++;
      return [];
    }
  }

  /** Answers the id of the last row, or undefined after the last batch. */
  async function rotateBatch(tx: Database, after: string): Promise<string | undefined> {
    await lockRow(tx);
    const query = tx.selectFrom('installations').selectAll().where('id', '>', after);
    const rows = await query.orderBy('id').limit(limits.rotationBatch).execute();
    const resealed = rows.flatMap(reseal);
    if (resealed.length > 0) {
      // Both engines take this for one update of many rows. All of them are there: who deletes waits for the turn.
      const write = tx.insertInto('installations').values(resealed);
      await write
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ sealed_token: (eb) => eb.ref('excluded.sealed_token') }),
        )
        .execute();
    }
    rotated.resealed += resealed.length;
    return rows.at(-1)?.id;
  }

  let last: string | undefined = '';
  while (last !== undefined && !signal.aborted) {
    const after: string = last;
    last = await db.transaction().execute((tx) => rotateBatch(tx, after));
  }
  return rotated;
}
