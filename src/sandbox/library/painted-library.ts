import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createPictures } from '#sandbox/pictures/picture-cache.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { cacheFolder } from '#tooling/project.ts';
import { archive } from './archive.ts';
import { catalog } from './catalog.ts';
import { describeAsset } from './describe.ts';
import type { Library } from './library.ts';
import { answerOf, filesOf, type Shelved } from './shelf.ts';

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
 * The catalog and the archive with real pictures and sizes in bytes that are true. The first call on a machine paints
 * for a second or two; later ones find the pictures in a cache.
 */
export async function paintedLibrary(
  cdnOrigin: string,
  folder = join(cacheFolder, 'pictures'),
): Promise<Library> {
  const shelf = new Map<string, Shelved>();
  const sizes = new Map<string, Promise<number>>();
  const picturesOf = createPictures(folder);
  const assets = await inParallel([...catalog, ...archive], async (recipe) => {
    const pictures = await picturesOf(recipe);
    for (const [path, file] of filesOf(recipe, pictures)) shelf.set(path, file);
    return describeAsset(recipe, {
      cdnOrigin,
      size: pictures.size + (recipe.padding ?? 0),
      variantQuality: unconfirmed.variantQuality,
    });
  });
  return {
    assets,
    async readFile(path) {
      const found = shelf.get(path);
      return found && answerOf(found);
    },
    async madeSize(path) {
      const known =
        sizes.get(path) ??
        shelf
          .get(path)
          ?.read()
          .then(({ length }) => length);
      if (known) sizes.set(path, known);
      return known;
    },
    isServed(path) {
      const found = shelf.get(path);
      return found !== undefined && found.fault === undefined;
    },
  };
}
