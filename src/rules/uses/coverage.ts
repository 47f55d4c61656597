import type { UsesAnswer } from '#contract/uses.ts';

/** How far each kind of place has been read. */
export type Coverage = UsesAnswer['progress'];

/** How far one kind has been read. */
export type KindCoverage = Coverage[keyof Coverage];

/** The kinds in the order in which they are named. */
export const coverageKinds = [
  'pages',
  'components',
  'collections',
] as const satisfies readonly (keyof Coverage)[];

/** True where every place of the site has been read. */
export function isFullyRead(coverage: Coverage): boolean {
  return coverageKinds.every((kind) => {
    const { read, of, isRefused } = coverage[kind];
    return !isRefused && of !== null && read >= of;
  });
}

/** True where at least one place has been read, so that "no use found" says something. */
export function isPartlyRead(coverage: Coverage): boolean {
  return coverageKinds.some((kind) => coverage[kind].read > 0);
}

/** True where nothing may be read at all. */
export function isRefused(coverage: Coverage): boolean {
  return coverageKinds.every((kind) => coverage[kind].isRefused);
}
