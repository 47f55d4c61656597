import { contractLimits } from '#contract/limits.ts';
import { systemClock } from '../platform/clock.ts';
import { limits as ours } from '../platform/limits.ts';
import { createSemaphore } from '../webflow/semaphore.ts';
import { type Encoder, EncodingError, type EncodingSession } from './encoder.ts';
import { inspectSource } from './inspect-source.ts';
import { type ProgramProcess, startProgram } from './program-process.ts';
import { openSession } from './session.ts';

/** What an encoder keeps to, of `limits`. */
export type EncoderLimits = { readonly [Name in keyof typeof defaults]: number };

const defaults = {
  encodedBytes: ours.encodedBytes,
  encodedPixels: ours.encodedPixels,
  encodedFramePixels: ours.encodedFramePixels,
  encodedSide: contractLimits.weighedWidth,
  encodedFileMs: ours.encodedFileMs,
  encodedSvgMs: ours.encodedSvgMs,
  encodedAssetMs: ours.encodedAssetMs,
  avifAlonePixels: ours.avifAlonePixels,
  encoderMemoryBytes: ours.encoderMemoryBytes,
  encoderHeapMebibytes: ours.encoderHeapMebibytes,
  encoderMemoryCheckMs: ours.encoderMemoryCheckMs,
  encoderIdleMs: ours.encoderIdleMs,
};

export interface EncoderOptions {
  /** What differs from `limits`. */
  readonly limits?: Partial<EncoderLimits>;
  /** The program of the processes. */
  readonly program?: URL;
  /** Milliseconds that only go forward. */
  readonly now?: () => number;
}

interface Idle {
  readonly program: ProgramProcess;
  readonly site: string;
  readonly timer: NodeJS.Timeout;
}

/**
 * An encoder without processes: they start as they are needed, one for each file that is open, and end some time after. A process serves
 * one site alone: what its decoders may have become by one site's files can't touch another's.
 */
export function createEncoder(options: EncoderOptions = {}): Encoder {
  const { program = new URL('./program/main.ts', import.meta.url), now = systemClock.elapsed } = options;
  const limits = { ...defaults, ...options.limits };
  const largeAvifs = createSemaphore({ many: 1 });
  const running = new Set<ProgramProcess>();
  const idle = new Set<Idle>();
  let isStopped = false;

  function forget(one: Idle): ProgramProcess {
    clearTimeout(one.timer);
    idle.delete(one);
    return one.program;
  }

  function endIdle(one: Idle): void {
    const ended = forget(one);
    running.delete(ended);
    ended.end('encoder_failed');
  }

  function start(site: string): ProgramProcess {
    if (isStopped) throw new EncodingError('encoder_failed');
    const known = [...idle].find((one) => one.site === site && !one.program.hasEnded);
    if (known) return forget(known);
    idle.forEach(endIdle);
    for (const one of running) if (one.hasEnded) running.delete(one);
    const started = startProgram({
      program,
      memoryBytes: limits.encoderMemoryBytes,
      memoryCheckMs: limits.encoderMemoryCheckMs,
      heapMebibytes: limits.encoderHeapMebibytes,
    });
    running.add(started);
    return started;
  }

  function giveBack(used: ProgramProcess, site: string): void {
    if (used.hasEnded || isStopped) {
      running.delete(used);
      used.end('encoder_failed');
      return;
    }
    const timer = setTimeout(() => endIdle(one), limits.encoderIdleMs);
    timer.unref();
    const one: Idle = { program: used, site, timer };
    idle.add(one);
  }

  return {
    async open(bytes, { signal, party }): Promise<EncodingSession> {
      signal.throwIfAborted();
      const picture = inspectSource(bytes, limits);
      if (isStopped) throw new EncodingError('encoder_failed');
      return openSession({
        bytes,
        picture,
        signal,
        limits,
        now,
        start: () => start(party.site),
        takeLargeAvif: (until) => largeAvifs.take('', until, { urgency: 'interactive', party }),
        onClose: (used) => giveBack(used, party.site),
      });
    },
    stop() {
      isStopped = true;
      idle.forEach(forget);
      for (const one of running) one.end('encoder_failed');
      running.clear();
    },
  };
}
