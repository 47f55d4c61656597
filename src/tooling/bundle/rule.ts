import { extname } from 'node:path';
import type { Bundle, BundleFile } from './archive.ts';

/** Where a rule is broken. */
export interface Place {
  readonly file: string;
  /** From 1; left out where it is about the whole file. */
  readonly line?: number;
  readonly column?: number;
  /** What stands there. */
  readonly what: string;
}

/** One rule of Webflow's, or of our own. */
export interface Rule {
  /** Why it is a rule. */
  readonly reason: string;
  /** Who says so. */
  readonly source: string;
  /** Every place where a bundle breaks it. */
  readonly find: (bundle: Bundle) => Place[];
}

/** A rule of Webflow's public scanner of bundles, version 1.5.1 of 30 September 2026, by its name there. */
export const scanner = (rule: string): string => `Webflow's public scanner, ${rule}`;

/** The source of a rule that is stricter than Webflow's. */
export const ownRule = 'Asset Inspector, stricter than Webflow';

export const review = "Webflow's review checklist";

/** The files whose names have one of these endings, such as `.js`. */
export function ending(bundle: Bundle, ...ends: readonly string[]): readonly BundleFile[] {
  return bundle.files.filter(({ name }) => ends.includes(extname(name)));
}

/** The place of a character in a file. */
export function placeAt({ name, text }: BundleFile, at: number, what: string): Place {
  const before = text.slice(0, at).split('\n');
  return { file: name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, what };
}

/** Every place of a file that matches a global pattern, with a little of what follows. */
export function matches(file: BundleFile, pattern: RegExp, text = file.text): Place[] {
  return [...text.matchAll(pattern)].map(({ index }) =>
    placeAt(file, index, file.text.slice(index, index + 40)),
  );
}

/** The search of a rule that no file with one of these endings may match. */
export function without(pattern: RegExp, ...ends: readonly string[]): Rule['find'] {
  return (bundle) => ending(bundle, ...ends).flatMap((file) => matches(file, pattern));
}

/** The search of a rule that tells, for each file with one of these endings, at which characters it is broken. */
export function saying(
  find: (file: BundleFile) => readonly { readonly at: number }[],
  ...ends: readonly string[]
): Rule['find'] {
  return (bundle) =>
    ending(bundle, ...ends).flatMap((file) =>
      [...new Set(find(file).map(({ at }) => at))].map((at) =>
        placeAt(file, at, file.text.slice(at, at + 40)),
      ),
    );
}
