import { fill, words } from '#panel/words/language.ts';

const said = words.delivery;

export const { heading, caption, breakpoint, soft, drawnWidth, unit, units, measure } = said;
/** `vector` and `unknown` stand in the table's place, `faults` are why nothing was measured. */
export const { vector, unknown, faults } = said;

export const density = (count: number): string => `${count}×`;
export const upTo = (pixels: number): string => fill(said.upTo, { pixels });
export const softBecause = (pixels: number): string => fill(said.softBecause, { pixels });
export const measuredAt = (name: string): string => fill(said.measuredAt, { name });
export const onlyOriginal = (pixels: number): string => fill(said.onlyOriginal, { pixels });
