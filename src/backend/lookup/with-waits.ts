import type { WithInstallationToken } from '../access/with-installation-token.ts';
import { partyOf } from '../shares/rule.ts';
import type { Pacing } from '../webflow/pacing.ts';
import type { LookUpCaller } from './look-up-caller.ts';

/**
 * Does work of several calls to Webflow, and emits `wait` while the rate limit delays them. The work gets a signal that
 * also aborts when the work has ended, or a `wait` could not be emitted.
 */
export type WithWaits = <T>(caller: LookUpCaller, work: (caller: LookUpCaller) => Promise<T>) => Promise<T>;

export function createWithWaits(withInstallationToken: WithInstallationToken, pacing: Pacing): WithWaits {
  return async (caller, work) => {
    const stop = new AbortController();
    const stoppable = { ...caller, signal: AbortSignal.any([caller.signal, stop.signal]) };
    const endHold = await withInstallationToken(stoppable, async (token) =>
      pacing.onHold(
        token,
        (seconds) => {
          caller.emit({ wait: seconds }).catch((error: unknown) => stop.abort(error));
        },
        partyOf(caller.subject),
      ),
    );
    try {
      return await work(stoppable);
    } finally {
      endHold();
      // Of several reads that are under way one may have failed; no caller waits for the others.
      stop.abort();
    }
  };
}
