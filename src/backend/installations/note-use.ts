import { limits } from '#contract/limits.ts';
import type { Database } from './database.ts';

/** From which time without use on a note must be known to be written: an installation is kept for twice as long. */
const mustBeNoted = limits.unusedInstallation / 2;

/**
 * Notes that an installation is in use, which decides whether it is kept: at most once in `limits.useNoted`, so a note
 * may be a day old, and one may be lost. Answers false where the installation turns out to have been removed; that is
 * looked for only where it may be deleted soon for not being used. `last` is RFC 3339, `moment` is milliseconds since
 * the epoch.
 */
export async function noteUse(
  db: Database,
  installationId: string,
  last: string | null,
  moment: number,
): Promise<boolean> {
  const age = last === null ? undefined : moment - Date.parse(last);
  if (age !== undefined && age < limits.useNoted) return true;
  const noted = await db
    .updateTable('installations')
    .set({ last_used_at: new Date(moment).toISOString() })
    .where('id', '=', installationId)
    .executeTakeFirst()
    .catch(() => undefined);
  return noted === undefined || age === undefined || age < mustBeNoted || noted.numUpdatedRows > 0n;
}
