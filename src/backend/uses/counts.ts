/** How often each id was seen. */
export type Counts = Map<string, number>;

/** Counts an id once more. */
export function countIn(counts: Counts, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** For each id the greatest of its counts. */
export function greatest(all: readonly Counts[]): Counts {
  const found: Counts = new Map();
  for (const counts of all) {
    for (const [id, count] of counts) found.set(id, Math.max(count, found.get(id) ?? 0));
  }
  return found;
}
