/**
 * How a fact can be settled: by reading the Data API, by going through a consent, in the Designer, in the Designer with a
 * write, or by hand, which `docs/real-webflow.md` describes.
 */
export type Way = 'data-api' | 'consent' | 'designer' | 'designer-write' | 'hand';

/** A fact about Webflow that its documents leave open. */
export interface Fact<Value = unknown> {
  /** What is asked: a noun phrase, or a sentence that begins with “whether”. */
  readonly asks: string;
  /** What is assumed: the sandbox behaves so, the code branches on it, and the checks compare with it. */
  readonly value: Value;
  /** Where it was settled since; absent while it is a guess. */
  readonly settledBy?: string;
  readonly ways: readonly [Way, ...Way[]];
  /** The files that depend on it, from the project's root. Each names the fact. Empty where nothing depends on it yet. */
  readonly usedBy: readonly string[];
}

/** Returns the fact with the type of its value. */
export const fact = <Value>(parts: Fact<Value>): Fact<Value> => parts;
