import * as v from 'valibot';
import { type CacheEntry, type CacheSpec, lifetimeOf } from '../cache/installation-cache.ts';
import { limits } from '../platform/limits.ts';

const momentLength = 16;

const Envelope = v.object({ storedAt: v.number(), value: v.unknown() });

/** What `lookScript` answers. */
const Answer = v.tuple([v.string(), v.nullable(v.string()), v.nullable(v.string()), v.nullable(v.string())]);

/** A value as it is kept in Redis, but for its moment. `storedAt` is milliseconds since the epoch. */
export function writeKept(value: unknown, storedAt: number): string {
  return JSON.stringify({ storedAt, value });
}

function momentOf(text: string | null): string {
  return text?.slice(0, momentLength) ?? '';
}

function parse<T>(text: string, spec: CacheSpec<T>, now: number): CacheEntry<T> | undefined {
  try {
    const { storedAt, value: raw } = v.parse(Envelope, JSON.parse(text));
    const value = v.parse(spec.schema, raw);
    const age = now - storedAt;
    // Of a clock that is ahead the age of values is not known.
    if (age < -limits.clockSkewMs || age >= lifetimeOf(spec, value)) return undefined;
    return { value, age: Math.max(0, age), isFresh: age < spec.freshFor(value) };
  } catch {
    return undefined;
  }
}

/**
 * What a look into Redis has found at `now` (milliseconds since the epoch), and the moment of it. A value that became
 * void since, that another version wrote or that cannot be read is none.
 */
export function readLook<T>(
  answer: unknown,
  spec: CacheSpec<T>,
  now: number,
): { readonly entry: CacheEntry<T> | undefined; readonly moment: string } {
  const [moment, text, ...voids] = v.parse(Answer, answer);
  const isVoid = voids.some((since) => momentOf(since) > momentOf(text));
  const entry = text === null || isVoid ? undefined : parse(text.slice(momentLength + 1), spec, now);
  return { entry, moment };
}
