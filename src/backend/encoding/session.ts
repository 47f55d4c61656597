import type { CandidateFile } from '#contract/weighing.ts';
import {
  type EncodedFile,
  type EncodedSource,
  EncodingError,
  type EncodingSession,
  type QualityDemand,
} from './encoder.ts';
import type { ProgramLimits, ProgramResponse, SourcePicture } from './messages.ts';
import type { ProgramProcess } from './program-process.ts';

export interface SessionOptions {
  readonly bytes: Uint8Array;
  readonly picture: SourcePicture;
  readonly signal: AbortSignal;
  readonly limits: ProgramLimits & {
    readonly encodedFileMs: number;
    readonly encodedSvgMs: number;
    readonly encodedAssetMs: number;
    readonly avifAlonePixels: number;
  };
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  readonly start: () => ProgramProcess;
  /** Waits until no other large AVIF is encoded; returns the function that lets the next one in. */
  readonly takeLargeAvif: (signal: AbortSignal) => Promise<() => void>;
  /** Gives the process back; called once, with the process that is left. */
  readonly onClose: (program: ProgramProcess) => void;
}

function whatWas<Kind extends ProgramResponse['kind']>(
  response: ProgramResponse,
  kind: Kind,
): Extract<ProgramResponse, { kind: Kind }> {
  if (response.kind === 'refused') throw new EncodingError(response.reason);
  if (isKind(response, kind)) return response;
  throw new EncodingError('encoder_failed');
}

function isKind<Kind extends ProgramResponse['kind']>(
  response: ProgramResponse,
  kind: Kind,
): response is Extract<ProgramResponse, { kind: Kind }> {
  return response.kind === kind;
}

/** How many pixels a file has that is as wide as asked, or as its original. */
function pixelsOf(file: CandidateFile, { width, height }: EncodedSource): number {
  const share = Math.min(1, file.width / width);
  return width * height * share * share;
}

/** Opens an original in a process. Where that fails the process has been given back. */
export async function openSession(options: SessionOptions): Promise<EncodingSession> {
  const { bytes, picture, signal, limits, now, start, takeLargeAvif, onClose } = options;
  const began = now();
  const fileMs = picture.type === 'image/svg+xml' ? limits.encodedSvgMs : limits.encodedFileMs;
  let program = start();
  const closing = new AbortController();
  // A session that is never closed would keep its process.
  const timer = setTimeout(() => {
    program.end('too_slow');
    close();
  }, limits.encodedAssetMs);
  timer.unref();

  function close(): void {
    if (closing.signal.aborted) return;
    closing.abort();
    clearTimeout(timer);
    signal.removeEventListener('abort', close);
    if (program.isBusy) program.end('encoder_failed');
    onClose(program);
  }

  async function ask(request: Parameters<ProgramProcess['ask']>[0]): Promise<ProgramResponse> {
    const left = limits.encodedAssetMs - (now() - began);
    try {
      if (left <= 0) throw new EncodingError('too_slow');
      return await program.ask(request, Math.min(left, fileMs));
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }

  async function open(): Promise<EncodedSource> {
    const facts = whatWas(await ask({ kind: 'open', bytes, picture, limits }), 'opened');
    const { width, height, isAnimated, dropped } = facts;
    return { type: picture.type, width, height, isAnimated, dropped };
  }

  function checkOpen(): void {
    signal.throwIfAborted();
    if (!closing.signal.aborted) return;
    throw new EncodingError(now() - began < limits.encodedAssetMs ? 'encoder_failed' : 'too_slow');
  }

  /** Starts a process for the original again where the last one has ended. */
  async function reopen(): Promise<void> {
    checkOpen();
    if (!program.hasEnded) return;
    program = start();
    await open();
  }

  async function encode(file: CandidateFile): Promise<EncodedFile> {
    const response = whatWas(await ask({ kind: 'encode', file }), 'encoded');
    return { bytes: response.bytes, width: response.width, height: response.height, score: response.score };
  }

  async function sizeOf(file: CandidateFile): Promise<number> {
    return whatWas(await ask({ kind: 'size', file }), 'sized').bytes;
  }

  /** Does work on a file once a process is open for it, and no other large AVIF is encoded. */
  async function inTurn<T>(file: CandidateFile, source: EncodedSource, work: () => Promise<T>): Promise<T> {
    checkOpen();
    const isLargeAvif = file.format === 'avif' && pixelsOf(file, source) > limits.avifAlonePixels;
    const leave = isLargeAvif ? await takeLargeAvif(closing.signal).catch(() => null) : null;
    try {
      await reopen();
      return await work();
    } finally {
      leave?.();
    }
  }

  async function findQuality(demand: QualityDemand): Promise<number | null> {
    await reopen();
    return whatWas(await ask({ kind: 'find', demand }), 'found').quality;
  }

  signal.addEventListener('abort', close, { once: true });
  try {
    const source = await open();
    signal.throwIfAborted();
    return {
      source,
      encode: (file) => inTurn(file, source, () => encode(file)),
      sizeOf: (file) => inTurn(file, source, () => sizeOf(file)),
      findQuality,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
