import { type BackendResult, failure } from '#panel/backend/request.ts';
import { waitOf } from '#panel/backend/request-error.ts';

/** Waits for so many milliseconds; resolves to false, at once, where the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<boolean>;

/** How often a call is repeated after a rate limit. */
const mostWaits = 2;

/** Makes a call, and again after a rate limit, which is waited for twice at most. */
export async function pastRateLimit<Value>(
  wait: Wait,
  signal: AbortSignal,
  call: () => Promise<BackendResult<Value>>,
): Promise<BackendResult<Value>> {
  for (let waits = 0; ; waits += 1) {
    const result = await call();
    if (result.ok || result.problem.code !== 'rate_limited' || waits === mostWaits) return result;
    if (!(await wait(waitOf(result.problem), signal))) return failure('aborted');
  }
}
