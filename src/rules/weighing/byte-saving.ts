/** Bytes before and after a change. */
export interface ByteChange {
  readonly before: number;
  readonly after: number;
}

/** What a change saves; below 0 where there are more bytes after it. */
export interface ByteSaving {
  readonly bytes: number;
  /** Whole percent of the bytes before, towards 0; null where there were none. */
  readonly percent: number | null;
}

/** Returns what a change saves. */
export function byteSaving({ before, after }: ByteChange): ByteSaving {
  const bytes = before - after;
  // `+ 0` makes 0 of -0.
  return { bytes, percent: before > 0 ? Math.trunc((bytes * 100) / before) + 0 : null };
}
