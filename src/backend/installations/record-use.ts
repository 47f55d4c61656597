import { LRUCache } from 'lru-cache';
import type { Database } from '../database/database.ts';
import { atMost } from '../platform/at-most.ts';
import { limits } from '../platform/limits.ts';

/**
 * From this age on a use must be recorded before the token is used: an unused installation is deleted at twice the age.
 */
const mustRecordAge = limits.unusedInstallationMs / 2;

/**
 * Records a use of an installation. Returns false where it turns out to have been removed; that is awaited only where
 * its last use is so old that it may be deleted. `last` is RFC 3339, `moment` is milliseconds since the epoch.
 */
export type RecordUse = (installationId: string, last: string | null, moment: number) => Promise<boolean>;

/**
 * Records uses in the database, at most one per `limits.useNotedMs`: a recorded time may be a day old, and one may be
 * lost. Reading a token does not wait for the write.
 */
export function createRecordUse(db: Database): RecordUse {
  /** The last attempt per installation, in the caller's clock, and whether it was written. */
  const attempts = new LRUCache<string, { moment: number; isWritten: boolean }>({
    ...atMost(limits.rememberedInstallations),
  });
  const underWay = new Set<string>();

  /** The number of updated rows, or undefined where the write failed. */
  async function write(installationId: string, moment: number): Promise<bigint | undefined> {
    underWay.add(installationId);
    attempts.set(installationId, { moment, isWritten: false });
    try {
      const update = db.updateTable('installations').set({ last_used_at: new Date(moment).toISOString() });
      const { numUpdatedRows } = await update.where('id', '=', installationId).executeTakeFirst();
      attempts.set(installationId, { moment, isWritten: true });
      return numUpdatedRows;
    } catch {
      return undefined;
    } finally {
      underWay.delete(installationId);
    }
  }

  function wasAttempted(installationId: string, moment: number): boolean {
    const last = attempts.get(installationId);
    if (!last) return false;
    return Math.abs(moment - last.moment) < (last.isWritten ? limits.useNotedMs : limits.useNotePauseMs);
  }

  return async function recordUse(installationId, last, moment) {
    const age = last === null ? undefined : moment - Date.parse(last);
    if (age !== undefined && age < limits.useNotedMs) return true;
    if (age !== undefined && age >= mustRecordAge) return (await write(installationId, moment)) !== 0n;
    const mayWrite = underWay.size < limits.useNotesAtOnce && !underWay.has(installationId);
    if (mayWrite && !wasAttempted(installationId, moment)) void write(installationId, moment);
    return true;
  };
}
