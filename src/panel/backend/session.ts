import { type BackendResult, failure } from '#panel/backend/request.ts';

/** The person and the site, as the Designer identifies them. */
export interface Identity {
  readonly siteId: string;
  readonly idToken: string;
  readonly workspaceId?: string;
}

/** How many sessions one call may take: of 15 minutes each, more than any call needs. */
const mostSessions = 12;

/** Reads the identity from the Designer; null where it returns none. */
export type GetIdentity = (signal: AbortSignal) => Promise<Identity | null>;

/**
 * Makes one call with a session or with an identity; `onSession` takes the token of the new session once it has come, and
 * `onProgress` is called as any other lines come.
 */
export type Call<Value> = (
  caller: { readonly token?: string; readonly identity?: Identity },
  signal: AbortSignal,
  onSession: (token: string) => void,
  onProgress: () => void,
) => Promise<BackendResult<Value>>;

/**
 * Holds the panel's session, in memory only. Without one, the first call carries the identity and all others wait for its
 * session; an abort of the first ends it once the session has come.
 */
export function createSessionHolder(getIdentity: GetIdentity) {
  let held: string | null = null;
  let opening: Promise<BackendResult<string>> | null = null;
  let prepared: Promise<Identity | null> | null = null;

  const readIdentity = (signal: AbortSignal) => getIdentity(signal).catch(() => null);

  async function begin<Value>(
    call: Call<Value>,
    signal: AbortSignal,
    onProgress: () => void,
  ): Promise<BackendResult<Value>> {
    const { promise, resolve } = Promise.withResolvers<BackendResult<string>>();
    opening = promise;
    const own = new AbortController();
    const read = prepared ?? readIdentity(own.signal);
    prepared = null;
    const result = read.then((identity) =>
      identity
        ? call({ identity }, own.signal, (value) => resolve({ ok: true, value }), onProgress)
        : failure('no_identity'),
    );
    void result.then((end) => resolve(end.ok ? failure('bad_answer') : end));
    const opened = await promise;
    opening = null;
    held = opened.ok ? opened.value : null;
    if (signal.aborted) own.abort();
    signal.addEventListener('abort', () => own.abort(), { once: true });
    return result;
  }

  async function attempt<Value>(
    call: Call<Value>,
    signal: AbortSignal,
    onProgress: () => void,
    opener?: Call<unknown>,
  ): Promise<BackendResult<Value>> {
    if (held === null && !opening && opener) void begin(opener, signal, () => {});
    const opened = held === null && opening ? await opening : null;
    if (opened && !opened.ok) return opened;
    if (signal.aborted) return failure('aborted');
    const token = held;
    const result = await (token === null
      ? begin(call, signal, onProgress)
      : call({ token }, signal, () => {}, onProgress));
    // The session of a site that is no longer connected stays invalid when the site is connected again.
    const isEnded = !result.ok && ['session_expired', 'not_connected'].includes(result.problem.code);
    if (isEnded && (token === null || held === token)) held = null;
    return result;
  }

  async function repeat<Value>(
    call: Call<Value>,
    signal: AbortSignal,
    opener?: Call<unknown>,
  ): Promise<BackendResult<Value>> {
    for (let sessions = 1; ; sessions += 1) {
      let hasProgress = false;
      const onProgress = (): void => {
        hasProgress = true;
      };
      const result = await attempt(call, signal, onProgress, opener);
      const isExpired = !result.ok && result.problem.code === 'session_expired';
      const mayRepeat = sessions === 1 || (hasProgress && sessions < mostSessions);
      if (!isExpired || !mayRepeat) return result;
    }
  }

  return {
    /** Asks the Designer for the identity now, so that the first call need not wait for it. */
    prepare(): void {
      prepared ??= readIdentity(new AbortController().signal);
    },
    /**
     * Makes a call with the session, once more where that has expired, and again each time that one expires after lines have
     * come. For a call that can't carry an identity, `opener` begins the session.
     */
    run<Value>(
      call: Call<Value>,
      signal: AbortSignal,
      opener?: Call<unknown>,
    ): Promise<BackendResult<Value>> {
      if (signal.aborted) return Promise.resolve(failure('aborted'));
      const aborted = new Promise<BackendResult<Value>>((resolve) => {
        signal.addEventListener('abort', () => resolve(failure('aborted')), { once: true });
      });
      return Promise.race([repeat(call, signal, opener), aborted]);
    },
    /** Discards the session, because its site was disconnected. */
    clear(): void {
      held = null;
    },
  };
}
