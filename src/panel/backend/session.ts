import { routes } from '#contract/routes.ts';
import { type BackendAnswer, failure, type Send } from '#panel/backend/request.ts';
import { isSession } from '#panel/backend/response-checks.ts';

/** Who is asking, as the Designer says it. */
export interface Identity {
  readonly siteId: string;
  readonly idToken: string;
  readonly workspaceId?: string;
}

/** Asks the Designer who is asking; null where it does not say. */
export type GetIdentity = (signal: AbortSignal) => Promise<Identity | null>;

/** The panel's session. It lives in memory only and ends with the page. */
export interface SessionHolder {
  /** The token in hand or a new one; calls that come while one is being made share it. */
  token(signal: AbortSignal): Promise<BackendAnswer<string>>;
  /** Drops this token; one that has been renewed since is kept. */
  invalidate(token: string): void;
  /** Drops the token in hand, for a site that was disconnected. */
  clear(): void;
}

/** Keeps one session, exchanged for an ID token when first needed and after each `drop`. */
export function createSessionHolder(send: Send, getIdentity: GetIdentity): SessionHolder {
  let held: string | null = null;
  let exchange: Promise<BackendAnswer<string>> | null = null;
  // The exchange is everybody's: one caller who gives up must not end it for the others.
  const shared = new AbortController().signal;

  async function exchanged(): Promise<BackendAnswer<string>> {
    const identity = await getIdentity(shared).catch(() => null);
    if (!identity) return failure('no_identity');
    const reply = await send({ ...routes.createSession, body: identity }, shared);
    if (!reply.ok) return reply;
    const { value } = reply;
    if (value.kind !== 'body' || !isSession(value.body)) return failure('bad_answer');
    held = value.body.token;
    return { ok: true, value: held };
  }

  function aborted(signal: AbortSignal): Promise<BackendAnswer<string>> {
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(failure('aborted')), { once: true });
    });
  }

  return {
    token(signal) {
      if (signal.aborted) return Promise.resolve(failure('aborted'));
      if (held !== null) return Promise.resolve({ ok: true, value: held });
      exchange ??= exchanged().finally(() => {
        exchange = null;
      });
      return Promise.race([exchange, aborted(signal)]);
    },
    invalidate(token) {
      if (held === token) held = null;
    },
    clear() {
      held = null;
    },
  };
}
