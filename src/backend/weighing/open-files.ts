import type { CandidateFile } from '#contract/weighing.ts';
import type {
  EncodedFile,
  EncodedSource,
  Encoder,
  EncodingSession,
  QualityDemand,
} from '../encoding/encoder.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import type { Party } from '../shares/rule.ts';
import { abortable } from '../webflow/abortable.ts';
import { createSemaphore } from '../webflow/semaphore.ts';
import type { OriginalFile, ReadOriginal } from './read-original.ts';

/** What the encoder says of an original, and its length in bytes. */
export interface OpenSource extends EncodedSource {
  readonly bytes: number;
}

/** A share in an open original. All methods reject with EncodingError where the file can't be read or encoded. */
export interface Lease {
  /** Resolves once the file's turn has come; that begins with the first call of the other methods by any holder. */
  readonly started: Promise<void>;
  source(): Promise<OpenSource>;
  /** Encodes after what others have asked for; not at all once the signal has aborted, whose reason it rejects with. */
  encode(file: CandidateFile, signal: AbortSignal): Promise<EncodedFile>;
  /** Encodes for the length in bytes alone, in the same order and under the same signal. */
  sizeOf(file: CandidateFile, signal: AbortSignal): Promise<number>;
  /** Finds a quality, in the same order and under the same signal. */
  findQuality(demand: QualityDemand, signal: AbortSignal): Promise<number | null>;
  /** Gives the share back. With the last one, what is under way stops and the next file has its turn. */
  release(): void;
}

/** Opens an original, works with it, and gives its share back. Rejects as a lease does, and with the reason of `stop`. */
export async function withOriginal<T>(
  { lease: take }: Pick<OpenFiles, 'lease'>,
  { original, party }: { readonly original: OriginalFile; readonly party: Party },
  stop: AbortSignal,
  work: (lease: Lease, source: OpenSource) => Promise<T> | T,
): Promise<T> {
  const lease = take(original, party);
  try {
    return await work(lease, await abortable(lease.source(), stop));
  } finally {
    lease.release();
  }
}

export interface OpenFilesDeps {
  readonly encoder: Pick<Encoder, 'open'>;
  readonly readOriginal: ReadOriginal;
}

interface Opened {
  readonly source: OpenSource;
  readonly session: EncodingSession;
}

interface OpenFile {
  readonly installationId: string;
  readonly stop: AbortController;
  readonly started: Promise<void>;
  readonly opened: () => Promise<Opened>;
  /** Settles with the encoding that was asked for last. */
  last: Promise<unknown>;
  users: number;
}

/** Calls `work` at the abort of the signal, or now where it has aborted. */
function atAbort(signal: AbortSignal, work: () => void): void {
  if (signal.aborted) work();
  else signal.addEventListener('abort', work, { once: true });
}

/**
 * The originals that are being encoded, each open once for all who want something of it. A few are open at once in the whole process; the
 * others wait in one queue, in which installations take turns, and within one its people.
 */
export function createOpenFiles({ encoder, readOriginal }: OpenFilesDeps) {
  const slots = createSemaphore({ many: limits.encodingProcesses, keepsLast: true });
  const files = new Map<string, OpenFile>();

  function addFile(original: OriginalFile, party: Party): OpenFile {
    const stop = new AbortController();
    const { signal } = stop;
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    let opened: Promise<Opened> | undefined;

    async function open(): Promise<Opened> {
      atAbort(signal, await slots.take('', signal, { urgency: 'interactive', party }));
      start();
      const bytes = await readOriginal(original, party, signal);
      const session = await encoder.open(bytes, { signal, party });
      atAbort(signal, session.close);
      return { source: { ...session.source, bytes: bytes.byteLength }, session };
    }

    const { installationId } = original;
    return {
      installationId,
      stop,
      started,
      opened: () => (opened ??= open()),
      last: Promise.resolve(),
      users: 0,
    };
  }

  /** A session does one thing after the other. */
  function afterLast<T>(
    file: OpenFile,
    signal: AbortSignal,
    work: (session: EncodingSession) => Promise<T>,
  ): Promise<T> {
    const run = async (): Promise<T> => {
      signal.throwIfAborted();
      return work((await file.opened()).session);
    };
    const done = file.last.then(run, run);
    file.last = done;
    return done;
  }

  return {
    /** Takes a share; the file is read when something is wanted of it. */
    lease(original: OriginalFile, party: Party): Lease {
      const name = `${original.installationId}:${original.version}`;
      const file = files.get(name) ?? addFile(original, party);
      files.set(name, file);
      file.users++;
      let isHeld = true;
      return {
        started: file.started,
        source: async () => (await file.opened()).source,
        encode: (candidate, signal) => afterLast(file, signal, (session) => session.encode(candidate)),
        sizeOf: (candidate, signal) => afterLast(file, signal, (session) => session.sizeOf(candidate)),
        findQuality: (demand, signal) => afterLast(file, signal, (session) => session.findQuality(demand)),
        release() {
          if (!isHeld) return;
          isHeld = false;
          file.users--;
          if (file.users > 0) return;
          if (files.get(name) === file) files.delete(name);
          file.stop.abort();
        },
      };
    },

    /** Ends all work for an installation. Those who wait for it get `session_expired`. */
    async invalidate(installationId: string): Promise<void> {
      for (const [name, file] of files) {
        if (file.installationId !== installationId) continue;
        files.delete(name);
        file.stop.abort(new ProblemError('session_expired'));
      }
    },
  };
}

export type OpenFiles = ReturnType<typeof createOpenFiles>;
