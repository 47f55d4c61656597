import type { Database } from '../database/database.ts';
import { lockRow } from '../database/lock-row.ts';
import type { Schema } from '../database/schema.ts';
import { isSealedWith, open, SealError, seal } from '../keys/seal.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { limits } from '../platform/limits.ts';
import { rowName } from './row-name.ts';

/** The number of tokens by result. */
export interface Rotated {
  /** Sealed with the first key, and with another one before. */
  resealed: number;
  /** Sealed with the first key already. */
  current: number;
  /** Unchanged: no key opens them. */
  unreadable: number;
}

/**
 * Seals every token with the first key. Each batch is one transaction, so a run that was interrupted, even by a kill,
 * can be repeated. Stops between two batches once `signal` aborts. Throws what the database throws.
 */
export async function rotateTokens(db: Database, keys: SecretKeys, signal: AbortSignal): Promise<Rotated> {
  const rotated: Rotated = { resealed: 0, current: 0, unreadable: 0 };

  /** The row with a new envelope; empty where it stays unchanged. */
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

  /** Returns the id of the last row, or undefined after the last batch. */
  async function rotateBatch(tx: Database, after: string): Promise<string | undefined> {
    await lockRow(tx);
    const query = tx.selectFrom('installations').selectAll().where('id', '>', after);
    const rows = await query.orderBy('id').limit(limits.rotationBatch).execute();
    const resealed = rows.flatMap(reseal);
    if (resealed.length > 0) {
      // Both engines update many rows with this. The lock row keeps all of them in place.
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
