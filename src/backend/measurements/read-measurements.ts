import * as v from 'valibot';
import { AssetDetails } from '#contract/asset.ts';
import type { FileFacts, MeasuredFile, Measurements } from '#contract/measurements.ts';
import type { Caller } from '../access/caller.ts';
import type { CachedAsset } from '../assets/asset-cache.ts';
import { createCachedRead } from '../cache/cached-read.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import { mapLimit } from '../platform/map-limit.ts';
import type { AllowUrl } from './allowed-url.ts';
import { type MeasureFile, unmeasured } from './measure-file.ts';
import { type MeasurementCache, versionKey } from './measurement-cache.ts';

export interface ReadMeasurementsDeps {
  readonly allowUrl: AllowUrl;
  readonly measureFile: MeasureFile;
  readonly cache: MeasurementCache;
  /** For all files of one answer. */
  readonly deadline: Deadline;
}

/**
 * Reads what the files of one asset are: each from memory, else from its host, equal reads merged. A file that cannot be
 * measured says why and spoils nothing.
 */
export function createReadMeasurements(deps: ReadMeasurementsDeps) {
  const { allowUrl, measureFile } = deps;
  const readCached = createCachedRead(deps.cache);

  async function read(
    { url: text, lastUpdated }: { url: string | null; lastUpdated: string | null },
    { subject, signal }: Caller,
    until: AbortSignal,
  ): Promise<FileFacts> {
    const { installationId, userId } = subject;
    if (text === null) return unmeasured('no_url');
    const url = allowUrl(text);
    if (!url) return unmeasured('host_not_allowed');
    const key = versionKey(url, lastUpdated);
    try {
      const request = { installationId, key, signal: until, demand: 'fresh' } as const;
      const { value } = await readCached(request, (stop) =>
        measureFile(url, stop, { site: installationId, person: userId }),
      );
      return value;
    } catch (error) {
      if (until.aborted && !signal.aborted) return unmeasured('timeout');
      throw error;
    }
  }

  return async function readMeasurements(caller: Caller, asset: CachedAsset): Promise<Measurements> {
    const { id: assetId, hostedUrl, variants, lastUpdated } = v.parse(AssetDetails, JSON.parse(asset.body));
    const until = deps.deadline.start(caller.signal);
    const urls = [hostedUrl, ...(variants ?? []).map((variant) => variant.hostedUrl)];
    const measure = async (url: string | null): Promise<MeasuredFile> => {
      return { url, ...(await read({ url, lastUpdated }, caller, until)) };
    };
    const [original = { url: null, ...unmeasured('no_url') }, ...rest] = await mapLimit(
      limits.measuredAtOnce,
      urls,
      measure,
    );
    return { assetId, original, variants: rest };
  };
}

export type ReadMeasurements = ReturnType<typeof createReadMeasurements>;
