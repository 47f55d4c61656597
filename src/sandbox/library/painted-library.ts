import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createPictures, type Pictures } from '#sandbox/pictures/picture-cache.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { cacheFolder } from '#tooling/project.ts';
import { archive } from './archive.ts';
import { catalog } from './catalog.ts';
import { describeAsset } from './describe.ts';
import type { Library } from './library.ts';
import { cdnPath, variantFileName } from './naming.ts';
import { mimeType, type Recipe } from './recipe.ts';

interface Shelved {
  type: string;
  read(): Promise<Buffer>;
}

/** Blanks, which end a text as well as a picture. */
const blank = 0x20;

function padded(bytes: Buffer, padding: number): Buffer {
  return padding > 0 ? Buffer.concat([bytes, Buffer.alloc(padding, blank)]) : bytes;
}

function shelve(shelf: Map<string, Shelved>, recipe: Recipe, pictures: Pictures): void {
  const type = recipe.servedType ?? mimeType(recipe.bytesFormat ?? recipe.format);
  shelf.set(cdnPath(recipe, recipe.fileName), {
    type,
    read: async () => padded(await pictures.original(), recipe.padding ?? 0),
  });
  for (const variant of recipe.variants) {
    if (variant.error) continue;
    const path = cdnPath(recipe, variantFileName(recipe, variant));
    shelf.set(path, { type: mimeType(variant.format), read: () => pictures.variant(variant) });
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
 * The catalog and the archive with real pictures and sizes in bytes that are true. The first call on a machine paints
 * for a second or two; later ones find the pictures in a cache.
 */
export async function paintedLibrary(
  cdnOrigin: string,
  folder = join(cacheFolder, 'pictures'),
): Promise<Library> {
  const shelf = new Map<string, Shelved>();
  const picturesOf = createPictures(folder);
  const assets = await inParallel([...catalog, ...archive], async (recipe) => {
    const pictures = await picturesOf(recipe);
    shelve(shelf, recipe, pictures);
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
      return found && { type: found.type, bytes: new Uint8Array(await found.read()) };
    },
  };
}
