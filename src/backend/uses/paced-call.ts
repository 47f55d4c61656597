import type { Caller } from '../access/caller.ts';
import type { WithInstallationToken } from '../access/with-installation-token.ts';
import type { Sleep } from '../platform/clock.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { isOurRefusal, WebflowFailure, wasRejectedWith } from '../webflow/failure.ts';
import type { Pacing } from '../webflow/pacing.ts';
import type { CallWith } from '../webflow/site-reader.ts';
import type { Readings } from './readings.ts';
import type { Lease } from './scope.ts';

/** Makes one call to Webflow when the rate limit lets a job make it, however long that takes. */
export type PacedCall = <T>(work: (call: CallWith) => Promise<T>) => Promise<T>;

/** Thrown where Webflow refused a call with 403. `isScope` is false where it named another reason than a missing scope. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  readonly isScope: boolean;

  constructor(isScope: boolean) {
    super('Webflow refuses access');
    this.isScope = isScope;
  }
}

export interface PacedCallDeps {
  readonly withInstallationToken: WithInstallationToken;
  readonly pacing: Pick<Pacing, 'enterBackground' | 'onHold'>;
  readonly readings: Pick<Readings, 'renew'>;
  /** For one call. */
  readonly deadline: Deadline;
  readonly sleep: Sleep;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Seconds after which a call that was not made, or not counted, may be made again; undefined where it failed for good. */
function waitOf(error: unknown): number | undefined {
  if (!(error instanceof WebflowFailure)) return undefined;
  const { reason } = error;
  return 'retryAfter' in reason ? reason.retryAfter : undefined;
}

function explain(error: unknown): unknown {
  if (!wasRejectedWith(error, 403)) return error;
  const { reason } = error instanceof WebflowFailure ? error : {};
  return new ForbiddenError(reason?.kind === 'rejected' && reason.webflowCode === 'missing_scopes');
}

/**
 * Calls of a reading: background calls of a party of its own, which get what people leave. The reading's row has the end of each wait.
 * Throws what `WithInstallationToken` says, ForbiddenError, WebflowFailure, and LeaseLostError.
 */
export function createPacedCall(deps: PacedCallDeps) {
  const { withInstallationToken, pacing, readings, deadline, sleep, now } = deps;

  return (lease: Lease, log: Log, signal: AbortSignal): PacedCall => {
    const { installationId, siteId } = lease;
    const caller: Caller = { subject: { installationId, siteId, userId: 'reading' }, log, signal };
    const party = { site: siteId, person: `reading ${siteId}` };
    const noteWait = (seconds: number) => readings.renew(lease, { waitUntil: now() + seconds * 1000 });

    async function once<T>(work: (call: CallWith) => Promise<T>): Promise<T> {
      const reservation = await withInstallationToken(caller, (token) => {
        // A lost lease shows itself at the next write of the reading.
        const end = pacing.onHold(token, (seconds) => void noteWait(seconds).catch(() => {}), party);
        return pacing.enterBackground(token, signal, () => [party], 'job').finally(end);
      });
      try {
        const until = deadline.start(signal);
        return await withInstallationToken({ ...caller, signal: until }, async (token) => {
          try {
            return await work({ token, signal: until, reservation });
          } catch (error) {
            throw explain(error);
          }
        });
      } finally {
        reservation.release();
      }
    }

    return async (work) => {
      for (let pauses = 0; ; ) {
        try {
          return await once(work);
        } catch (error) {
          const seconds = waitOf(error);
          if (seconds === undefined || signal.aborted) throw error;
          if (!isOurRefusal(error) && ++pauses > limits.readingPauses) throw error;
          await noteWait(seconds);
          await sleep(seconds * 1000, signal);
        }
      }
    };
  };
}
