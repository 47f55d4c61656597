import { limits } from '#contract/limits.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Installations } from '../installations/installations.ts';
import type { Revocation } from '../installations/revocation.ts';
import type { Log } from '../log.ts';
import type { SessionSubject } from '../session/session-token.ts';
import { WebflowFailure } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';
import { type AssetCache, type CachedAsset, toCachedAsset } from './asset-cache.ts';
import { createSingleFlight } from './single-flight.ts';

export interface ReadAssetDeps {
  readonly installations: Installations;
  readonly revocation: Revocation;
  readonly webflow: Webflow;
  readonly cache: AssetCache;
  readonly connectUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds for everything one answer needs from Webflow. */
  readonly deadline?: number | undefined;
}

/**
 * Reads one asset of the session's site: from memory while it is fresh, else from Webflow, equal reads merged. Throws
 * ProblemError or WebflowFailure. An asset of another site, a forbidden and a missing one are the same
 * `asset_not_found`, so that nobody can probe. Source: Data API v2, Get Asset.
 */
export function createReadAsset(deps: ReadAssetDeps) {
  const { installations, revocation, webflow, cache, connectUrl, now } = deps;
  const share = createSingleFlight<CachedAsset>();

  async function refusal(
    installationId: string,
    token: string,
    error: unknown,
    log: Log,
    signal: AbortSignal,
  ) {
    if (!(error instanceof WebflowFailure) || error.reason.kind !== 'rejected') return error;
    switch (error.reason.status) {
      case 400:
        return new ProblemError('bad_asset_id');
      case 401: {
        const isRevoked = await revocation.check(installationId, token, log, signal);
        return isRevoked
          ? new ProblemError('not_connected', { connectUrl })
          : new ProblemError('asset_not_found');
      }
      case 403:
      case 404:
        return new ProblemError('asset_not_found');
      default:
        return error;
    }
  }

  async function readFromWebflow(installationId: string, assetId: string, log: Log, stop: AbortSignal) {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(deps.deadline ?? limits.upstreamDeadline)]);
    const token = await installations.readToken(installationId);
    if (!token) throw new ProblemError('not_connected', { connectUrl });
    try {
      const asset = toCachedAsset(await webflow.getAsset(token, assetId, signal), now());
      await cache.set(installationId, assetId, asset);
      return asset;
    } catch (error) {
      throw await refusal(installationId, token, error, log, signal);
    }
  }

  // A request makes its signal when first asked for it, which an answer from memory has no need of.
  return async function readAsset(
    subject: SessionSubject,
    assetId: string,
    log: Log,
    caller: { readonly signal: AbortSignal },
  ) {
    const { installationId, siteId } = subject;
    const asset =
      (await cache.get(installationId, assetId)) ??
      (await share(
        `${installationId}:${assetId}`,
        caller.signal,
        // Between our own look and our turn, an equal read may have come to its end.
        async (stop) =>
          (await cache.get(installationId, assetId)) ??
          (await readFromWebflow(installationId, assetId, log, stop)),
      ));
    if (asset.siteId !== siteId) throw new ProblemError('asset_not_found');
    return asset;
  };
}

export type ReadAsset = ReturnType<typeof createReadAsset>;
