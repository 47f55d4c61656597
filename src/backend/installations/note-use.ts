import { LRUCache } from 'lru-cache';
import type { Database } from '../database/database.ts';
import { atMost } from '../platform/at-most.ts';
import { limits } from '../platform/limits.ts';

/** From which time without use on a note must be known to be written: an installation is kept for twice as long. */
const mustBeNoted = limits.unusedInstallationMs / 2;

/**
 * Notes that an installation is in use. Answers false where the installation turns out to have been removed; that is
 * looked for, and waited for, only where it may be deleted soon for not being used. `last` is RFC 3339, `moment` is
 * milliseconds since the epoch.
 */
export type NoteUse = (installationId: string, last: string | null, moment: number) => Promise<boolean>;

/**
 * Notes uses in the database, which decides whether an installation is kept: at most once in `limits.useNotedMs`, so a note
 * may be a day old, and one may be lost. What reads a token does not wait for the note to be written.
 */
export function createNoteUse(db: Database): NoteUse {
  /** When it was tried last for each, as the clock of who asked had it, and whether it was written. */
  const tried = new LRUCache<string, { moment: number; isWritten: boolean }>({
    ...atMost(limits.rememberedInstallations),
  });
  const underWay = new Set<string>();

  /** How many installations there are of this id, or undefined where that could not be found out. */
  async function write(installationId: string, moment: number): Promise<bigint | undefined> {
    underWay.add(installationId);
    tried.set(installationId, { moment, isWritten: false });
    try {
      const update = db.updateTable('installations').set({ last_used_at: new Date(moment).toISOString() });
      const { numUpdatedRows } = await update.where('id', '=', installationId).executeTakeFirst();
      tried.set(installationId, { moment, isWritten: true });
      return numUpdatedRows;
    } catch {
      return undefined;
    } finally {
      underWay.delete(installationId);
    }
  }

  function wasTried(installationId: string, moment: number): boolean {
    const last = tried.get(installationId);
    if (!last) return false;
    return Math.abs(moment - last.moment) < (last.isWritten ? limits.useNotedMs : limits.useNotePauseMs);
  }

  return async function noteUse(installationId, last, moment) {
    const age = last === null ? undefined : moment - Date.parse(last);
    if (age !== undefined && age < limits.useNotedMs) return true;
    if (age !== undefined && age >= mustBeNoted) return (await write(installationId, moment)) !== 0n;
    const mayWrite = underWay.size < limits.useNotesAtOnce && !underWay.has(installationId);
    if (mayWrite && !wasTried(installationId, moment)) void write(installationId, moment);
    return true;
  };
}
