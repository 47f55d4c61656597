import { routes } from '#contract/routes.ts';
import { type BackendResult, failure, type Send } from '#panel/backend/request.ts';
import { isSession } from '#panel/backend/response-checks.ts';

/** The person and the site, as the Designer identifies them. */
export interface Identity {
  readonly siteId: string;
  readonly idToken: string;
  readonly workspaceId?: string;
}

/** Reads the identity from the Designer; null where it returns none. */
export type GetIdentity = (signal: AbortSignal) => Promise<Identity | null>;

/** The panel's session. It is kept in memory only and ends with the page. */
export interface SessionHolder {
  /** The current token or a new one; concurrent calls share one exchange. */
  token(signal: AbortSignal): Promise<BackendResult<string>>;
  /** Discards this token, unless it was renewed meanwhile. */
  invalidate(token: string): void;
  /** Discards the current token, because its site was disconnected. */
  clear(): void;
}

/** Holds one session, exchanged for an ID token when first needed and after each `invalidate`. */
export function createSessionHolder(send: Send, getIdentity: GetIdentity): SessionHolder {
  let current: string | null = null;
  let exchange: Promise<BackendResult<string>> | null = null;
  // All callers share the exchange: one caller's abort must not end it for the others.
  const shared = new AbortController().signal;

  async function exchanged(): Promise<BackendResult<string>> {
    const identity = await getIdentity(shared).catch(() => null);
    if (!identity) return failure('no_identity');
    const result = await send({ ...routes.createSession, body: identity }, shared);
    if (!result.ok) return result;
    const { value } = result;
    if (value.kind !== 'body' || !isSession(value.body)) return failure('bad_answer');
    current = value.body.token;
    return { ok: true, value: current };
  }

  function aborted(signal: AbortSignal): Promise<BackendResult<string>> {
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(failure('aborted')), { once: true });
    });
  }

  return {
    token(signal) {
      if (signal.aborted) return Promise.resolve(failure('aborted'));
      if (current !== null) return Promise.resolve({ ok: true, value: current });
      exchange ??= exchanged().finally(() => {
        exchange = null;
      });
      return Promise.race([exchange, aborted(signal)]);
    },
    invalidate(token) {
      if (current === token) current = null;
    },
    clear() {
      current = null;
    },
  };
}
