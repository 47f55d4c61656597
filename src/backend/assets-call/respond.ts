import type { Context } from 'hono';
import {
  type AssetsLine,
  type AssetsRequest,
  assetsMediaType,
  type LocaleTexts,
} from '#contract/assets-call.ts';
import type { AppEnv } from '../http/app-env.ts';
import { explain } from '../http/error-handler.ts';
import { respondWithNdjson } from '../http/ndjson.ts';
import { problemFor } from '../http/problem.ts';
import type { ReadSiteTexts } from '../locales/read-site-texts.ts';
import type { LookUp } from '../lookup/look-up.ts';
import type { LookUpCaller } from '../lookup/look-up-caller.ts';
import type { TakePlace } from '../lookup/places.ts';
import type { ReadSite } from '../lookup/read-site.ts';
import type { ReadHashes } from '../measurements/read-hashes.ts';
import type { Log } from '../platform/log.ts';
import { createEmitLines, type EmitLines, lastLine } from './emit-lines.ts';
import type { IdentifiedCaller } from './identify-caller.ts';
import type { ReadWhole, WholeRequest } from './read-whole.ts';
import { readWanted } from './wanted.ts';

export interface RespondToAssetsCallDeps {
  readonly readWhole: ReadWhole;
  readonly lookUp: LookUp;
  readonly readSite: ReadSite;
  readonly readSiteTexts: ReadSiteTexts;
  readonly readHashes: ReadHashes;
  readonly takePlace: TakePlace;
  readonly connectUrl: string;
  /** Aborts when the process is to end. */
  readonly stopping: AbortSignal;
}

type Read = Pick<WholeRequest, 'log' | 'signal' | 'subject' | 'emit'>;

function lookUpCaller({ emit, ...caller }: Read): LookUpCaller {
  return {
    ...caller,
    async emit(event) {
      if ('assets' in event) await emit.details(event.assets);
      else if ('missing' in event) await emit.line({ missing: [...event.missing] });
      else if ('total' in event) await emit.line(event);
      else await emit.line({ wait: { retryAfter: event.wait } });
    },
  };
}

/**
 * Answers line by line what is wanted of assets. Few of them are read at once and in full; more, or all of a site, are looked
 * up, which waits for Webflow's rate limit and brings their details alone; hashes come last. Throws as `createPlaces` says
 * where too many are looked up, and as `readWanted` does.
 */
export function createRespondToAssetsCall(deps: RespondToAssetsCallDeps) {
  const { readWhole, lookUp, readSite, readSiteTexts, readHashes, takePlace, connectUrl, stopping } = deps;

  return function respond(
    c: Context<AppEnv>,
    request: AssetsRequest,
    { subject, session, checkSession }: IdentifiedCaller,
    log: Log,
  ): Response {
    const wanted = readWanted(request);
    const { ids, parts, omitted } = wanted;
    let isWhole = wanted.isKnown && omitted.length === 0;

    async function readFew(read: Read): Promise<void> {
      await readWhole({
        ...read,
        ids,
        wanted: parts,
        noCache: request.noCache === true,
        async fail(assetId, part, error) {
          isWhole = false;
          const { code, extras } = explain(error, log, c.get('lines'), connectUrl);
          await read.emit.line({ failed: { assetId, part, problem: problemFor(c, code, extras) } });
        },
      });
    }

    async function readAll(caller: LookUpCaller, { line }: EmitLines): Promise<void> {
      if (!(await readSite(caller))) isWhole = false;
      const emitTexts = (localeTexts: LocaleTexts) => line({ localeTexts });
      if (parts.has('altTexts') && !(await readSiteTexts(caller, emitTexts))) isWhole = false;
    }

    async function read(emit: EmitLines, signal: AbortSignal): Promise<void> {
      if (omitted.length > 0) await emit.line({ omitted: [...omitted] });
      const of = { log, signal, subject, emit };
      const caller = lookUpCaller(of);
      if (wanted.isSite) return readAll(caller, emit);
      if (ids.length === 0) return;
      if (parts.size > 0) await (wanted.isMany ? lookUp(ids, caller) : readFew(of));
      if (!wanted.hasHash) return;
      const emitOther: LookUpCaller['emit'] = async (event) => {
        // The other parts have emitted `missing` already.
        if (!('missing' in event) || parts.size === 0) await caller.emit(event);
      };
      // A file that was replaced may keep its address and date, so its hash is not known by these.
      const noCache = request.noCache === true && !wanted.isMany;
      await readHashes(ids, { ...caller, emit: emitOther }, (hash) => emit.line({ hash }), noCache);
    }

    return respondWithNdjson(
      c,
      {
        mediaType: assetsMediaType,
        connectUrl,
        stopping,
        end: wanted.isMany || wanted.hasHash ? takePlace(subject) : () => {},
        last: (problem) => lastLine(isWhole, problem),
      },
      async (write, signal) => {
        // Written without `checkSession`: a session that has ended meanwhile is refused at its first use.
        if (session) await write(JSON.stringify({ session } satisfies AssetsLine));
        await read(createEmitLines(write, checkSession, request.tags), signal);
      },
    );
  };
}

export type RespondToAssetsCall = ReturnType<typeof createRespondToAssetsCall>;
