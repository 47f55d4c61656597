import { WebflowFailure } from './failure.ts';
import type { CallKind, Transport } from './transport.ts';

/** How one call to Webflow ended. `left` is one that no caller waited for any more. */
export type CallOutcome =
  | 'ok'
  | 'rejected'
  | 'rate_limited'
  | 'unavailable'
  | 'timeout'
  | 'bad_answer'
  | 'left'
  | 'failed';

/** Called when a call to Webflow has ended. */
export type CallEnded = (kind: CallKind, outcome: CallOutcome, seconds: number) => void;

function outcomeOf(error: unknown, signal: AbortSignal): CallOutcome {
  if (error instanceof WebflowFailure && error.reason.kind !== 'crowded') return error.reason.kind;
  return signal.aborted ? 'left' : 'failed';
}

const isTimeout = (error: unknown): boolean =>
  error instanceof WebflowFailure && error.reason.kind === 'timeout';

/**
 * A transport that reports how each call ended, to `callEnded`. A call whose time ends after it has waited longer in our
 * own queue than for Webflow says nothing of Webflow: it throws WebflowFailure `crowded` and is not reported. `now` is
 * milliseconds that only go forward.
 */
export function withMeter(transport: Transport, callEnded: CallEnded, now: () => number): Transport {
  return async (call) => {
    const { kind = 'other', signal, waited = 0 } = call;
    const started = now();
    const report = (outcome: CallOutcome) => callEnded(kind, outcome, (now() - started) / 1000);
    try {
      const answer = await transport(call);
      report('ok');
      return answer;
    } catch (error) {
      if (isTimeout(error) && waited > now() - started) {
        const retryAfter = Math.max(1, Math.ceil(waited / 1000));
        throw new WebflowFailure({ kind: 'crowded', retryAfter }, { cause: error });
      }
      report(outcomeOf(error, signal));
      throw error;
    }
  };
}
