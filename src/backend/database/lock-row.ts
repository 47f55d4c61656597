import type { Database } from './database.ts';

/**
 * Serialises changes to coverage: waits for the lock row, and holds it until the transaction ends. Without the lock two
 * concurrent deletes could each see the other's row and leave an orphan, or deadlock.
 */
export async function lockRow(tx: Database): Promise<void> {
  const turn = { name: 'installations' } as const;
  await tx.updateTable('write_turns').set(turn).where('name', '=', turn.name).execute();
}
