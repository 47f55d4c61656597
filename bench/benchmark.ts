import type { Spread } from '../test/support/shared/statistics.ts';

/** What was measured, and what it should be. */
export interface Result {
  /** What the number says. */
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The middle half of what was measured. */
  readonly spread?: Spread;
  /** Missing where nothing was promised. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** The numbers behind it. */
  readonly from: string;
}

/** Several ways to one thing, measured in turn in one run. The first is the limit: it does nothing else. */
export interface Comparison {
  readonly what: string;
  readonly unit: string;
  /** Which number is the better one. */
  readonly better: 'less' | 'more';
  readonly columns: readonly Column[];
}

/** One way in a comparison; `value` is the median. */
export interface Column {
  readonly name: string;
  readonly value: number;
  readonly spread: Spread;
}

/** How one number grows with another. */
export interface Curve {
  readonly what: string;
  /** What `x` counts. */
  readonly of: string;
  readonly unit: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** All that one benchmark found. */
export interface Report {
  readonly results: readonly Result[];
  readonly comparisons?: readonly Comparison[];
  readonly curves?: readonly Curve[];
  /** What could not be measured here, and why. */
  readonly skipped?: readonly string[];
}

/** One benchmark: everything it starts has ended when it settles. `folder` is its own, and empty. */
export type Benchmark = (folder: string) => Promise<readonly Result[] | Report>;

/** True where the number is what it should be, or nothing was promised. */
export function isMet({ value, target }: Result): boolean {
  if (!target) return true;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

/** Several reports as one. */
export function joined(reports: readonly Report[]): Report {
  return {
    results: reports.flatMap(({ results }) => results),
    comparisons: reports.flatMap(({ comparisons = [] }) => comparisons),
    curves: reports.flatMap(({ curves = [] }) => curves),
    skipped: reports.flatMap(({ skipped = [] }) => skipped),
  };
}
