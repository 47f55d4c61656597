import type { ReadAsset } from '../assets/read-asset.ts';
import type { Encoder } from '../encoding/encoder.ts';
import type { LookUp } from '../lookup/look-up.ts';
import { createPlaces } from '../lookup/places.ts';
import { createAllowUrl } from '../measurements/allowed-url.ts';
import { createReadWholeFile } from '../measurements/whole-file.ts';
import { createDeadline } from '../platform/deadline.ts';
import type { HttpClient } from '../platform/http-client.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { createEncodeFile, type EncodingEnded } from './encode-file.ts';
import { createFileMemory } from './file-memory.ts';
import { logFailures } from './log-failures.ts';
import { createOpenFiles } from './open-files.ts';
import { createReadFacts } from './read-facts.ts';
import { createReadOriginal } from './read-original.ts';
import { createRespondToWeighing } from './respond.ts';
import { createRespondWithFile } from './respond-with-file.ts';
import { createWeighAsset } from './weigh-asset.ts';
import type { WeighingCache } from './weighing-cache.ts';

export interface WeighedFilesDeps {
  readonly send: HttpClient;
  readonly encoder: Pick<Encoder, 'open'>;
  readonly encodingEnded: EncodingEnded;
  readonly log: Pick<Log, 'warn'>;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Milliseconds for reading one original; `limits.weighedFileMs` where not given. */
  readonly readingMs?: number | undefined;
}

/** Creates what reads and encodes files, with their bytes in memory. `invalidate` drops all of an installation. */
export function createWeighedFiles({ send, encoder, encodingEnded, log, now, readingMs }: WeighedFilesDeps) {
  const memory = createFileMemory();
  const readWholeFile = createReadWholeFile(send);
  const readOriginal = createReadOriginal({ readWholeFile, memory, withinMs: readingMs });
  const openFiles = createOpenFiles({ encoder: logFailures(encoder, log), readOriginal });
  const { encodeFile, sizeOfFile } = createEncodeFile({ openFiles, memory, encodingEnded, now });
  return {
    memory,
    readOriginal,
    openFiles,
    encodeFile,
    sizeOfFile,
    async invalidate(installationId: string): Promise<void> {
      await Promise.all([memory.invalidate(installationId), openFiles.invalidate(installationId)]);
    },
  };
}

export interface WeighingsDeps {
  readonly files: ReturnType<typeof createWeighedFiles>;
  readonly cache: WeighingCache;
  readonly lookUp: LookUp;
  readonly readAsset: ReadAsset;
  /** The hosts of Webflow's files. */
  readonly fileHosts: readonly string[];
  readonly connectUrl: string;
  readonly stopping: AbortSignal;
}

/** Creates the handlers of `POST /api/weighings` and `POST /api/weighings/file`. */
export function createWeighings({ files, cache, ...deps }: WeighingsDeps) {
  const { openFiles } = files;
  const allowUrl = createAllowUrl(deps.fileHosts);
  const facts = createReadFacts({ cache, ...files });
  return {
    respondToWeighing: createRespondToWeighing({
      ...deps,
      allowUrl,
      weighAsset: createWeighAsset({ facts, openFiles }),
      takePlace: createPlaces(),
    }),
    respondWithFile: createRespondWithFile({
      ...deps,
      ...files,
      allowUrl,
      facts,
      deadline: createDeadline(limits.weighedFileWaitMs),
    }),
  };
}
