import sharp from 'sharp';
import { type AssetFixture, type ImageFormat, mimeType } from './asset-fixture.ts';
import { bytesOfFile, type FileFixture, filePath, fileTypes, toStoredFile } from './file-fixture.ts';
import { type CdnFile, type Library, plainLibrary, plainSize } from './library.ts';

type Encoded = Exclude<ImageFormat, 'svg' | 'heic'>;

const tile = { create: { width: 120, height: 80, channels: 3, background: '#7a8' } } as const;
const drawing = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="#7a8"/></svg>',
);

const encoders = {
  jpg: () => sharp(tile).jpeg().toBuffer(),
  png: () => sharp(tile).png().toBuffer(),
  webp: () => sharp(tile).webp().toBuffer(),
  avif: () => sharp(tile).avif().toBuffer(),
  gif: () => sharp(tile).gif().toBuffer(),
} as const satisfies Record<Encoded, () => Promise<Buffer>>;

const encoded = new Map<ImageFormat, Promise<Buffer>>();

/** One small image for each format, encoded at the first read. */
function tileOf(format: ImageFormat): Promise<Buffer> {
  const bytes =
    encoded.get(format) ??
    (format === 'svg' ? Promise.resolve(drawing) : encoders[format === 'heic' ? 'jpg' : format]());
  encoded.set(format, bytes);
  return bytes;
}

/** What decides the bytes of a fixture's file: files of one image with one size are equal. */
function imageOf({ motif, seed, format, bytesFormat, width, height, quality }: AssetFixture): string {
  return JSON.stringify([motif, seed, format, bytesFormat, width, height, quality]);
}

/** The file with `size` bytes: the tile, what decides the bytes, and spaces, which decoders ignore at the end. */
async function bytesOf(fixture: AssetFixture, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const { bytesFormat = fixture.format } = fixture;
  const mark =
    bytesFormat === 'svg' ? Buffer.from(`<!--${imageOf(fixture)}-->`) : Buffer.from(imageOf(fixture));
  const head = Buffer.concat([await tileOf(bytesFormat), mark]);
  return new Uint8Array(Buffer.concat([head, Buffer.alloc(Math.max(0, size - head.length), 0x20)]));
}

/**
 * Assets with files that are small tiles of their format, filled up to their size: for large sites, where nothing is
 * rendered. Equal images with equal sizes are equal files. Variants are served as well, with fewer bytes.
 */
export function unpaintedLibrary(
  cdnOrigin: string,
  images: readonly AssetFixture[],
  files: readonly FileFixture[] = [],
): Library {
  const byId = new Map(images.map((fixture) => [fixture.assetId, fixture]));
  const fileAt = new Map(files.map((fixture) => [filePath(fixture), fixture]));
  const imageAt = (path: string) => byId.get(/\/([0-9a-f]{24})_[^/]*$/.exec(path)?.[1] ?? '');
  const isVariant = (path: string) => /-p-\d+[^/]*$/.test(path);
  const sizeAt = (path: string) => {
    const image = imageAt(path);
    return image ? Math.round(plainSize(image) / (isVariant(path) ? 4 : 1)) : fileAt.get(path)?.size;
  };
  return {
    assets: [
      ...plainLibrary(cdnOrigin, images).assets,
      ...files.map((fixture) => toStoredFile(fixture, cdnOrigin)),
    ],
    async readFile(path): Promise<CdnFile | undefined> {
      const file = fileAt.get(path);
      if (file) return { type: fileTypes[file.kind], bytes: new Uint8Array(bytesOfFile(file)) };
      const [image, size] = [imageAt(path), sizeAt(path)];
      if (!image || size === undefined || image.fault === 'missing') return undefined;
      const type = mimeType(image.bytesFormat ?? image.format);
      return { type, bytes: await bytesOf(image, size) };
    },
    fileSize: async (path) => sizeAt(path),
    isServed: (path) => sizeAt(path) !== undefined,
  };
}
