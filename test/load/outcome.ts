/** The result of a run: its measurements and the objectives it failed, as sentences. */
export interface Outcome {
  readonly figures: readonly string[];
  readonly failures: readonly string[];
}

/** A sentence for each objective that is false. */
export function failuresOf(objectives: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(objectives).flatMap(([objective, isMet]) => (isMet ? [] : [`not met: ${objective}`]));
}
