import { randomBytes } from 'node:crypto';

/** Both authorization codes and ID tokens are good for 15 minutes, in milliseconds. Source: OAuth guide; ID token guide. */
export const defaultLifetime = 15 * 60_000;

/** Opaque strings that stand for something for a while. */
export interface ExpiringStrings<T> {
  /** A new string for this value, good for `lifetime` milliseconds (15 minutes unless told otherwise). */
  issue(value: T, lifetime?: number): string;
  /** What the string stands for, or undefined where it is unknown, used up or too old. */
  read(secret: string): T | undefined;
  /** As `read`, and the string is used up. */
  take(secret: string): T | undefined;
}

/** An empty set of short-lived strings. */
export function createExpiringStrings<T>(now: () => number): ExpiringStrings<T> {
  const held = new Map<string, { value: T; expiresAt: number }>();
  const read = (secret: string) => {
    const entry = held.get(secret);
    return entry && entry.expiresAt > now() ? entry.value : undefined;
  };
  return {
    issue(value, lifetime = defaultLifetime) {
      const secret = randomBytes(32).toString('hex');
      held.set(secret, { value, expiresAt: now() + lifetime });
      return secret;
    },
    read,
    take(secret) {
      const value = read(secret);
      held.delete(secret);
      return value;
    },
  };
}
