import type { Context } from 'hono';
import * as v from 'valibot';
import { AssetDetails } from '#contract/asset.ts';
import { assetsMediaType } from '#contract/assets-call.ts';
import { type WeighedAssetRequest, type WeighingLine, weighingProtocol } from '#contract/weighing.ts';
import type { Caller } from '../access/caller.ts';
import type { CachedAsset } from '../assets/asset-cache.ts';
import type { AppEnv } from '../http/app-env.ts';
import { respondWithNdjson } from '../http/ndjson.ts';
import type { LookUp } from '../lookup/look-up.ts';
import type { TakePlace } from '../lookup/places.ts';
import type { AllowUrl } from '../measurements/allowed-url.ts';
import { findOriginal } from './find-original.ts';
import type { EmitWeighing, WeighAsset } from './weigh-asset.ts';

export interface RespondToWeighingDeps {
  readonly lookUp: LookUp;
  readonly allowUrl: AllowUrl;
  readonly weighAsset: WeighAsset;
  readonly takePlace: TakePlace;
  readonly connectUrl: string;
  /** Aborts when the process is to end. */
  readonly stopping: AbortSignal;
}

/** Who asks for a weighing. `checkSession` rejects once the session has ended. */
export interface WeighingCaller extends Omit<Caller, 'signal'> {
  readonly checkSession: () => Promise<unknown>;
}

/**
 * Answers line by line what the assets weigh in other formats, one asset after the other. An asset that is not one of the session's
 * site is refused as `not_found`. Throws as `createPlaces` says where too many are weighed.
 */
export function createRespondToWeighing(deps: RespondToWeighingDeps) {
  const { lookUp, allowUrl, weighAsset, takePlace, connectUrl, stopping } = deps;

  /** Looks the assets up; returns what was found, and the error that kept the rest from it. */
  async function find(ids: readonly string[], caller: Caller) {
    const found = new Map<string, AssetDetails>();
    const missing = new Set<string>();
    const add = ({ body }: CachedAsset) => {
      const details = v.parse(AssetDetails, JSON.parse(body));
      found.set(details.id, details);
    };
    try {
      await lookUp(ids, {
        ...caller,
        async emit(event) {
          if ('assets' in event) event.assets.forEach(add);
          else if ('missing' in event) for (const id of event.missing) missing.add(id);
        },
      });
      return { found, missing };
    } catch (error) {
      caller.signal.throwIfAborted();
      return { found, missing, error };
    }
  }

  async function weigh(
    assets: readonly WeighedAssetRequest[],
    caller: Caller,
    emit: EmitWeighing,
  ): Promise<void> {
    const { installationId, userId } = caller.subject;
    const party = { site: installationId, person: userId };
    const refuse = async (assetId: string, reason: 'not_found' | 'no_url' | 'host_not_allowed') => {
      await emit({ refused: { assetId, format: null, reason } });
      await emit({ weighed: assetId });
    };
    const { found, missing, error } = await find(
      assets.map(({ id }) => id),
      caller,
    );
    for (const asset of assets) {
      const details = found.get(asset.id);
      if (!details) {
        if (missing.has(asset.id)) await refuse(asset.id, 'not_found');
        continue;
      }
      const original = findOriginal(details, installationId, allowUrl);
      if (typeof original === 'string') await refuse(asset.id, original);
      else await weighAsset(asset, { original, party, signal: caller.signal }, emit);
    }
    if (error) throw error;
  }

  return function respond(
    c: Context<AppEnv>,
    assets: readonly WeighedAssetRequest[],
    { checkSession, ...who }: WeighingCaller,
  ): Response {
    return respondWithNdjson(
      c,
      {
        mediaType: assetsMediaType,
        connectUrl,
        stopping,
        end: takePlace(who.subject),
        last: (problem) =>
          ({
            done: { protocol: weighingProtocol, isWhole: !problem, ...(problem && { problem }) },
          }) satisfies WeighingLine,
      },
      async (write, signal) => {
        try {
          await weigh(assets, { ...who, signal }, async (line) => {
            await checkSession();
            // Not awaited: a client that reads slowly must not keep an encoder. A call has a few hundred short lines at most.
            void write(JSON.stringify(line));
          });
        } catch (error) {
          // A disconnection ends what is encoded for the site.
          if (!signal.aborted) await checkSession();
          throw error;
        }
      },
    );
  };
}

export type RespondToWeighing = ReturnType<typeof createRespondToWeighing>;
