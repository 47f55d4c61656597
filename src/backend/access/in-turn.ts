import { isOurRefusal } from '../webflow/failure.ts';
import type { Pacing, Permit } from '../webflow/pacing.ts';
import type { CallFor, OnBehalf } from './call-for.ts';

/** Does work that needs one call to Webflow, when it is the turn of what can wait. */
export type InTurn = <T>(whose: OnBehalf, work: (permit: Permit) => Promise<T>) => Promise<T>;

/**
 * Waits for a place for each work, and again where Webflow's rate limit was hit all the same. Throws as waiting for a
 * place does, and as the work does.
 */
export function createInTurn(callFor: CallFor, pacing: Pacing): InTurn {
  return async (whose, work) => {
    for (;;) {
      const permit = await callFor(whose, (token) => pacing.enterInTurn(token, whose.signal, whose.parties));
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
