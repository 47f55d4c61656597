/** What was measured, and what it should be. */
export interface Result {
  /** What the number says. */
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target: { readonly atMost: number } | { readonly atLeast: number };
  /** The numbers behind it. */
  readonly from: string;
}

/** One benchmark: everything it starts has ended when it settles. `folder` is its own, and empty. */
export type Benchmark = (folder: string) => Promise<Result[]>;

/** True where the number is what it should be. */
export function isMet({ value, target }: Result): boolean {
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
