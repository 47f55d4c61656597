/** How a property is tried: as often as said, from a seed that stays, so that a failure can be met again. */
export function modestly(numRuns: number) {
  return { numRuns, seed: 20_261_001 };
}
