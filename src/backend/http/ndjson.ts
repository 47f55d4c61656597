import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import type { Problem } from '#contract/problem.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import type { AppEnv } from './app-env.ts';
import { explain } from './error-handler.ts';
import { inPieces, waitForPiece } from './pieces.ts';
import { problemFor } from './problem.ts';
import { holdText } from './response-memory.ts';

/** Writes one line of these parts; resolves when the next may be written, or the client has disconnected. */
export type WriteLine = (...parts: string[]) => Promise<void>;

export interface NdjsonOptions {
  readonly mediaType: string;
  readonly connectUrl: string;
  /** Aborts when the process is to stop; open responses end then. */
  readonly stopping: AbortSignal;
  /** Called once when the response ends. */
  readonly end: () => void;
  /** The last line, with the problem that ended the response early. */
  readonly last: (problem?: Problem) => object;
  /** The longest silence before an empty line; `limits.silentMs` unless given. */
  readonly silentMs?: number | undefined;
}

/**
 * Responds with the lines of JSON that `work` writes, and a last one when `work` ends or throws. The signal aborts when
 * the client disconnects or the process is to stop. Where `work` has nothing to say for long, empty lines keep proxies from closing the
 * connection. The end of the response is logged.
 */
export function respondWithNdjson(
  c: Context<AppEnv>,
  { mediaType, connectUrl, stopping, end, last: lineFor, silentMs = limits.silentMs }: NdjsonOptions,
  work: (write: WriteLine, signal: AbortSignal) => Promise<void>,
): Response {
  const left = new AbortController();
  const signal = AbortSignal.any([c.req.raw.signal, left.signal, stopping]);
  const log = c.get('log');

  /** The problem of a thrown value; undefined if the client has disconnected. */
  function problemOf(thrown: unknown): ProblemError | undefined {
    if (stopping.aborted) return new ProblemError('service_unavailable');
    return signal.aborted ? undefined : explain(thrown, log, c.get('lines'), connectUrl);
  }

  async function lastLine(write: WriteLine): Promise<{ outcome: string; last?: object }> {
    try {
      await work(write, signal);
      return { outcome: 'done', last: lineFor() };
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (!problem) return { outcome: 'left' };
      return { outcome: problem.code, last: lineFor(problemFor(c, problem.code, problem.extras)) };
    }
  }

  c.header('content-type', mediaType);
  // nginx would buffer the lines.
  c.header('x-accel-buffering', 'no');
  return stream(c, async (lines) => {
    lines.onAbort(() => left.abort());
    let isOver = false;
    let written = Promise.resolve();
    let silence: NodeJS.Timeout | undefined;

    async function writePiece(piece: string | Uint8Array): Promise<void> {
      if (left.signal.aborted) return;
      await lines.write(piece);
      if (piece.length >= limits.answerPieceBytes) await waitForPiece();
    }

    async function writeLong(text: string): Promise<void> {
      const { bytes, release } = holdText(c, text);
      for (const piece of inPieces(bytes)) await writePiece(piece);
      release();
    }

    async function writeNow(parts: readonly string[]): Promise<void> {
      let short = '';
      for (const part of [...parts, '\n']) {
        const isLong = part.length > limits.answerPieceBytes;
        if (!isLong) short += part;
        if (short.length > limits.answerPieceBytes || (isLong && short !== '')) {
          await writePiece(short);
          short = '';
        }
        if (isLong) await writeLong(part);
      }
      if (short !== '') await writePiece(short);
      breakSilence();
    }

    /** Writes an empty line where no other comes for a time. */
    function breakSilence(): void {
      clearTimeout(silence);
      silence = isOver || left.signal.aborted ? undefined : setTimeout(() => void write(), silentMs).unref();
    }

    /** Writes lines one after the other. */
    function write(...parts: string[]): Promise<void> {
      written = written.then(() => writeNow(parts));
      return written;
    }

    breakSilence();
    const { outcome, last } = await lastLine(async (...parts) => {
      if (!isOver) await write(...parts);
    });
    isOver = true;
    clearTimeout(silence);
    end();
    log.info({ outcome }, 'answered to the end');
    if (last) await write(JSON.stringify(last));
  });
}
