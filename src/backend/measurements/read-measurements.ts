import * as v from 'valibot';
import { AssetDetails } from '#contract/asset.ts';
import type { MeasuredFile, Measurements } from '#contract/measurements.ts';
import type { Caller } from '../access/caller.ts';
import type { CachedAsset } from '../assets/asset-cache.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import { mapLimit } from '../platform/map-limit.ts';
import type { AllowUrl } from './allowed-url.ts';
import { type MeasureFile, unmeasured } from './measure-file.ts';
import type { MeasurementCache } from './measurement-cache.ts';
import { createReadFileFacts } from './read-file-facts.ts';

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
  const { allowUrl, cache, measureFile } = deps;
  const readFacts = createReadFileFacts({ allowUrl, cache, read: measureFile, without: unmeasured });

  return async function readMeasurements(caller: Caller, asset: CachedAsset): Promise<Measurements> {
    const { id: assetId, hostedUrl, variants, lastUpdated } = v.parse(AssetDetails, JSON.parse(asset.body));
    const until = deps.deadline.start(caller.signal);
    const urls = [hostedUrl, ...(variants ?? []).map((variant) => variant.hostedUrl)];
    const measure = async (url: string | null): Promise<MeasuredFile> => {
      return { url, ...(await readFacts({ url, lastUpdated }, caller, until)) };
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
