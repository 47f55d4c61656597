import { limits } from '#contract/limits.ts';
import { isSealedWith, open, SealError, seal } from '../keys/seal.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import type { Database } from './database.ts';
import { rowName } from './installations.ts';
import { takeTurn } from './turn.ts';

/** How many tokens a rotation met, by what became of them. */
export interface Rotated {
  /** Sealed with the first key now, and with another one before. */
  resealed: number;
  /** Sealed with the first key already. */
  current: number;
  /** Left as they are: none of the keys opens them. */
  unreadable: number;
}

interface Row {
  readonly id: string;
  readonly sealed_token: string;
}

/**
 * Seals every token with the first key that is sealed with another one. Each batch is a transaction of its own, so
 * that it may end anywhere, also by a kill, and be run again: what is done is found done. Stops between two batches
 * once `signal` aborts. Throws what the database throws.
 */
export async function rotateTokens(db: Database, keys: SecretKeys, signal: AbortSignal): Promise<Rotated> {
  const rotated: Rotated = { resealed: 0, current: 0, unreadable: 0 };

  function reseal({ id, sealed_token }: Row): string | undefined {
    if (isSealedWith(keys[0], sealed_token)) {
      rotated.current++;
      return undefined;
    }
    try {
      return seal(open(sealed_token, rowName(id), keys), rowName(id), keys);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      rotated.unreadable++;
      return undefined;
    }
  }

  /** Answers the id of the last row, or undefined after the last batch. */
  async function rotateBatch(tx: Database, after: string): Promise<string | undefined> {
    await takeTurn(tx);
    const query = tx.selectFrom('installations').select(['id', 'sealed_token']).where('id', '>', after);
    const rows = await query.orderBy('id').limit(limits.rotationBatch).execute();
    for (const row of rows) {
      const sealed_token = reseal(row);
      if (!sealed_token) continue;
      await tx.updateTable('installations').set({ sealed_token }).where('id', '=', row.id).execute();
      rotated.resealed++;
    }
    return rows.at(-1)?.id;
  }

  let last: string | undefined = '';
  while (last !== undefined && !signal.aborted) {
    const after: string = last;
    last = await db.transaction().execute((tx) => rotateBatch(tx, after));
  }
  return rotated;
}
