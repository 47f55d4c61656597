import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createPictures } from '#sandbox/pictures/picture-cache.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { cacheFolder } from '#tooling/project.ts';
import { filesOf, type StoredFile, toCdnFile } from './cdn-files.ts';
import { bytesOfFile, filePath, fileTypes, toStoredFile } from './file-fixture.ts';
import { type Library, originalSize } from './library.ts';
import { siteFiles } from './site-files.ts';
import { siteImages } from './site-library.ts';
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
 * The assets of all sites with real image files and their real sizes in bytes. The first call on a machine renders
 * the images, which takes one to two seconds; later calls read them from `folder`.
 */
export async function paintedLibrary(
  cdnOrigin: string,
  folder = join(cacheFolder, 'pictures'),
): Promise<Library> {
  const files = new Map<string, StoredFile>();
  const sizes = new Map<string, Promise<number>>();
  const picturesOf = createPictures(folder);
  const images = await inParallel(siteImages, async (fixture) => {
    const pictures = await picturesOf(fixture);
    for (const [path, file] of filesOf(fixture, pictures)) files.set(path, file);
    return toStoredAsset(fixture, {
      cdnOrigin,
      size: originalSize(fixture, pictures.size),
      variantQuality: unconfirmed.variantQuality,
    });
  });
  for (const fixture of siteFiles) {
    const read = async () => bytesOfFile(fixture);
    files.set(filePath(fixture), { type: fileTypes[fixture.kind], fault: undefined, read });
  }
  return {
    assets: [...images, ...siteFiles.map((fixture) => toStoredFile(fixture, cdnOrigin))],
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
