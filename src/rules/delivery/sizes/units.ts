import { SizesError } from '#rules/delivery/sizes/sizes-error.ts';

/** CSS pixels in a viewport of this width, also in CSS pixels. */
export type Length = (viewport: number) => number;

/** CSS pixels of each absolute unit. `em` and `rem` are those of the initial font. Source: CSS Values 4. */
const pixelsOf: ReadonlyMap<string, number> = new Map([
  ['px', 1],
  ['em', 16],
  ['rem', 16],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
  ['q', 96 / 101.6],
  ['pt', 96 / 72],
  ['pc', 16],
]);

/** Units of the viewport's width; `vi` is one in a horizontal script. Source: CSS Values 4. */
const ofViewport = /^[sld]?v[wi]$/;

/** Units of CSS that depend on the viewport's height or on a font. Source: CSS Values 4. */
const notKnown = /^(?:[sld]?(?:vh|vb|vmin|vmax)|r?(?:ex|ch|ic|cap|lh)|cq(?:w|h|i|b|min|max))$/;

/**
 * Returns a number with a unit as a length; null where CSS has no such unit of length. Throws a SizesError for a unit
 * that depends on more than the viewport's width.
 */
export function inUnit(value: number, unit: string): Length | null {
  if (ofViewport.test(unit)) return (viewport) => (value * viewport) / 100;
  const pixels = pixelsOf.get(unit);
  if (pixels !== undefined) return () => value * pixels;
  if (notKnown.test(unit)) throw new SizesError('unsupported');
  return null;
}
