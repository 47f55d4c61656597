import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recipe, VariantRecipe } from '#sandbox/library/recipe.ts';
import { draw } from './draw.ts';
import { paint, painterVersion, shrink } from './paint.ts';

/** The painted files of a recipe. */
export interface Pictures {
  /** Bytes of the original. */
  size: number;
  original(): Promise<Buffer>;
  /** A responsive copy, made when it is first asked for. */
  variant(variant: VariantRecipe): Promise<Buffer>;
}

function folderOf(cacheFolder: string, recipe: Recipe): string {
  const { format, bytesFormat, quality, trueColour, frames } = recipe;
  const special = trueColour || frames ? [{ trueColour, frames }] : [];
  const drawn = JSON.stringify([painterVersion, draw(recipe), format, bytesFormat, quality, ...special]);
  return join(cacheFolder, createHash('sha256').update(drawn).digest('hex').slice(0, 32));
}

/** What of a recipe makes its picture, as a text that tells pictures apart. */
function pictureKey(recipe: Recipe): string {
  const { motif, seed, format, bytesFormat, trueColour, frames, width, height, quality } = recipe;
  return JSON.stringify([motif, seed, format, bytesFormat, trueColour, frames, width, height, quality]);
}

/** The file if it is there, or else made and kept; a process cut short in between leaves no half file. */
async function kept(file: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const found = await readFile(file).catch(() => undefined);
  if (found) return found;
  const bytes = await make();
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, file);
  return bytes;
}

async function open(cacheFolder: string, recipe: Recipe): Promise<Pictures> {
  const folder = folderOf(cacheFolder, recipe);
  const underWay = new Map<string, Promise<Buffer>>();
  const once = (name: string, make: () => Promise<Buffer>) => {
    const file = underWay.get(name) ?? kept(join(folder, name), make);
    underWay.set(name, file);
    return file.finally(() => underWay.delete(name));
  };
  const original = () => once('original', () => paint(recipe));
  const known = await stat(join(folder, 'original')).catch(() => undefined);
  if (!known) await mkdir(folder, { recursive: true });
  return {
    size: known?.size ?? (await original()).length,
    original,
    variant(variant) {
      const { width, height, format, bytesFormat = format } = variant;
      const quality = variant.quality === undefined ? '' : `-q${variant.quality}`;
      const name = `p-${width}${height === undefined ? '' : `x${height}`}${quality}.${bytesFormat}`;
      return once(name, async () => shrink(await original(), variant, recipe));
    },
  };
}

/**
 * Opens the pictures of recipes, an original painted now if this machine has not painted it yet. Recipes of one
 * picture share its files, and a file asked for twice at once is made once.
 */
export function createPictures(cacheFolder: string): (recipe: Recipe) => Promise<Pictures> {
  const opened = new Map<string, Promise<Pictures>>();
  return (recipe) => {
    const key = pictureKey(recipe);
    const pictures = opened.get(key) ?? open(cacheFolder, recipe);
    opened.set(key, pictures);
    return pictures;
  };
}
