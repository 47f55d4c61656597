import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type PaintedFiles, paintedFiles, readPainted } from '#sandbox/pictures/picture-cache.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { cacheFolder } from '#tooling/project.ts';
import { catalog } from './catalog.ts';
import { describeAsset } from './describe.ts';
import type { Library } from './library.ts';
import { cdnPath, variantFileName } from './naming.ts';
import { mimeType, type Recipe } from './recipe.ts';

interface Shelved {
  type: string;
  file: string;
}

function shelve(shelf: Map<string, Shelved>, recipe: Recipe, files: PaintedFiles): void {
  const type = mimeType(recipe.bytesFormat ?? recipe.format);
  shelf.set(cdnPath(recipe, recipe.fileName), { type, file: files.original });
  for (const variant of recipe.variants) {
    if (variant.error) continue;
    shelf.set(cdnPath(recipe, variantFileName(recipe, variant)), {
      type: mimeType(variant.format),
      file: files.variant(variant),
    });
  }
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  return results;
}

/**
 * The whole catalog with real pictures and sizes in bytes that are true. The first call on a machine paints for some
 * seconds; later ones find the pictures in a cache.
 */
export async function paintedLibrary(
  cdnOrigin: string,
  pictures = join(cacheFolder, 'pictures'),
): Promise<Library> {
  const shelf = new Map<string, Shelved>();
  const assets = await inParallel(catalog, async (recipe) => {
    const files = await paintedFiles(pictures, recipe);
    shelve(shelf, recipe, files);
    return describeAsset(recipe, { cdnOrigin, size: files.size, variantQuality: unconfirmed.variantQuality });
  });
  return {
    assets,
    async readFile(path) {
      const found = shelf.get(path);
      return found && { type: found.type, bytes: await readPainted(found.file) };
    },
  };
}
