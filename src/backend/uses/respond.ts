import type { Context } from 'hono';
import { type ProblemCode, problemCodes } from '#contract/problem.ts';
import type { UsesAnswer, UsesRequest } from '#contract/uses.ts';
import type { SessionSubject } from '../access/caller.ts';
import type { Database } from '../database/database.ts';
import type { AppEnv } from '../http/app-env.ts';
import { problemFor } from '../http/problem.ts';
import { respondWithJsonText } from '../http/response-headers.ts';
import { answerUses } from './answer.ts';
import type { Reading, Readings } from './readings.ts';
import type { SiteJobs } from './site-jobs.ts';

export interface RespondToUsesDeps {
  readonly db: Database;
  readonly readings: Readings;
  readonly jobs: SiteJobs;
  /** Where a person gives access to what a reading needs. */
  readonly connectUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The problem of a reading: what ended it early, or else that it lacks scopes. */
function problemOf({ problem, lists }: Reading): ProblemCode | undefined {
  const ended = problemCodes.find((code) => code === problem);
  const isRefused = Object.values(lists).some((list) => list && 'refused' in list);
  return ended ?? (isRefused ? 'scopes_missing' : undefined);
}

/**
 * Answers what is known of where a site's assets are used, after the request's action. This instance takes over a reading
 * whose lease has ended. Throws what the database throws.
 */
export function createRespondToUses({ db, readings, jobs, connectUrl, now }: RespondToUsesDeps) {
  return async function respondToUses(
    c: Context<AppEnv>,
    { action, known }: UsesRequest,
    subject: SessionSubject,
  ): Promise<Response> {
    if (action === 'readAll' || action === 'pause') jobs.stop(subject);
    if (action === 'pause') await readings.pause(subject);
    if (action === 'read' || action === 'readAll') await readings.start(subject, action === 'readAll');
    let reading = await readings.find(subject);
    if (reading?.state === 'reading' && reading.leaseUntil <= now()) {
      await jobs.take(subject);
      reading = await readings.find(subject);
    }
    const answer = await answerUses(db, subject, { reading, known, now: now() });
    const code = reading && problemOf(reading);
    const extras = code === 'scopes_missing' ? { connectUrl } : {};
    const whole: UsesAnswer = code ? { ...answer, problem: problemFor(c, code, extras) } : answer;
    return respondWithJsonText(c, JSON.stringify(whole), {});
  };
}

export type RespondToUses = ReturnType<typeof createRespondToUses>;
