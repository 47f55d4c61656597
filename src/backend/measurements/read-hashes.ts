import * as v from 'valibot';
import { AssetDetails } from '#contract/asset.ts';
import type { FileHash } from '#contract/measurements.ts';
import type { CachedAsset } from '../assets/asset-cache.ts';
import type { LookUp } from '../lookup/look-up.ts';
import type { LookUpCaller } from '../lookup/look-up-caller.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import { mapLimit } from '../platform/map-limit.ts';
import type { AllowUrl } from './allowed-url.ts';
import { type HashFile, unhashed } from './hash-file.ts';
import type { HashCache } from './measurement-cache.ts';
import { createReadFileFacts } from './read-file-facts.ts';

export interface ReadHashesDeps {
  readonly lookUp: LookUp;
  readonly allowUrl: AllowUrl;
  readonly hashFile: HashFile;
  readonly cache: HashCache;
  /** For all files of one response. */
  readonly deadline: Deadline;
}

/**
 * Reads the hash of each asset's original file: from memory unless `noCache`, else from its host, equal reads merged, each emitted as soon
 * as it is known. A file that can't be hashed says why and spoils no other. Assets are looked up first, which emits
 * what else comes of that. Throws as a lookup does.
 */
export function createReadHashes({ lookUp, allowUrl, hashFile, cache, deadline }: ReadHashesDeps) {
  const readFacts = createReadFileFacts({ allowUrl, cache, read: hashFile, without: unhashed });

  return async function readHashes(
    ids: readonly string[],
    caller: LookUpCaller,
    emit: (hash: FileHash) => Promise<void>,
    noCache = false,
  ): Promise<void> {
    const found: CachedAsset[] = [];
    await lookUp(ids, {
      ...caller,
      async emit(event) {
        if ('assets' in event) found.push(...event.assets);
        else await caller.emit(event);
      },
    });
    const until = deadline.start(caller.signal);
    await mapLimit(limits.hashedAtOnce, found, async ({ body }) => {
      const { id: assetId, hostedUrl: url, lastUpdated } = v.parse(AssetDetails, JSON.parse(body));
      await emit({ assetId, ...(await readFacts({ url, lastUpdated }, caller, until, noCache)) });
    });
  };
}

export type ReadHashes = ReturnType<typeof createReadHashes>;
