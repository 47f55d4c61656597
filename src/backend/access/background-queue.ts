import { isOurRefusal } from '../webflow/failure.ts';
import type { Pacing, Permit } from '../webflow/pacing.ts';
import type { InstallationCall, WithInstallationToken } from './with-installation-token.ts';

/** Does work that needs one call to Webflow, when it is the turn of what can wait. */
export type RunInBackground = <T>(
  whose: InstallationCall,
  work: (permit: Permit) => Promise<T>,
) => Promise<T>;

/**
 * Waits for a place for each work, and again where Webflow's rate limit was hit all the same. Throws as waiting for a
 * place does, and as the work does.
 */
export function createBackgroundQueue(
  withInstallationToken: WithInstallationToken,
  pacing: Pacing,
): RunInBackground {
  return async (whose, work) => {
    for (;;) {
      const permit = await withInstallationToken(whose, (token) =>
        pacing.enterBackground(token, whose.signal, whose.parties),
      );
      try {
        return await work(permit);
      } catch (error) {
        if (!isOurRefusal(error)) throw error;
      } finally {
        permit.release();
      }
    }
  };
}
