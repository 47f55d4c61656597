import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.ts';
import { limits } from './limits.ts';

/** Secrets that may appear in texts of other code, such as the message of an error. */
export interface Secrets {
  /** Adds a secret in use. The last `limits.knownSecrets` of these are known. */
  add(secret: string): void;
  /** The text with each secret, or at least its first `longestHint` characters, replaced. */
  redact(text: string): string;
}

export const redacted = '[redacted]';

/** The length that identifies a secret; shorter ones would match ordinary words. */
const headLength = 8;
/** The length of a partial quote of a longer secret that is replaced. */
const longestHint = 16;

function commonLength(text: string, from: number, secret: string): number {
  let length = headLength;
  while (length < secret.length && text[from + length] === secret[length]) length++;
  return length;
}

/** Knows the `fixed` secrets as long as the process runs, and the most recent added ones. */
export function createSecrets(fixed: Iterable<string>): Secrets {
  const byHead = new Map<string, Set<string>>();

  function add(secret: string): void {
    if (secret.length < headLength) return;
    const head = secret.slice(0, headLength);
    const alike = byHead.get(head) ?? new Set();
    byHead.set(head, alike.add(secret));
  }

  function remove(secret: string): void {
    const head = secret.slice(0, headLength);
    const alike = byHead.get(head);
    alike?.delete(secret);
    if (alike?.size === 0) byHead.delete(head);
  }

  const kept = new Set([...fixed].flatMap((secret) => [secret, encodeURIComponent(secret)]));
  for (const secret of kept) add(secret);
  const noted = new LRUCache<string, true>({
    ...atMost(limits.knownSecrets),
    dispose: (_, secret) => remove(secret),
  });

  /** The length of the secret that begins at this index, or 0. */
  function secretAt(text: string, index: number): number {
    const alike = byHead.get(text.slice(index, index + headLength)) ?? [];
    let longest = 0;
    for (const secret of alike) {
      const length = commonLength(text, index, secret);
      if (length >= Math.min(secret.length, longestHint)) longest = Math.max(longest, length);
    }
    return longest;
  }

  return {
    add(secret) {
      if (noted.get(secret) || kept.has(secret) || secret.length > limits.knownSecretLength) return;
      noted.set(secret, true);
      add(secret);
    },
    redact(text) {
      let [result, end] = ['', 0];
      for (let index = 0; index + headLength <= text.length; ) {
        const length = secretAt(text, index);
        if (length > 0) {
          result += text.slice(end, index) + redacted;
          end = index + length;
        }
        index += length || 1;
      }
      return result + text.slice(end);
    },
  };
}
