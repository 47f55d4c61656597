import type { UnmeasuredReason } from '#contract/measurements.ts';
import type { HttpAnswer } from '../http-client.ts';
import type { FileHead } from './file-head.ts';

/** What an answer without the file means, by its status (RFC 9110 §15); null where it has the file or a part of it. */
export function whyNoFile(status: number): UnmeasuredReason | null {
  if (status === 200 || status === 206) return null;
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not_found';
  // An empty file has no first byte to ask for.
  if (status === 416) return 'not_an_image';
  return status >= 500 || status === 408 || status === 429 ? 'unavailable' : 'bad_answer';
}

/** The length a whole answer claims, or null. That of a compressed one is not the file's. */
function claimedLength({ header }: HttpAnswer): number | null {
  const length = header('content-length') ?? '';
  return /^\d{1,15}$/.test(length) && header('content-encoding') === null ? Number(length) : null;
}

/** The length of the whole file as an answer to `bytes=0-` tells it: bytes, `unknown`, or `wrong` against what it sent. */
export function fileLength(answer: HttpAnswer, { bytes, isWhole }: FileHead): number | 'unknown' | 'wrong' {
  const sent = bytes.byteLength;
  if (answer.status === 200) {
    if (isWhole) return sent;
    return longerThan(sent, claimedLength(answer));
  }
  if (answer.header('content-encoding') !== null) return 'unknown';
  const [, last, total] =
    /^bytes 0-(\d{1,15})\/(\d{1,15}|\*)$/.exec(answer.header('content-range') ?? '') ?? [];
  if (last === undefined || total === undefined) return 'wrong';
  const part = Number(last) + 1;
  if (isWhole ? sent !== part : sent >= part) return 'wrong';
  if (total === '*') return 'unknown';
  return Number(total) >= part ? Number(total) : 'wrong';
}

/** The length a HEAD tells of a file of which `sent` bytes are known and more must follow. */
export function lengthFromHead(answer: HttpAnswer, sent: number): number | 'unknown' | 'wrong' {
  return answer.status === 200 ? longerThan(sent, claimedLength(answer)) : 'unknown';
}

function longerThan(sent: number, length: number | null): number | 'unknown' | 'wrong' {
  if (length === null) return 'unknown';
  return length > sent ? length : 'wrong';
}

/** The mime type of a `Content-Type` header without its parameters, in lower case; null where it has none. */
export function mimeTypeOf(header: string | null): string | null {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,64}\/[\w.+-]{1,64}$/.test(type) ? type : null;
}
