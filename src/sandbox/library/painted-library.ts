import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createPictures } from '#sandbox/pictures/picture-cache.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { cacheFolder } from '#tooling/project.ts';
import { archive } from './archive.ts';
import { catalog } from './catalog.ts';
import { filesOf, type StoredFile, toCdnFile } from './cdn-files.ts';
import type { Library } from './library.ts';
import { toStoredAsset } from './stored-asset.ts';

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
 * The catalog and the archive with real image files and their real sizes in bytes. The first call on a machine renders
 * the images, which takes one to two seconds; later calls read them from `folder`.
 */
export async function paintedLibrary(
  cdnOrigin: string,
  folder = join(cacheFolder, 'pictures'),
): Promise<Library> {
  const files = new Map<string, StoredFile>();
  const sizes = new Map<string, Promise<number>>();
  const picturesOf = createPictures(folder);
  const assets = await inParallel([...catalog, ...archive], async (fixture) => {
    const pictures = await picturesOf(fixture);
    for (const [path, file] of filesOf(fixture, pictures)) files.set(path, file);
    return toStoredAsset(fixture, {
      cdnOrigin,
      size: pictures.size + (fixture.padding ?? 0),
      variantQuality: unconfirmed.variantQuality,
    });
  });
  return {
    assets,
    async readFile(path) {
      const found = files.get(path);
      return found && toCdnFile(found);
    },
    async fileSize(path) {
      const known =
        sizes.get(path) ??
        files
          .get(path)
          ?.read()
          .then(({ length }) => length);
      if (known) sizes.set(path, known);
      return known;
    },
    isServed(path) {
      const found = files.get(path);
      return found !== undefined && found.fault === undefined;
    },
  };
}
