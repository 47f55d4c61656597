import type { FileFacts, UnmeasuredReason } from '#contract/measurements.ts';
import type { HttpClient, HttpRequest } from '../platform/http-client.ts';
import { limits } from '../platform/limits.ts';
import type { Party } from '../shares/rule.ts';
import { createSemaphore } from '../webflow/semaphore.ts';
import { fileLength, lengthFromHead, mimeTypeOf, whyNoFile } from './file-answer.ts';
import { type FileHead, type HeadWanted, readHead } from './file-head.ts';
import { endsTooEarly, readPicture } from './picture.ts';

/**
 * Measures the file at a URL that may be asked. It never rejects; one whose signal ends it is `unavailable`. Of those
 * that have to be read far, installations take turns, and within one its people.
 */
export type MeasureFile = (url: URL, signal: AbortSignal, party?: Party) => Promise<FileFacts>;

const nothing = { bytes: null, type: null, servedType: null, width: null, height: null, animated: null };

/** The facts of a file of which nothing is known. */
export function unmeasured(reason: UnmeasuredReason): FileFacts {
  return { ...nothing, reason };
}

interface Answer {
  readonly servedType: string | null;
  readonly head: FileHead;
  readonly length: number | 'unknown' | 'wrong';
}

/**
 * Measures over `send`. One ranged GET gives length, type and pixels together, so a HEAD is sent only where that gives
 * no length. The requests carry nothing but what is asked of the file; redirects are not followed.
 */
export function createMeasureFile(send: HttpClient): MeasureFile {
  const longReads = createSemaphore({ many: limits.longReadsAtOnce, keepsLast: true });

  function request(
    url: URL,
    signal: AbortSignal,
    method: 'GET' | 'HEAD',
    headers: Record<string, string> = {},
  ): HttpRequest {
    // Compressed in transit, an SVG would be as long as it is not.
    return { url, method, headers: { 'accept-encoding': 'identity', ...headers }, signal };
  }

  async function askForStart(
    url: URL,
    wanted: HeadWanted,
    signal: AbortSignal,
  ): Promise<Answer | UnmeasuredReason> {
    const answer = await send(request(url, signal, 'GET', { range: `bytes=0-${wanted.length - 1}` }));
    const refusal = whyNoFile(answer.status);
    if (refusal) {
      answer.drop();
      return refusal;
    }
    const head = await readHead(answer.body, wanted);
    const servedType = mimeTypeOf(answer.header('content-type'));
    return { servedType, head, length: fileLength(answer, head) };
  }

  /** Profiles, previews and comments may go before a size: then more is read, of few files at once. */
  async function askForMore(
    url: URL,
    signal: AbortSignal,
    party: Party | undefined,
  ): Promise<Answer | UnmeasuredReason> {
    const free = await longReads.take('', signal, { urgency: 'interactive', party });
    try {
      const isEnough = (bytes: Uint8Array): boolean => !endsTooEarly(bytes);
      return await askForStart(url, { length: limits.longFileHeadBytes, isEnough }, signal);
    } finally {
      free();
    }
  }

  async function measure(url: URL, signal: AbortSignal, party: Party | undefined): Promise<FileFacts> {
    let answer = await askForStart(url, { length: limits.fileHeadBytes }, signal);
    if (typeof answer === 'string') return unmeasured(answer);
    if (!answer.head.isWhole && endsTooEarly(answer.head.bytes)) {
      answer = await askForMore(url, signal, party);
      if (typeof answer === 'string') return unmeasured(answer);
    }
    const { servedType, head } = answer;
    const picture = readPicture(head.bytes);
    if (!picture) return { ...unmeasured('not_an_image'), servedType };
    let { length } = answer;
    if (length === 'unknown') {
      const sent = head.bytes.byteLength;
      const answered = await send(request(url, signal, 'HEAD'));
      answered.drop();
      length = lengthFromHead(answered, sent);
    }
    if (typeof length === 'number') return { bytes: length, servedType, ...picture, reason: null };
    return { bytes: null, servedType, ...picture, reason: length === 'wrong' ? 'bad_answer' : 'no_length' };
  }

  return async (url, signal, party) => {
    // A kept connection that the host has just closed fails whatever is sent over it first; the next one is new.
    // Source: RFC 9110 §9.2.2, and §9.3.1 for GET.
    for (let tries = limits.measuringAttempts; tries > 0 && !signal.aborted; tries--) {
      try {
        return await measure(url, signal, party);
      } catch {}
    }
    return unmeasured('unavailable');
  };
}
