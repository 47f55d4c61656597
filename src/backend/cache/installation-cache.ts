import type * as v from 'valibot';

/** A value that is kept. */
export interface CacheEntry<T> {
  readonly value: T;
  /** Milliseconds since it was stored. */
  readonly age: number;
  /** Whether it is as good as a new one. */
  readonly isFresh: boolean;
}

/**
 * A place in the order in which reads begin and changes happen: in this process, and among all that share a cache. A
 * read that never learned the latter has none.
 */
export interface Version {
  readonly here: number;
  readonly shared?: string | undefined;
}

/** What is kept, and the moment of looking. */
export interface CacheLookup<T> {
  readonly entry: CacheEntry<T> | undefined;
  readonly moment: Version;
}

/**
 * What is kept for installations. Every key starts with the installation, so tenants cannot meet in it. A value is
 * stored with the moment at which reading it began, and not at all where what it is about was deleted, dropped or
 * stored since: an older read never overwrites the newer value.
 */
export interface InstallationCache<T> {
  /** Whether this process has the value in memory, fresh or stale. The metrics do not count it. */
  has(installationId: string, key: string): boolean;
  /** What this process has in memory. */
  getLocal(installationId: string, key: string): CacheEntry<T> | undefined;
  /** What is kept anywhere, where `local` is what `near` has just found. */
  getShared(installationId: string, key: string, local: CacheEntry<T> | undefined): Promise<CacheLookup<T>>;
  /** What is kept anywhere. */
  get(installationId: string, key: string): Promise<CacheLookup<T>>;
  /** The moment now, for values that are read together. */
  currentVersion(): Promise<Version>;
  /** Stores a value that is `age` milliseconds old, by default 0. */
  set(installationId: string, key: string, value: T, moment: Version, age?: number): void;
  /** Deletes a value; answers the moment of it. */
  delete(installationId: string, key: string): Promise<Version>;
  /** Drops all that is kept for one installation. */
  invalidate(installationId: string): Promise<void>;
}

/** What a cache holds and how much of it. */
export interface CacheSpec<T> {
  /** Its name, unique among all caches. */
  readonly name: string;
  /** How many values are kept in memory. */
  readonly entries: number;
  /** How many bytes they may take there. */
  readonly bytes: number;
  /** Whether values are little but text of one byte a character; others are taken for twice as large as their JSON. */
  readonly isText?: boolean;
  /** Milliseconds a value is fresh. */
  readonly freshFor: (value: T) => number;
  /** Milliseconds a value is kept where that is longer than it is fresh. */
  readonly keptFor?: number;
  /** What a value looks like that comes from outside of this process. */
  readonly schema: v.GenericSchema<unknown, T>;
}

/** Milliseconds a value is kept; one that is kept for none is not kept. */
export function lifetimeOf<T>({ freshFor, keptFor = 0 }: CacheSpec<T>, value: T): number {
  return Math.max(freshFor(value), keptFor);
}
