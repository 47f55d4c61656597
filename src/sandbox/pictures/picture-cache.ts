import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recipe, VariantRecipe } from '#sandbox/library/recipe.ts';
import { draw } from './draw.ts';
import { paint, painterVersion } from './paint.ts';

/** Where the painted files of a recipe lie, and how many bytes the original has. */
export interface PaintedFiles {
  original: string;
  size: number;
  variant(variant: VariantRecipe): string;
}

function variantFile(variant: VariantRecipe): string {
  return `p-${variant.width}.${variant.format}`;
}

function folderOf(cacheFolder: string, recipe: Recipe): string {
  const { format, bytesFormat, quality, variants } = recipe;
  const drawn = [painterVersion, draw(recipe), format, bytesFormat, quality, variants];
  return join(cacheFolder, createHash('sha256').update(JSON.stringify(drawn)).digest('hex').slice(0, 32));
}

async function sizeOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ size }) => size,
    () => undefined,
  );
}

/** Writes into a folder of its own and moves it into place, so that a start cut short leaves no half picture. */
async function paintInto(folder: string, recipe: Recipe): Promise<void> {
  const painting = await paint(recipe);
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, 'original'), painting.original);
  for (const { variant, bytes } of painting.variants)
    await writeFile(join(draft, variantFile(variant)), bytes);
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
}

/** The files of a recipe, painted now if this machine has not painted them yet. */
export async function paintedFiles(cacheFolder: string, recipe: Recipe): Promise<PaintedFiles> {
  const folder = folderOf(cacheFolder, recipe);
  const original = join(folder, 'original');
  if ((await sizeOf(original)) === undefined) await paintInto(folder, recipe);
  const size = await sizeOf(original);
  if (size === undefined) throw new Error(`The pictures of the sandbox cannot be written to ${cacheFolder}`);
  return { original, size, variant: (variant) => join(folder, variantFile(variant)) };
}

/** The bytes of a painted file. */
export async function readPainted(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file));
}
