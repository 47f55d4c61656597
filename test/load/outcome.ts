/** What a long run found: its figures, and in words what is not as promised. */
export interface Outcome {
  readonly figures: readonly string[];
  readonly faults: readonly string[];
}

/** A fault for each promise that is not kept. */
export function faultsOf(promises: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(promises).flatMap(([promise, isKept]) => (isKept ? [] : [`not so: ${promise}`]));
}
