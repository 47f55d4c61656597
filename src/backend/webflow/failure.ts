/**
 * How a call to Webflow failed. `rejected` is an answer that says no (its status and Webflow's own `code` where it
 * sent one), `bad_answer` one that cannot be believed, `unavailable` a 5xx, a 408 or a broken connection – or a call
 * that was not even made, and will not be for `retryAfter` seconds. `crowded` is a call that our own queue kept from
 * Webflow for too long; its caller may try again after `retryAfter` seconds.
 */
export type FailureReason =
  | { kind: 'rejected'; status: number; webflowCode: string | null }
  | { kind: 'rate_limited'; retryAfter: number }
  | { kind: 'unavailable'; status: number | null; retryAfter?: number }
  | { kind: 'timeout' }
  | { kind: 'crowded'; retryAfter: number }
  | { kind: 'bad_answer'; what: string };

/** Thrown by every call to Webflow that has no good answer. Its message holds nothing that Webflow sent. */
export class WebflowFailure extends Error {
  override readonly name = 'WebflowFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, options?: ErrorOptions) {
    super(`Webflow: ${reason.kind}`, options);
    this.reason = reason;
  }
}

/** True where Webflow refused the call with this very status. UNCONFIRMED: `foreignAssetStatus`. */
export function wasRejectedWith(error: unknown, status: number): boolean {
  return (
    error instanceof WebflowFailure && error.reason.kind === 'rejected' && error.reason.status === status
  );
}

/**
 * True where Webflow was down, slow or busy, so that what it said before still stands. Where it refused a call and only
 * the reason of that could not be found, it does not.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof WebflowFailure) || isRefusal(error.cause)) return false;
  return ['unavailable', 'timeout', 'rate_limited', 'crowded'].includes(error.reason.kind);
}

/** True where a call has to wait for the minute or for a slot: it may have been refused by us for what its caller used. */
export function isOurRefusal(error: unknown): boolean {
  return error instanceof WebflowFailure && ['rate_limited', 'crowded'].includes(error.reason.kind);
}

/** True where Webflow has refused a call, explained or not. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof WebflowFailure)) return false;
  return error.reason.kind === 'rejected' || isRefusal(error.cause);
}

/** What an aborted signal means for a call: its time is over, or the caller has left (the signal's own reason). */
export function whyStopped(signal: AbortSignal): unknown {
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return timedOut ? new WebflowFailure({ kind: 'timeout' }) : signal.reason;
}
