import { createHash } from 'node:crypto';
import type { HashFacts, UnhashedReason } from '#contract/measurements.ts';
import type { HttpClient } from '../platform/http-client.ts';
import { limits } from '../platform/limits.ts';
import type { Party } from '../shares/rule.ts';
import { createSemaphore } from '../webflow/semaphore.ts';
import { createReadWholeFile, type FileSink, whyAborted } from './whole-file.ts';

/**
 * Hashes the file at a URL that may be asked. It never rejects; one whose signal ends it is `timeout` where that is its
 * reason, else `unavailable`. Installations take turns, and within one its people.
 */
export type HashFile = (url: URL, signal: AbortSignal, party: Party) => Promise<HashFacts>;

/** The facts of a file that has no hash. */
export function unhashed(reason: UnhashedReason): HashFacts {
  return { sha256: null, reason };
}

function openHash(): FileSink<string> {
  const digest = createHash('sha256');
  return { add: (piece) => digest.update(piece), end: () => digest.digest('hex') };
}

/** Hashes over `send`, piece by piece. */
export function createHashFile(send: HttpClient): HashFile {
  const slots = createSemaphore({ many: limits.hashedAtOnce, keepsLast: true });
  const readWholeFile = createReadWholeFile(send);

  return async (url, signal, party) => {
    try {
      const free = await slots.take('', signal, { urgency: 'interactive', party });
      const until = AbortSignal.any([signal, AbortSignal.timeout(limits.hashedFileMs)]);
      try {
        const mostBytes = limits.hashedFileBytes;
        const file = await readWholeFile({ url, signal: until, mostBytes, open: openHash });
        return file.reason === null ? { sha256: file.value, reason: null } : unhashed(file.reason);
      } finally {
        free();
      }
    } catch {
      return unhashed(whyAborted(signal));
    }
  };
}
