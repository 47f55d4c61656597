import type { Context } from 'hono';
import { limits } from '#contract/limits.ts';
import { type LookupLine, lookupMediaType } from '#contract/lookup.ts';
import type { AppEnv } from '../http/app-env.ts';
import { respondWithLines } from '../http/lines.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Log } from '../log.ts';
import type { SessionSubject } from '../session/session-token.ts';
import type { LookUp, News } from './look-up.ts';

export interface RespondToLookUpDeps {
  readonly lookUp: LookUp;
  readonly connectUrl: string;
  /** Aborts when the process is to end. */
  readonly stopping: AbortSignal;
}

/** What is looked up, by whom. */
export interface LookUpRequest {
  readonly subject: SessionSubject;
  readonly ids: readonly string[];
  readonly log: Log;
  /** Rejects where the session may not be told anything any more. */
  readonly checkSession: () => Promise<unknown>;
}

function lineOf(news: News): string {
  // Kept assets are JSON already.
  if ('assets' in news) return `{"assets":[${news.assets.map(({ body }) => body).join(',')}]}`;
  const line: LookupLine =
    'wait' in news ? { wait: { retryAfter: news.wait } } : { missing: [...news.missing] };
  return JSON.stringify(line);
}

/**
 * Answers lookups line by line. Nothing is told to a session that has ended since. Throws `service_unavailable` where
 * the site has too many of them open.
 */
export function createRespondToLookUp({ lookUp, connectUrl, stopping }: RespondToLookUpDeps) {
  const open = new Map<string, number>();

  function begin(siteId: string): () => void {
    const before = open.get(siteId) ?? 0;
    if (before >= limits.lookupsAtOnce) {
      throw new ProblemError('service_unavailable', { retryAfter: limits.lookupRetryAfter });
    }
    open.set(siteId, before + 1);
    return () => {
      const left = (open.get(siteId) ?? 0) - 1;
      if (left > 0) open.set(siteId, left);
      else open.delete(siteId);
    };
  }

  return function respond(c: Context<AppEnv>, { subject, ids, log, checkSession }: LookUpRequest): Response {
    const end = begin(subject.siteId);
    return respondWithLines(c, { mediaType: lookupMediaType, connectUrl, stopping, end }, (write, signal) => {
      async function tell(news: News): Promise<void> {
        await checkSession();
        await write(lineOf(news));
      }
      return lookUp(ids, { subject, log, signal, tell });
    });
  };
}

export type RespondToLookUp = ReturnType<typeof createRespondToLookUp>;
