import type { UnhashedReason } from '#contract/measurements.ts';
import type { HttpAnswer, HttpClient } from '../platform/http-client.ts';
import { limits } from '../platform/limits.ts';
import { claimedLength, isCoded, whyNoFile } from './file-answer.ts';

/** Takes the bytes of a file, piece by piece, and returns at their end what they are for. */
export interface FileSink<T> {
  add(piece: Uint8Array): void;
  end(): T;
}

export interface WholeFileDemand<T> {
  readonly url: URL;
  readonly signal: AbortSignal;
  readonly mostBytes: number;
  /** Begins with no bytes; called for each attempt. */
  readonly open: () => FileSink<T>;
}

export type WholeFile<T> = { readonly value: T; readonly reason: null } | { readonly reason: UnhashedReason };

const timedOut = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && reason instanceof DOMException && reason.name === 'TimeoutError';

/** Why there is no file where the signal has aborted: `timeout` where that is its reason, else `unavailable`. */
export function whyAborted(signal: AbortSignal): 'timeout' | 'unavailable' {
  return timedOut(signal) ? 'timeout' : 'unavailable';
}

/** Whether an answer says where its file ends: a connection that is cut looks like an end otherwise (RFC 9112, 6.3). */
function hasEnd(answer: HttpAnswer, length: number | null): boolean {
  return length !== null || isCoded(answer) || answer.header('transfer-encoding') !== null;
}

/**
 * Returns what reads a whole file over `send`. It never rejects; a file whose signal aborts is `timeout` or `unavailable`. The
 * request carries nothing but what is asked of the file; redirects are not followed.
 */
export function createReadWholeFile(send: HttpClient) {
  async function readOnce<T>({ url, signal, mostBytes, open }: WholeFileDemand<T>): Promise<WholeFile<T>> {
    // Compressed in transit, the length of a file would not be known.
    const answer = await send({ url, method: 'GET', headers: { 'accept-encoding': 'identity' }, signal });
    const length = claimedLength(answer);
    // A part was not asked for.
    const refusal = whyNoFile(answer.status) ?? (answer.status === 206 ? 'bad_answer' : null);
    const isTooLarge = length !== null && length > mostBytes;
    const reason = refusal ?? (isTooLarge ? 'too_large' : hasEnd(answer, length) ? null : 'no_length');
    if (reason) {
      answer.drop();
      return { reason };
    }
    const sink = open();
    let read = 0;
    for await (const piece of answer.body) {
      read += piece.byteLength;
      if (read > mostBytes) return { reason: 'too_large' };
      sink.add(piece);
    }
    if (length !== null && length !== read) return { reason: 'bad_answer' };
    return { value: sink.end(), reason: null };
  }

  return async function readWholeFile<T>(demand: WholeFileDemand<T>): Promise<WholeFile<T>> {
    for (let tries = limits.measuringAttempts; tries > 0 && !demand.signal.aborted; tries--) {
      // A kept connection that the host has just closed fails whatever is sent over it first (RFC 9110 §9.2.2).
      const file = await readOnce(demand).catch(() => null);
      if (file) return file;
    }
    return { reason: whyAborted(demand.signal) };
  };
}

export type ReadWholeFile = ReturnType<typeof createReadWholeFile>;
