import type { CallOutcome, Metrics } from '../metrics/metrics.ts';
import { WebflowFailure } from './failure.ts';
import type { Transport } from './transport.ts';

function outcomeOf(error: unknown, signal: AbortSignal): CallOutcome {
  if (error instanceof WebflowFailure) return error.reason.kind;
  return signal.aborted ? 'left' : 'failed';
}

/** A transport that tells of each call how it ended. `now` is milliseconds that only go forward. */
export function withMeter(
  transport: Transport,
  callEnded: Metrics['callEnded'],
  now: () => number,
): Transport {
  return async (call) => {
    const started = now();
    let outcome: CallOutcome = 'ok';
    try {
      return await transport(call);
    } catch (error) {
      outcome = outcomeOf(error, call.signal);
      throw error;
    } finally {
      callEnded(call.kind ?? 'other', outcome, (now() - started) / 1000);
    }
  };
}
