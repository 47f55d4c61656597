import type { Database } from './database.ts';

/**
 * Waits until nobody else is in a transaction that took its turn, and keeps the turn until this one ends. Whoever
 * decides by what covers what takes it: two who look at once would each find that the other's installation still
 * covers something, or wait for each other's rows for ever.
 */
export async function lockRow(tx: Database): Promise<void> {
  const turn = { name: 'installations' } as const;
  await tx.updateTable('write_turns').set(turn).where('name', '=', turn.name).execute();
}
