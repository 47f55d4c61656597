/** Parameters of a property: this many runs, from a fixed seed, so that a failure is reproducible. */
export function modestly(numRuns: number) {
  return { numRuns, seed: 20_261_001 };
}
