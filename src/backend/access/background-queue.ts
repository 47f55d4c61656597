import { partyOf } from '../shares/rule.ts';
import { isOurRefusal } from '../webflow/failure.ts';
import type { Pacing, Parties, Reservation } from '../webflow/pacing.ts';
import type { Caller } from './caller.ts';
import type { WithInstallationToken } from './with-installation-token.ts';

/**
 * Does work that needs one background call to Webflow, once there is a reservation for it. `parties` are those whose shares
 * it may use at the moment it is asked: the caller's where not given.
 */
export type RunInBackground = <T>(
  caller: Caller,
  work: (reservation: Reservation) => Promise<T>,
  parties?: Parties,
) => Promise<T>;

/**
 * Waits for a reservation for each work, and again where Webflow's rate limit was hit all the same. Throws as waiting for
 * one does, and as the work does.
 */
export function createBackgroundQueue(
  withInstallationToken: WithInstallationToken,
  pacing: Pacing,
): RunInBackground {
  return async (caller, work, parties = () => [partyOf(caller.subject)]) => {
    for (;;) {
      const reservation = await withInstallationToken(caller, (token) =>
        pacing.enterBackground(token, caller.signal, parties),
      );
      try {
        return await work(reservation);
      } catch (error) {
        if (!isOurRefusal(error)) throw error;
      } finally {
        reservation.release();
      }
    }
  };
}
