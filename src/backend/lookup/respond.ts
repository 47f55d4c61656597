import type { Context } from 'hono';
import { type LookupLine, lookupMediaType } from '#contract/lookup.ts';
import type { Caller } from '../access/caller.ts';
import type { AppEnv } from '../http/app-env.ts';
import { respondWithNdjson } from '../http/ndjson.ts';
import type { LookUp } from './look-up.ts';
import type { LookupEvent } from './look-up-caller.ts';
import type { TakePlace } from './places.ts';

export interface RespondToLookUpDeps {
  readonly lookUp: LookUp;
  readonly takePlace: TakePlace;
  readonly connectUrl: string;
  /** Aborts when the process is to end. */
  readonly stopping: AbortSignal;
}

/** What is looked up, by whom. */
export interface LookUpRequest extends Omit<Caller, 'signal'> {
  readonly ids: readonly string[];
  /** Rejects once the session has ended. */
  readonly checkSession: () => Promise<unknown>;
}

/** The parts of a line. Those that assets have in memory are not copied. */
function lineOf(event: LookupEvent): string[] {
  // Cached assets are JSON already.
  if ('assets' in event) {
    const bodies = event.assets.flatMap(({ body }, index) => (index === 0 ? [body] : [',', body]));
    return ['{"assets":[', ...bodies, ']}'];
  }
  const line: LookupLine =
    'wait' in event ? { wait: { retryAfter: event.wait } } : { missing: [...event.missing] };
  return [JSON.stringify(line)];
}

/**
 * Answers lookups line by line. A session that has ended since gets nothing more. Throws as
 * `createPlaces` says where too many of them are open.
 */
export function createRespondToLookUp({ lookUp, takePlace, connectUrl, stopping }: RespondToLookUpDeps) {
  return function respond(c: Context<AppEnv>, { subject, ids, log, checkSession }: LookUpRequest): Response {
    const end = takePlace(subject);
    return respondWithNdjson(
      c,
      {
        mediaType: lookupMediaType,
        connectUrl,
        stopping,
        end,
        last: (problem) => (problem ? { problem } : { done: true }) satisfies LookupLine,
      },
      (write, signal) => {
        async function emit(event: LookupEvent): Promise<void> {
          await checkSession();
          await write(...lineOf(event));
        }
        return lookUp(ids, { subject, log, signal, emit });
      },
    );
  };
}

export type RespondToLookUp = ReturnType<typeof createRespondToLookUp>;
