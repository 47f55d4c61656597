import {
  type EncodedFile,
  type Encoder,
  EncodingError,
  type EncodingSession,
} from '#backend/encoding/encoder.ts';
import type { Party } from '#backend/shares/rule.ts';
import type { CandidateFile, UnweighedReason } from '#contract/weighing.ts';

/** An encoder that opens nothing. */
export const refusingEncoder: Encoder = {
  open: () => Promise.reject(new EncodingError('encoder_failed')),
  stop() {},
};

export interface FakeEncoderOptions {
  readonly source?: Partial<EncodingSession['source']>;
  /** The likeness of a candidate; 80 at quality 80 unless given. */
  readonly score?: (file: CandidateFile) => number | null;
  /** The quality that parts of the original need; the first unless given. */
  readonly findQuality?: EncodingSession['findQuality'];
  /** Why a candidate fails; none does unless given. */
  readonly fails?: (file: CandidateFile) => UnweighedReason | undefined;
  /** Why an original is not opened. */
  readonly refuses?: UnweighedReason;
  /** Waits before each encoding ends. */
  readonly pause?: (file: CandidateFile, party: Party) => Promise<void>;
}

/** What the fake encoder's candidate is made of. */
export function fakeBytes({ format, quality, width }: CandidateFile): Uint8Array {
  return new TextEncoder().encode(`${format} of ${width} px at ${quality}`);
}

/** An encoder without a process, and what was asked of it. */
export function createFakeEncoder(options: FakeEncoderOptions = {}) {
  const opened: { readonly bytes: Uint8Array; readonly party: Party }[] = [];
  const encoded: string[] = [];
  const open = new Set<object>();
  const left: string[] = [];
  let mostOpen = 0;

  /** Waits for what the test waits for; rejects once the session is to end. */
  function wait(work: Promise<void>, signal: AbortSignal, name: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        left.push(name);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave);
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  const encoder: Encoder = {
    async open(bytes, { signal, party }) {
      signal.throwIfAborted();
      opened.push({ bytes, party });
      if (options.refuses) throw new EncodingError(options.refuses);
      const session = {};
      open.add(session);
      mostOpen = Math.max(mostOpen, open.size);

      async function encode(file: CandidateFile): Promise<void> {
        const name = new TextDecoder().decode(fakeBytes(file));
        encoded.push(name);
        if (options.pause) await wait(options.pause(file, party), signal, name);
        const reason = options.fails?.(file);
        if (reason) throw new EncodingError(reason);
      }

      return {
        source: {
          type: 'image/jpeg',
          width: 1600,
          height: 800,
          isAnimated: false,
          dropped: [],
          ...options.source,
        },
        async encode(file): Promise<EncodedFile> {
          await encode(file);
          const score = options.score?.(file) ?? (options.score ? null : file.quality);
          const height = Math.max(1, Math.round(file.width / 2));
          return { bytes: fakeBytes(file), width: file.width, height, score };
        },
        async sizeOf(file) {
          await encode(file);
          return fakeBytes(file).byteLength;
        },
        findQuality: options.findQuality ?? (async ({ qualities }) => qualities[0] ?? null),
        close() {
          open.delete(session);
        },
      };
    },
    stop() {},
  };

  return {
    encoder,
    /** The originals that were opened, in order. */
    opened,
    /** The files whose encoding was begun, in order. */
    encoded,
    /** The files whose encoding was stopped on the way. */
    left,
    /** How many originals are open now. */
    openNow: () => open.size,
    mostOpen: () => mostOpen,
  };
}
