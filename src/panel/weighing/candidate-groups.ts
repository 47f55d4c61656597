import type { Candidate } from '#contract/weighing.ts';

/** The candidates of one width, in pixels: those to choose from, lightest first, and what was tried on the way. */
export interface CandidateGroup {
  readonly width: number;
  readonly shown: readonly Candidate[];
  readonly tries: readonly Candidate[];
}

/** Returns the candidates by width, widest first. Of a format and width, the suggested one is shown, or else the most alike. */
export function candidateGroups(candidates: readonly Candidate[]): CandidateGroup[] {
  const byWidth = Map.groupBy(candidates, ({ width }) => width);
  const lightest = (some: readonly Candidate[]): Candidate[] =>
    some.toSorted((one, other) => one.bytes - other.bytes);
  return [...byWidth]
    .toSorted(([one], [other]) => other - one)
    .map(([width, own]) => {
      const shown = [...Map.groupBy(own, ({ format }) => format).values()].flatMap(
        (ofFormat): readonly Candidate[] => {
          const alike = ofFormat.toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0));
          return [ofFormat.find(({ isSuggested }) => isSuggested) ?? alike[0]].filter(
            (one) => one !== undefined,
          );
        },
      );
      return {
        width,
        shown: lightest(shown),
        tries: lightest(own.filter((candidate) => !shown.includes(candidate))),
      };
    });
}
