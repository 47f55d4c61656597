import type { CandidateFile } from '#contract/weighing.ts';
import { createSingleFlight } from '../cache/single-flight.ts';
import { type EncodedFile, EncodingError } from '../encoding/encoder.ts';
import type { Party } from '../shares/rule.ts';
import { abortable } from '../webflow/abortable.ts';
import type { FileMemory } from './file-memory.ts';
import { type Lease, type OpenFiles, withOriginal } from './open-files.ts';
import type { OriginalFile } from './read-original.ts';

/** What is wanted of an original, for whom and until when. */
export interface EncodingRequest {
  readonly original: OriginalFile;
  readonly party: Party;
  readonly signal: AbortSignal;
}

/** Called at the end of an encoding: `done`, why it failed, or `left` where no caller waited for it any more. */
export type EncodingEnded = (format: CandidateFile['format'], outcome: string, seconds: number) => void;

export interface EncodeFileDeps {
  readonly openFiles: Pick<OpenFiles, 'lease'>;
  readonly memory: FileMemory;
  readonly encodingEnded: EncodingEnded;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

/** The key of one candidate of a version of a file. */
export function keyOf({ version }: OriginalFile, { format, quality, width }: CandidateFile): string {
  return `${version}:${format}:${quality}:${width}`;
}

/** Creates what encodes files. Equal encodings are one. */
export function createEncodeFile({ openFiles, memory, encodingEnded, now }: EncodeFileDeps) {
  const shareFile = createSingleFlight<EncodedFile>();
  const shareSize = createSingleFlight<number>();

  /** Has one file encoded by an open original, and says how that ended. */
  function encodeBy<T>(
    request: EncodingRequest,
    { format }: CandidateFile,
    stop: AbortSignal,
    encode: (lease: Lease) => Promise<T>,
  ): Promise<T> {
    return withOriginal(openFiles, request, stop, async (lease) => {
      const since = now();
      const ended = (outcome: string) => encodingEnded(format, outcome, (now() - since) / 1_000);
      try {
        const encoded = await abortable(encode(lease), stop);
        ended('done');
        return encoded;
      } catch (error) {
        ended(error instanceof EncodingError ? error.reason : 'left');
        throw error;
      }
    });
  }

  const shareKey = ({ original }: EncodingRequest, file: CandidateFile): string =>
    `${original.installationId}:${keyOf(original, file)}`;

  return {
    /**
     * Encodes a candidate and keeps its bytes in memory. Rejects with EncodingError, with the signal's reason, and with
     * `session_expired` where the installation was disconnected.
     */
    encodeFile(request: EncodingRequest, file: CandidateFile): Promise<EncodedFile> {
      const { original, signal } = request;
      return shareFile(shareKey(request, file), signal, async (stop) => {
        const moment = memory.moment();
        const encoded = await encodeBy(request, file, stop, (lease) => lease.encode(file, stop));
        memory.set(original.installationId, keyOf(original, file), encoded.bytes, moment);
        return encoded;
      });
    },

    /** Encodes a file for its length in bytes alone, and keeps nothing of it. Rejects as `encodeFile` does. */
    sizeOfFile(request: EncodingRequest, file: CandidateFile): Promise<number> {
      return shareSize(shareKey(request, file), request.signal, (stop) =>
        encodeBy(request, file, stop, (lease) => lease.sizeOf(file, stop)),
      );
    },
  };
}

export type EncodeFile = ReturnType<typeof createEncodeFile>['encodeFile'];
export type SizeOfFile = ReturnType<typeof createEncodeFile>['sizeOfFile'];
