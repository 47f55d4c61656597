import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { limits } from '../platform/limits.ts';
import { type Lease, LeaseLostError, scopeColumns } from './scope.ts';

type Row = Schema['site_readings'];

/** Changes the row of a lease, within `db`. Throws LeaseLostError where the owner has lost it. */
export async function updateLeased(
  db: Database,
  lease: Lease,
  now: number,
  by: { readonly revisions: number; readonly calls: number },
  changes: Partial<Row> = {},
): Promise<Pick<Row, 'revision' | 'lists'>> {
  const row = await db
    .updateTable('site_readings')
    .set((eb) => ({
      revision: eb('revision', '+', by.revisions),
      calls: eb('calls', '+', by.calls),
      lease_until: new Date(now + limits.readingLeaseMs).toISOString(),
      ...changes,
    }))
    .where((eb) => eb.and({ ...scopeColumns(lease), owner: lease.owner, state: 'reading' }))
    .returning(['revision', 'lists'])
    .executeTakeFirst();
  if (!row) throw new LeaseLostError();
  return row;
}
