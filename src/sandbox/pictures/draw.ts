import type { AssetFixture, Motif } from '#sandbox/library/asset-fixture.ts';
import { coast, dunes, forest, lake, night, ridge } from './landscapes.ts';
import { loaf, mark, tent } from './objects.ts';
import { seeded } from './random.ts';
import type { Sheet } from './shapes.ts';

const motifs: Record<Motif, (sheet: Sheet) => string> = {
  ridge,
  lake,
  forest,
  dunes,
  night,
  coast,
  tent,
  mark,
  loaf,
};

/** The drawing of a fixture as SVG text; the same for the same motif, seed and dimensions. */
export function draw({ motif, seed, width, height }: AssetFixture): string {
  const drawing = motifs[motif]({ width, height, random: seeded(seed) });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawing}</svg>`;
}
