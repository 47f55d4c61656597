import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { AssetsRequest, assetsProtocol } from '#contract/assets-call.ts';
import type { Disconnected } from '#contract/disconnect.ts';
import { isWebflowId } from '#contract/ids.ts';
import { routes } from '#contract/routes.ts';
import { UsesRequest, usesProtocol } from '#contract/uses.ts';
import { WeighedFileRequest, WeighingRequest, weighingProtocol } from '#contract/weighing.ts';
import type { Caller } from '../access/caller.ts';
import type { Disconnect } from '../access/disconnect.ts';
import type { ReadAsset } from '../assets/read-asset.ts';
import type { IdentifyCaller } from '../assets-call/identify-caller.ts';
import type { RespondToAssetsCall } from '../assets-call/respond.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { AppEnv } from '../http/app-env.ts';
import { hasNoCache } from '../http/cache-control.ts';
import { readJson } from '../http/json-body.ts';
import { respondWithJsonText } from '../http/response-headers.ts';
import type { Installations } from '../installations/installations.ts';
import type { RequestLimits } from '../limiting/request-limits.ts';
import type { Deadline } from '../platform/deadline.ts';
import { hashSite, type Log } from '../platform/log.ts';
import { bearer, type RequireSession } from '../session/require-session.ts';
import type { SessionTokens } from '../session/session-token.ts';
import type { RespondToUses } from '../uses/respond.ts';
import type { RespondToWeighing, WeighingCaller } from '../weighing/respond.ts';
import type { RespondWithFile } from '../weighing/respond-with-file.ts';

export interface ApiRoutesDeps {
  readonly requireSession: RequireSession;
  readonly sessionTokens: SessionTokens;
  readonly readAsset: ReadAsset;
  readonly identifyCaller: IdentifyCaller;
  readonly respondToAssetsCall: RespondToAssetsCall;
  readonly disconnect: Disconnect;
  readonly respondToUses: RespondToUses;
  readonly respondToWeighing: RespondToWeighing;
  readonly respondWithFile: RespondWithFile;
  readonly limitWeighingStarts: RequestLimits['ofWeighingStarts'];
  readonly limitPerson: RequestLimits['ofPerson'];
  readonly limitReadingStarts: RequestLimits['ofReadingStarts'];
  readonly addressOf: RequestLimits['addressOf'];
  /** The installation that covers a site now, or would if it were not held. */
  readonly installations: Pick<Installations, 'findBySite' | 'findHeld'>;
  readonly deadline: Deadline;
}

/** True where the caller already holds this very version (RFC 9110 §13.1.2, weak comparison). */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/** The log of this request, every later line of which names the site. */
function logOf(c: Context<AppEnv>, siteId: string): Log {
  const log = c.get('log').child({ site: hashSite(siteId) });
  c.set('log', log);
  return log;
}

const Versioned = v.object({ protocol: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/** The request's JSON body. Throws `version_unsupported` for another version, the rest of which may have any form. */
async function readVersion<const S extends v.GenericSchema>(
  c: Context<AppEnv>,
  version: number,
  schema: S,
): Promise<v.InferOutput<S>> {
  const { protocol } = await readJson(c, Versioned);
  if (protocol !== version) throw new ProblemError('version_unsupported');
  return readJson(c, schema);
}

/** The calls of the panel, at the contract's paths. */
export function createApiRoutes(deps: ApiRoutesDeps) {
  const app = new Hono<AppEnv>();

  /** The caller of a request with a session, counted. */
  async function sessionCaller(c: Context<AppEnv>): Promise<WeighingCaller> {
    const checkSession = () => deps.requireSession(c.req.header('authorization'));
    const subject = await checkSession();
    const log = logOf(c, subject.siteId);
    await deps.limitPerson(subject, log);
    return { subject, log, checkSession };
  }

  app.post(routes.readAssets.path, async (c) => {
    c.set('isRead', true);
    const request = await readVersion(c, assetsProtocol, AssetsRequest);
    const caller = await deps.identifyCaller({
      authorization: c.req.header('authorization'),
      identity: request.identity,
      address: deps.addressOf(c),
      logOf: (siteId) => logOf(c, siteId),
      signal: deps.deadline.start(c.req.raw.signal),
    });
    const log = logOf(c, caller.subject.siteId);
    await deps.limitPerson(caller.subject, log);
    if (!request.ids.every(isWebflowId)) throw new ProblemError('bad_asset_id');
    return deps.respondToAssetsCall(c, request, caller, log);
  });

  app.get(routes.getAsset.path, async (c) => {
    const { subject, log } = await sessionCaller(c);
    const assetId = c.req.param('assetId');
    if (!isWebflowId(assetId)) throw new ProblemError('bad_asset_id');
    const caller: Caller = {
      subject,
      log,
      // A request makes its signal when first asked for it, which an answer from memory never does.
      get signal() {
        return c.req.raw.signal;
      },
    };
    const demand = hasNoCache(c.req.header('cache-control')) ? 'no-cache' : 'any';
    const { body, etag } = await deps.readAsset(caller, assetId, { demand });
    if (etag === null) return respondWithJsonText(c, body, {});
    if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304, { etag });
    return respondWithJsonText(c, body, { etag });
  });

  app.post(routes.readUses.path, async (c) => {
    const { subject, log, checkSession } = await sessionCaller(c);
    const request = await readVersion(c, usesProtocol, UsesRequest);
    if (request.action !== 'look') await deps.limitReadingStarts(subject, log);
    try {
      return await deps.respondToUses(c, request, subject);
    } catch (error) {
      // The site may have been disconnected in the same moment.
      await checkSession();
      throw error;
    }
  });

  app.post(routes.weigh.path, async (c) => {
    const who = await sessionCaller(c);
    const { assets } = await readVersion(c, weighingProtocol, WeighingRequest);
    if (!assets.every(({ id }) => isWebflowId(id))) throw new ProblemError('bad_asset_id');
    await deps.limitWeighingStarts(who.subject, who.log);
    return deps.respondToWeighing(c, assets, who);
  });

  app.post(routes.readWeighedFile.path, async (c) => {
    const who = await sessionCaller(c);
    const request = await readVersion(c, weighingProtocol, WeighedFileRequest);
    if (!isWebflowId(request.assetId)) throw new ProblemError('bad_asset_id');
    const countStart = () => deps.limitWeighingStarts(who.subject, who.log);
    return deps.respondWithFile(c, request, { ...who, countStart });
  });

  app.post(routes.disconnect.path, async (c) => {
    const subject = await deps.sessionTokens.verify(bearer(c.req.header('authorization')) ?? '');
    if (!subject) throw new ProblemError('session_expired');
    const { findBySite, findHeld } = deps.installations;
    const current = (await findBySite(subject.siteId)) ?? (await findHeld(subject.siteId));
    // A session of an installation that was replaced must not report a site as disconnected that is not.
    if (current && current !== subject.installationId) throw new ProblemError('session_expired');
    // The second press finds nothing to do. Who leaves after pressing still wants the token to be revoked.
    if (current)
      await deps.disconnect(current, { log: logOf(c, subject.siteId), signal: deps.deadline.start() });
    return c.json({ connected: false } satisfies Disconnected);
  });

  return app;
}
