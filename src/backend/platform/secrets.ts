import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.ts';
import { limits } from './limits.ts';

/** Secrets that may be in a text of other code, such as an error's message. */
export interface Secrets {
  /** Adds one that was just used; of these the last `limits.knownSecrets` are known. */
  note(secret: string): void;
  /** The text with each secret in it, or the first `longestHint` characters of one, replaced. */
  redact(text: string): string;
}

export const redacted = '[redacted]';

/** As much of a secret finds it; shorter ones would take ordinary words with them. */
const headLength = 8;
/** As much of a longer secret is replaced where the text has no more of it. */
const longestHint = 16;

function commonLength(text: string, from: number, secret: string): number {
  let length = headLength;
  while (length < secret.length && text[from + length] === secret[length]) length++;
  return length;
}

/** Knows `fixed` secrets for as long as the process lives, and those that are noted. */
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

  /** How many characters of the text are a secret, from this index on. */
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
    note(secret) {
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
