import type { BackendResult } from '#panel/backend/request.ts';
import type { UsesResponse } from '#panel/backend-calls/read-uses.ts';
import type { AskUses } from '#panel/uses/uses-reading.ts';
import type { KindCoverage } from '#rules/uses/coverage.ts';

/** How far one kind of place is read. */
export const kindRead = (
  read: number,
  of: number | null,
  more: Partial<KindCoverage> = {},
): KindCoverage => ({ read, of, failed: 0, isRefused: false, ...more });

/** Returns the response about a site of which nothing was read, but for what is given. */
export function usesAnswer(more: Partial<UsesResponse> = {}): UsesResponse {
  return {
    state: 'none',
    reading: '',
    revision: 0,
    progress: { pages: kindRead(0, null), components: kindRead(0, null), collections: kindRead(0, null) },
    waitSeconds: null,
    secondsLeft: null,
    readAt: null,
    places: [],
    gone: [],
    isWhole: true,
    ...more,
  };
}

/** Returns the response while a site of 31 pages, 12 components and 4 Collections is read. */
export const readingAnswer = (more: Partial<UsesResponse> = {}): UsesResponse =>
  usesAnswer({
    state: 'reading',
    reading: 'first',
    revision: 1,
    progress: { pages: kindRead(23, 31), components: kindRead(12, 12), collections: kindRead(4, 4) },
    secondsLeft: 110,
    ...more,
  });

/** Returns the response once all of it is read. */
export const doneAnswer = (more: Partial<UsesResponse> = {}): UsesResponse =>
  readingAnswer({
    state: 'done',
    progress: { pages: kindRead(31, 31), components: kindRead(12, 12), collections: kindRead(4, 4) },
    secondsLeft: null,
    readAt: '2026-03-01T10:00:00.000Z',
    ...more,
  });

type Asked = Parameters<AskUses>[0];

/** A backend that a test answers call by call. */
export function createScriptedUses() {
  const asked: Asked[] = [];
  const open: { readonly resolve: (result: BackendResult<UsesResponse>) => void }[] = [];
  let most = 0;
  const ask: AskUses = (request, signal) => {
    asked.push(request);
    const { promise, resolve } = Promise.withResolvers<BackendResult<UsesResponse>>();
    const call = { resolve };
    open.push(call);
    most = Math.max(most, open.length);
    const leave = (): void => void open.splice(open.indexOf(call), 1);
    signal.addEventListener('abort', () => {
      if (open.includes(call)) leave();
      resolve({ ok: false, problem: { code: 'aborted' } });
    });
    return promise;
  };
  /** Answers the call that is open, and waits until that was taken. */
  async function answer(result: BackendResult<UsesResponse>): Promise<void> {
    const call = open.shift();
    if (!call) throw new Error('no call is open');
    call.resolve(result);
    for (let step = 0; step < 5; step += 1) await Promise.resolve();
  }
  return {
    ask,
    asked,
    /** How many calls are open, and how many were at most. */
    open: () => open.length,
    most: () => most,
    says: (value: UsesResponse) => answer({ ok: true, value }),
    refuses: (problem: Extract<BackendResult<never>, { ok: false }>['problem']) =>
      answer({ ok: false, problem }),
  };
}
