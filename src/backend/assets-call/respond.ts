import type { Context } from 'hono';
import { type AssetsLine, type AssetsRequest, assetParts, assetsMediaType } from '#contract/assets-call.ts';
import { contractLimits } from '#contract/limits.ts';
import type { AppEnv } from '../http/app-env.ts';
import { explain } from '../http/error-handler.ts';
import { respondWithNdjson } from '../http/ndjson.ts';
import { problemFor } from '../http/problem.ts';
import type { LookUp } from '../lookup/look-up.ts';
import type { TakePlace } from '../lookup/places.ts';
import type { Log } from '../platform/log.ts';
import { createEmitLines, type EmitLines, lastLine } from './emit-lines.ts';
import type { IdentifiedCaller } from './identify-caller.ts';
import type { ReadWhole, WholeRequest } from './read-whole.ts';

export interface RespondToAssetsCallDeps {
  readonly readWhole: ReadWhole;
  readonly lookUp: LookUp;
  readonly takePlace: TakePlace;
  readonly connectUrl: string;
  /** Aborts when the process is to end. */
  readonly stopping: AbortSignal;
}

type Read = Pick<WholeRequest, 'ids' | 'wanted' | 'log' | 'signal' | 'subject' | 'emit'>;

/**
 * Answers line by line what is wanted of assets. Few of them are read at once and in full; more are looked up, which waits
 * for Webflow's rate limit and brings their details alone. Throws as `createPlaces` says where too many are looked up.
 */
export function createRespondToAssetsCall(deps: RespondToAssetsCallDeps) {
  const { readWhole, lookUp, takePlace, connectUrl, stopping } = deps;

  function lookUpMany({ ids, log, signal, subject, emit }: Read): Promise<void> {
    return lookUp(ids, {
      subject,
      log,
      signal,
      async emit(event) {
        if ('assets' in event) await emit.details(event.assets);
        else if ('missing' in event) await emit.line({ missing: [...event.missing] });
        else await emit.line({ wait: { retryAfter: event.wait } });
      },
    });
  }

  return function respond(
    c: Context<AppEnv>,
    request: AssetsRequest,
    { subject, session, checkSession }: IdentifiedCaller,
    log: Log,
  ): Response {
    const ids = [...new Set(request.ids)];
    const words = new Set(request.wanted);
    const wanted = new Set(assetParts.filter((part) => words.has(part)));
    const isMany = ids.length > contractLimits.wholeAssets;
    const omitted = isMany ? [...wanted].filter((part) => part !== 'details') : [];
    let isWhole = wanted.size === words.size && omitted.length === 0;

    async function read(emit: EmitLines, signal: AbortSignal): Promise<void> {
      if (omitted.length > 0) await emit.line({ omitted });
      const of = { ids, wanted, log, signal, subject, emit };
      if (wanted.size === 0 || ids.length === 0) return;
      if (!isMany) {
        await readWhole({
          ...of,
          noCache: request.noCache === true,
          async fail(assetId, part, error) {
            isWhole = false;
            const { code, extras } = explain(error, log, c.get('lines'), connectUrl);
            await emit.line({ failed: { assetId, part, problem: problemFor(c, code, extras) } });
          },
        });
      } else if (wanted.has('details')) await lookUpMany(of);
    }

    return respondWithNdjson(
      c,
      {
        mediaType: assetsMediaType,
        connectUrl,
        stopping,
        end: isMany ? takePlace(subject) : () => {},
        last: (problem) => lastLine(isWhole, problem),
      },
      async (write, signal) => {
        // One that has ended since says so at its first use, as one that ends later does.
        if (session) await write(JSON.stringify({ session } satisfies AssetsLine));
        await read(createEmitLines(write, checkSession, request.tags), signal);
      },
    );
  };
}

export type RespondToAssetsCall = ReturnType<typeof createRespondToAssetsCall>;
