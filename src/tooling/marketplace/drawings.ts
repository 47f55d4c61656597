import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawings, marketplaceFolder } from './listing.ts';

/** Renders the logos from their drawings. Answers the files' names. */
export async function renderDrawings(): Promise<string[]> {
  return Promise.all(
    Object.entries(drawings).map(async ([name, side]) => {
      const drawing = await readFile(join(marketplaceFolder, `${name}.svg`));
      const file = join(marketplaceFolder, `${name}.png`);
      await sharp(drawing).resize(side, side).png({ compressionLevel: 9, effort: 10 }).toFile(file);
      return file;
    }),
  );
}
