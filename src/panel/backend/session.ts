import { type BackendResult, failure } from '#panel/backend/request.ts';

/** The person and the site, as the Designer identifies them. */
export interface Identity {
  readonly siteId: string;
  readonly idToken: string;
  readonly workspaceId?: string;
}

/** Reads the identity from the Designer; null where it returns none. */
export type GetIdentity = (signal: AbortSignal) => Promise<Identity | null>;

/** Makes one call with a session or with an identity; `onSession` takes the token of the new session once it has come. */
export type Call<Value> = (
  caller: { readonly token: string } | { readonly identity: Identity },
  signal: AbortSignal,
  onSession: (token: string) => void,
) => Promise<BackendResult<Value>>;

/** The panel's session. It is kept in memory only and ends with the page. */
export interface SessionHolder {
  /**
   * Makes a call with the session. Without one, the first call carries the identity and all others wait for its session;
   * an abort of the first ends it once the session has come. A call that finds the session expired is repeated once.
   */
  run<Value>(call: Call<Value>, signal: AbortSignal): Promise<BackendResult<Value>>;
  isOpen(): boolean;
  /** Discards the session, because its site was disconnected. */
  clear(): void;
}

function aborted(signal: AbortSignal): Promise<BackendResult<never>> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(failure('aborted')), { once: true });
  });
}

/** Holds one session, begun by the first call and again by the first one after it has ended. */
export function createSessionHolder(getIdentity: GetIdentity): SessionHolder {
  let held: string | null = null;
  let exchange: Promise<BackendResult<string>> | null = null;

  async function begin<Value>(call: Call<Value>, signal: AbortSignal): Promise<BackendResult<Value>> {
    const { promise, resolve } = Promise.withResolvers<BackendResult<string>>();
    const own = new AbortController();
    const settle = (session: BackendResult<string>): void => {
      if (exchange !== promise) return;
      exchange = null;
      if (session.ok) held = session.value;
      resolve(session);
      if (signal.aborted) own.abort();
    };
    exchange = promise;
    signal.addEventListener('abort', () => exchange !== promise && own.abort(), { once: true });
    const identity = await getIdentity(own.signal).catch(() => null);
    const result = identity
      ? await call({ identity }, own.signal, (value) => settle({ ok: true, value }))
      : failure('no_identity');
    settle(result.ok ? failure('bad_answer') : result);
    return result;
  }

  async function attempt<Value>(call: Call<Value>, signal: AbortSignal): Promise<BackendResult<Value>> {
    if (signal.aborted) return failure('aborted');
    const session = held === null && exchange ? await Promise.race([exchange, aborted(signal)]) : null;
    if (session && !session.ok) return session;
    const token = held;
    const isFirst = token === null;
    const result = await (isFirst
      ? Promise.race([begin(call, signal), aborted(signal)])
      : call({ token }, signal, () => {}));
    const code = result.ok ? null : result.problem.code;
    // The session of a site that is no longer connected stays invalid when the site is connected again.
    const isEnded = code === 'session_expired' || code === 'not_connected';
    if (isEnded && (isFirst || held === token)) held = null;
    return result;
  }

  return {
    async run(call, signal) {
      const first = await attempt(call, signal);
      return !first.ok && first.problem.code === 'session_expired' ? attempt(call, signal) : first;
    },
    isOpen: () => held !== null,
    clear() {
      held = null;
    },
  };
}
