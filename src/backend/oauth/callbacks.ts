import type { Deadline } from '../platform/deadline.ts';
import type { Log } from '../platform/log.ts';
import type { Install, InstallResult } from './install.ts';
import type { OAuthStates } from './oauth-states.ts';

/** The query parameters of a callback beside the state. */
export interface CallbackQuery {
  readonly code: string | undefined;
  readonly error: string | undefined;
}

export type CallbackResult = InstallResult | { readonly end: 'denied' | 'no_code' };

export interface CallbacksDeps {
  readonly states: Pick<OAuthStates, 'consume' | 'settle'>;
  readonly install: Install;
  readonly deadline: Deadline;
}

/** Errors of Webflow or of our request, unlike a choice of the person. Source: RFC 6749 §4.1.2.1. */
const webflowErrors = new Set([
  'invalid_request',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_response_type',
]);

/**
 * Handles each callback once per state. A second request for a state whose callback is running in this process gets the
 * same result, because a browser that sends two shows the second response. Returns undefined for a state that was used
 * before or has expired. Throws what the store throws.
 */
export function createCallbacks({ states, install, deadline }: CallbacksDeps) {
  const running = new Map<string, Promise<CallbackResult | undefined>>();

  async function finish({ code, error }: CallbackQuery, log: Log): Promise<CallbackResult> {
    if (error !== undefined && webflowErrors.has(error)) {
      log.warn({ event: 'oauth_refused', reason: error }, 'Webflow refused to begin an install');
      return { end: 'failed' };
    }
    // Webflow's error for a denial is not documented (UNCONFIRMED: `denial`), so any other error counts as one.
    if (error !== undefined) return { end: 'denied' };
    return code ? await install(code, log, deadline.start()) : { end: 'no_code' };
  }

  /**
   * Stores the result. If that fails, this request still gets its response; a later one of the same callback reports a
   * failure.
   */
  async function settle(state: string, result: CallbackResult, log: Log): Promise<void> {
    const connected = result.end === 'installed' ? result.connected : {};
    await states.settle(state, { end: result.end, ...connected }).catch((err: unknown) => {
      log.warn({ event: 'oauth_end_not_kept', err }, 'how an install ended could not be kept');
    });
  }

  async function run(state: string, query: CallbackQuery, log: Log): Promise<CallbackResult | undefined> {
    if (!(await states.consume(state))) return undefined;
    try {
      const result = await finish(query, log);
      await settle(state, result, log);
      return result;
    } catch (error) {
      await settle(state, { end: 'failed' }, log);
      throw error;
    }
  }

  /** `isFirst` is false for a request that shares the result of another. */
  return async function handleCallback(state: string, query: CallbackQuery, log: Log) {
    const shared = running.get(state);
    if (shared) return { result: await shared, isFirst: false };
    const own = run(state, query, log).finally(() => running.delete(state));
    running.set(state, own);
    return { result: await own, isFirst: true };
  };
}
