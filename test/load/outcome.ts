/** The result of a run: its measurements and the objectives it failed, as sentences. */
export interface Outcome {
  readonly figures: readonly string[];
  readonly failures: readonly string[];
  /** The failed objectives that depend on how fast the machine is just now, as sentences; none where there are no such. */
  readonly tooSlow?: readonly string[];
}

/** A sentence for each objective that is false. */
export function failuresOf(objectives: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(objectives).flatMap(([objective, isMet]) => (isMet ? [] : [`not met: ${objective}`]));
}
