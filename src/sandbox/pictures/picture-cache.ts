import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetFixture, VariantFixture } from '#sandbox/library/asset-fixture.ts';
import { draw } from './draw.ts';
import { paint, painterVersion, resize } from './paint.ts';

/** The image files of a fixture. */
export interface Pictures {
  /** The original's size in bytes. */
  size: number;
  original(): Promise<Buffer>;
  /** The file of a variant, encoded at the first call. */
  variant(variant: VariantFixture): Promise<Buffer>;
}

function folderOf(cacheFolder: string, fixture: AssetFixture): string {
  const { format, bytesFormat, quality, trueColour, frames } = fixture;
  const special = trueColour || frames ? [{ trueColour, frames }] : [];
  const drawn = JSON.stringify([painterVersion, draw(fixture), format, bytesFormat, quality, ...special]);
  return join(cacheFolder, createHash('sha256').update(drawn).digest('hex').slice(0, 32));
}

/** Equal for fixtures with the same image. */
function pictureKey(fixture: AssetFixture): string {
  const { motif, seed, format, bytesFormat, trueColour, frames, width, height, quality } = fixture;
  return JSON.stringify([motif, seed, format, bytesFormat, trueColour, frames, width, height, quality]);
}

/** Reads the file or creates it. The rename is atomic, so that a process that ends here leaves no partial file. */
async function readOrCreate(file: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const found = await readFile(file).catch(() => undefined);
  if (found) return found;
  const bytes = await make();
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, file);
  return bytes;
}

async function openPictures(cacheFolder: string, fixture: AssetFixture): Promise<Pictures> {
  const folder = folderOf(cacheFolder, fixture);
  const underWay = new Map<string, Promise<Buffer>>();
  const once = (name: string, make: () => Promise<Buffer>) => {
    const file = underWay.get(name) ?? readOrCreate(join(folder, name), make);
    underWay.set(name, file);
    return file.finally(() => underWay.delete(name));
  };
  const original = () => once('original', () => paint(fixture));
  const known = await stat(join(folder, 'original')).catch(() => undefined);
  if (!known) await mkdir(folder, { recursive: true });
  return {
    size: known?.size ?? (await original()).length,
    original,
    variant(variant) {
      const { width, height, format, bytesFormat = format } = variant;
      const quality = variant.quality === undefined ? '' : `-q${variant.quality}`;
      const name = `p-${width}${height === undefined ? '' : `x${height}`}${quality}.${bytesFormat}`;
      return once(name, async () => resize(await original(), variant, fixture));
    },
  };
}

/**
 * A function that opens the image files of a fixture; an original that is not in the cache folder is rendered first.
 * Fixtures with the same image share its files. Concurrent reads of a missing file encode it once.
 */
export function createPictures(cacheFolder: string): (fixture: AssetFixture) => Promise<Pictures> {
  const opened = new Map<string, Promise<Pictures>>();
  return (fixture) => {
    const key = pictureKey(fixture);
    const pictures = opened.get(key) ?? openPictures(cacheFolder, fixture);
    opened.set(key, pictures);
    return pictures;
  };
}
