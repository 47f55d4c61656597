import type { Context } from 'hono';
import * as v from 'valibot';
import { AssetDetails } from '#contract/asset.ts';
import {
  type CandidateFile,
  candidateTypes,
  type UnweighedReason,
  type WeighedFileRequest,
} from '#contract/weighing.ts';
import type { ReadAsset } from '../assets/read-asset.ts';
import { EncodingError } from '../encoding/encoder.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { AppEnv } from '../http/app-env.ts';
import { streamPieces } from '../http/pieces.ts';
import { holdBytes } from '../http/response-memory.ts';
import type { AllowUrl } from '../measurements/allowed-url.ts';
import { readPicture } from '../measurements/picture.ts';
import type { Deadline } from '../platform/deadline.ts';
import { limits } from '../platform/limits.ts';
import { type EncodeFile, type EncodingRequest, keyOf } from './encode-file.ts';
import type { FileMemory } from './file-memory.ts';
import { findOriginal } from './find-original.ts';
import { isOffered, isOfferedFor } from './offered.ts';
import type { ReadFacts } from './read-facts.ts';
import type { ReadOriginal } from './read-original.ts';
import type { WeighingCaller } from './respond.ts';

export interface RespondWithFileDeps {
  readonly readAsset: ReadAsset;
  readonly allowUrl: AllowUrl;
  readonly facts: Pick<ReadFacts, 'source'>;
  readonly encodeFile: EncodeFile;
  readonly readOriginal: ReadOriginal;
  readonly memory: FileMemory;
  /** For one file, the queue included. */
  readonly deadline: Deadline;
  /** Aborts when the process is to end. */
  readonly stopping: AbortSignal;
}

/** A caller of the file route. `countStart` throws `rate_limited` where the caller has had too many files encoded. */
export interface FileCaller extends WeighingCaller {
  readonly countStart: () => Promise<void>;
}

interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** The problem for a file that was not read or encoded. */
function problemFor(reason: UnweighedReason): ProblemError {
  if (reason === 'timeout') return new ProblemError('upstream_timeout');
  if (reason === 'unavailable') return new ProblemError('webflow_unavailable');
  if (reason === 'encoder_failed')
    return new ProblemError('service_unavailable', { retryAfter: limits.encoderRetryAfterSeconds });
  return new ProblemError('file_refused');
}

/**
 * Responds with the bytes of an original or a candidate, from memory or else read or encoded once more. Throws `bad_request` for a
 * candidate that weighing does not offer, `file_refused` for a file that can't be read or encoded, and as `readAsset` does.
 */
export function createRespondWithFile(deps: RespondWithFileDeps) {
  const { readAsset, allowUrl, facts, encodeFile, readOriginal, memory, deadline, stopping } = deps;

  async function readOriginalFile({ original, party, signal }: EncodingRequest): Promise<FileAnswer> {
    const bytes = await readOriginal(original, party, signal);
    const picture = readPicture(bytes.subarray(0, limits.svgHeadBytes));
    if (!picture) throw new EncodingError('not_an_image');
    return { bytes, type: picture.type };
  }

  async function readCandidate(
    request: EncodingRequest,
    file: CandidateFile,
    countStart: () => Promise<void>,
  ): Promise<FileAnswer> {
    const { original } = request;
    const type = candidateTypes[file.format];
    const known = memory.get(original.installationId, keyOf(original, file));
    if (known) return { bytes: known, type };
    await countStart();
    const source = await facts.source(request);
    if ('refused' in source) throw new EncodingError(source.refused);
    if (!isOfferedFor(file, source)) throw new ProblemError('bad_request');
    const { bytes } = await encodeFile(request, file);
    return { bytes, type };
  }

  async function read(
    { assetId, file }: WeighedFileRequest,
    { subject, log, countStart }: FileCaller,
    signal: AbortSignal,
  ): Promise<FileAnswer> {
    // Undo brings back what was there at the last moment before a replacement.
    const demand = file === null ? 'no-cache' : 'fresh';
    const { body } = await readAsset({ subject, log, signal }, assetId, { demand });
    const { installationId, userId } = subject;
    const original = findOriginal(v.parse(AssetDetails, JSON.parse(body)), installationId, allowUrl);
    if (typeof original === 'string') throw new EncodingError(original);
    const request = { original, party: { site: installationId, person: userId }, signal };
    return file === null ? readOriginalFile(request) : readCandidate(request, file, countStart);
  }

  return async function respondWithFile(
    c: Context<AppEnv>,
    request: WeighedFileRequest,
    caller: FileCaller,
  ): Promise<Response> {
    if (request.file && !isOffered(request.file)) throw new ProblemError('bad_request');
    const signal = deadline.start(AbortSignal.any([c.req.raw.signal, stopping]));
    try {
      const { bytes, type } = await read(request, caller, signal);
      // The site may have been disconnected meanwhile.
      await caller.checkSession();
      holdBytes(c, bytes);
      return new Response(streamPieces(bytes), {
        headers: {
          'content-type': type,
          'content-length': String(bytes.byteLength),
          'content-disposition': 'attachment',
          // A picture of Webflow's may hold scripts: they run nowhere, however the response is opened.
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        },
      });
    } catch (error) {
      if (!c.req.raw.signal.aborted) await caller.checkSession();
      if (stopping.aborted) throw new ProblemError('service_unavailable');
      if (error instanceof EncodingError) throw problemFor(error.reason);
      throw error;
    }
  };
}

export type RespondWithFile = ReturnType<typeof createRespondWithFile>;
