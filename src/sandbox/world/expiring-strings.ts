import { randomBytes } from 'node:crypto';

/** The lifetime of authorization codes and ID tokens in milliseconds. Source: OAuth guide; ID token guide. */
export const defaultLifetime = 15 * 60_000;

/** Opaque random strings, each with a value and an expiry. */
export interface ExpiringStrings<T> {
  /** A new string for this value, valid for `lifetime` milliseconds, 15 minutes by default. */
  issue(value: T, lifetime?: number): string;
  /** The value of the string, or undefined if it is unknown, used or expired. */
  read(secret: string): T | undefined;
  /** As `read`, and invalidates the string. */
  take(secret: string): T | undefined;
}

/** An empty set of expiring strings. */
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
