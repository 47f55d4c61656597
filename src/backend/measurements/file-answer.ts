import type { UnmeasuredReason } from '#contract/measurements.ts';
import { contentCodings } from '../platform/content-codings.ts';
import type { HttpAnswer } from '../platform/http-client.ts';
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

/** Whether the response is compressed, although the request did not accept that. */
export const isCoded = ({ header }: HttpAnswer): boolean =>
  contentCodings(header('content-encoding')).length > 0;

/** The length a whole answer claims, or null. That of a compressed one is not the file's. */
export function claimedLength(answer: HttpAnswer): number | null {
  const length = answer.header('content-length') ?? '';
  return /^\d{1,15}$/.test(length) && !isCoded(answer) ? Number(length) : null;
}

/** What a part says of its place: its length and the whole's, which may be unknown; or null. Source: RFC 9110, 14.4. */
function placeOf(answer: HttpAnswer): { part: number; total: number | null } | null {
  const header = answer.header('content-range') ?? '';
  const [, last, total] = /^bytes[ \t]+0-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(header.trim()) ?? [];
  if (last === undefined || total === undefined) return null;
  return { part: Number(last) + 1, total: total === '*' ? null : Number(total) };
}

/**
 * The length of the whole file as an answer to `bytes=0-` says it: bytes, `unknown`, or `wrong` against what it sent.
 * The place of a compressed part is that of its compressed bytes: it says no more than whether they are all there.
 */
export function fileLength(answer: HttpAnswer, { bytes, isWhole }: FileHead): number | 'unknown' | 'wrong' {
  const sent = bytes.byteLength;
  if (answer.status === 200) {
    if (isWhole) return sent;
    return longerThan(sent, claimedLength(answer));
  }
  const place = placeOf(answer);
  if (!place) return isCoded(answer) ? 'unknown' : 'wrong';
  const { part, total } = place;
  if (isCoded(answer)) return isWhole && part === total ? sent : 'unknown';
  if (isWhole ? sent !== part : sent >= part) return 'wrong';
  if (total === null) return 'unknown';
  return total >= part ? total : 'wrong';
}

/** The length that a HEAD gives of a file of which `sent` bytes are known and more must follow. */
export function lengthFromHead(answer: HttpAnswer, sent: number): number | 'unknown' | 'wrong' {
  return answer.status === 200 ? longerThan(sent, claimedLength(answer)) : 'unknown';
}

function longerThan(sent: number, length: number | null): number | 'unknown' | 'wrong' {
  if (length === null) return 'unknown';
  return length > sent ? length : 'wrong';
}

/** Names of JPEG and PNG that were never registered, as servers and old files still have them. */
const aliases: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
};

/**
 * The mime type of a `Content-Type` header without its parameters, in lower case and under its registered name; null
 * where it has none. Sources: RFC 9110, 8.3.1 and 5.6.2; IANA, media types.
 */
export function mimeTypeOf(header: string | null): string | null {
  const type = header?.split(/[;,]/)[0]?.trim().toLowerCase() ?? '';
  return /^[\w!#$%&'*+.^`|~-]{1,64}\/[\w!#$%&'*+.^`|~-]{1,64}$/.test(type) ? (aliases[type] ?? type) : null;
}
