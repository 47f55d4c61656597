import type { UsesAnswer } from '#contract/uses.ts';
import { formatAge } from '#panel/i18n/age.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import { type Coverage, coverageKinds, type KindCoverage } from '#rules/uses/coverage.ts';

const said = messages.uses;

export const { heading, brief, explain, permissions, find, allow, allowAgain, consent, starting, refused } =
  said;
export const { pausing, readAgain, readAll, noUseYet, blind, leave, cancel, opened, notFound } = said;

type Kind = keyof UsesAnswer['progress'];

const countOf = (kind: Kind, { read, of }: KindCoverage): string | null =>
  of === null ? null : plural(said.kinds[kind], of, { read });

/** Returns how far places have been read, "23 of 31 pages, 12 of 12 components"; null while nothing is listed. */
export function countsOf(coverage: Coverage): string | null {
  const counts = coverageKinds.flatMap((kind) =>
    coverage[kind].isRefused ? [] : (countOf(kind, coverage[kind]) ?? []),
  );
  return counts.length > 0 ? counts.join(', ') : null;
}

/** Returns how many places could not be read. */
export const failed = (count: number): string => plural(said.failed, count);

/** Returns what is left, from an estimate in seconds. */
export const left = (seconds: number): string =>
  seconds < 60 ? said.almost : plural(said.left, Math.round(seconds / 60));

/** Returns when the reading goes on after a rate limit. */
export const waiting = (seconds: number): string => interpolate(said.waiting, { count: seconds });

export const paused = (counts: string): string => interpolate(said.paused, { counts });
export const readUp = (counts: string): string => interpolate(said.read, { counts });

/** Returns how long ago the last reading ended, from milliseconds. */
export const readAge = (milliseconds: number): string =>
  interpolate(said.readAge, { age: formatAge(milliseconds) });

/** Returns how long ago everything was read, from milliseconds. */
export const readWhole = (milliseconds: number): string =>
  interpolate(said.readWhole, { age: formatAge(milliseconds) });

/** Returns how many styles have been read of all. */
export const styles = (read: number, of: number): string => plural(said.designer, of, { read });

/** Returns that no use was found, or no other than on the open canvas, and where that was looked for. */
export function noUse(coverage: Coverage, isOnCanvas = false): string {
  const counts = countsOf(coverage);
  return counts === null ? said.noUseYet : interpolate(isOnCanvas ? said.noOtherUse : said.noUse, { counts });
}

/** Returns the question before a page or a component is opened, and what is said meanwhile. */
export const open = (name: string): string => interpolate(said.open, { name });
export const going = (name: string): string => interpolate(said.going, { name });
