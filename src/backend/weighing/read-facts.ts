import { contractLimits } from '#contract/limits.ts';
import type { CandidateFile, UnweighedReason } from '#contract/weighing.ts';
import { createCachedRead } from '../cache/cached-read.ts';
import type { QualityDemand } from '../encoding/encoder.ts';
import { EncodingError } from '../encoding/encoder.ts';
import { abortable } from '../webflow/abortable.ts';
import { type EncodeFile, type EncodingRequest, keyOf, type SizeOfFile } from './encode-file.ts';
import { alikeFrom, qualities } from './offered.ts';
import { type OpenFiles, withOriginal } from './open-files.ts';
import type { CandidateFacts, SourceFacts, WeighedFacts, WeighingCache } from './weighing-cache.ts';

export interface ReadFactsDeps {
  readonly cache: WeighingCache;
  readonly openFiles: Pick<OpenFiles, 'lease'>;
  readonly encodeFile: EncodeFile;
  readonly sizeOfFile: SizeOfFile;
}

export interface Refused {
  readonly refused: UnweighedReason;
}

/** Returns a refusal for what the encoder refuses. Rejects with any other error. */
async function orRefused(work: () => Promise<WeighedFacts>): Promise<WeighedFacts> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EncodingError) return { refused: error.reason };
    throw error;
  }
}

/** Reads the facts of an original and of its candidates: from the cache, else by encoding, equal work merged. */
export function createReadFacts({ cache, openFiles, encodeFile, sizeOfFile }: ReadFactsDeps) {
  const readCached = createCachedRead(cache);

  async function read(
    { original, signal }: EncodingRequest,
    key: string,
    work: (stop: AbortSignal) => Promise<WeighedFacts>,
  ): Promise<WeighedFacts> {
    const { installationId } = original;
    const request = { installationId, key, signal, demand: 'fresh' } as const;
    const { value } = await readCached(request, (stop) => orRefused(() => work(stop)));
    return value;
  }

  const openSource = (request: EncodingRequest, stop: AbortSignal): Promise<WeighedFacts> =>
    withOriginal(openFiles, request, stop, (_, { type, width, height, isAnimated, dropped, bytes }) => {
      if (Math.max(width, height) > contractLimits.weighedWidth) return { refused: 'too_many_pixels' };
      return { source: { type, width, height, isAnimated, dropped: [...dropped], bytes } };
    });

  return {
    async source(request: EncodingRequest): Promise<SourceFacts | Refused> {
      const facts = await read(request, `${request.original.version}:source`, (stop) =>
        openSource(request, stop),
      );
      if ('source' in facts) return facts.source;
      return 'refused' in facts ? facts : { refused: 'encoder_failed' };
    },

    /** The lowest quality of a format that is enough for parts of the original at this width; null where none is. */
    async firstQuality(
      request: EncodingRequest,
      { format, width }: Pick<QualityDemand, 'format' | 'width'>,
    ): Promise<{ readonly quality: number | null } | Refused> {
      const key = `${request.original.version}:${format}:${width}:quality`;
      const demand = { format, width, qualities: qualities[format], least: alikeFrom };
      const facts = await read(request, key, (stop) =>
        withOriginal(openFiles, request, stop, async (lease) => ({
          quality: await abortable(lease.findQuality(demand, stop), stop),
        })),
      );
      if ('quality' in facts || 'refused' in facts) return facts;
      return { refused: 'encoder_failed' };
    },

    async candidate(request: EncodingRequest, file: CandidateFile): Promise<CandidateFacts | Refused> {
      const facts = await read(request, keyOf(request.original, file), async (signal) => {
        const { height, bytes, score } = await encodeFile({ ...request, signal }, file);
        return { file: { height, bytes: bytes.byteLength, score } };
      });
      if ('file' in facts) return facts.file;
      return 'refused' in facts ? facts : { refused: 'encoder_failed' };
    },

    /** The bytes that a file would have, without its score. */
    async size(request: EncodingRequest, file: CandidateFile): Promise<{ readonly bytes: number } | Refused> {
      const key = keyOf(request.original, file);
      const { entry } = await cache.get(request.original.installationId, key);
      if (entry?.isFresh && 'file' in entry.value) return entry.value.file;
      const facts = await read(request, `${key}:size`, async (signal) => ({
        bytes: await sizeOfFile({ ...request, signal }, file),
      }));
      if ('bytes' in facts || 'refused' in facts) return facts;
      return { refused: 'encoder_failed' };
    },
  };
}

export type ReadFacts = ReturnType<typeof createReadFacts>;
