import type { Pictures } from '#sandbox/pictures/picture-cache.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { type AssetFixture, type FileFault, mimeType, type VariantFixture } from './asset-fixture.ts';
import { thumbnailOf } from './generated-variants.ts';
import { type CdnFile, originalSize } from './library.ts';
import { cdnPath, variantFileName } from './naming.ts';

/** An image file, the content type the CDN sends for it, and its fault on the CDN, if any. */
export interface StoredFile {
  type: string;
  fault: FileFault | undefined;
  read(): Promise<Buffer>;
}

const bodies = {
  forbidden: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>',
  html: '<!doctype html><title>Just a moment</title><p>Checking your browser.',
} as const;

/** The CDN's response for a stored file; undefined is a 404. Source of the 403: S3, objects without read permission. */
export async function toCdnFile({ type, fault, read }: StoredFile): Promise<CdnFile | undefined> {
  switch (fault) {
    case 'missing':
      return undefined;
    case 'forbidden':
      return { status: 403, type: 'application/xml', bytes: new TextEncoder().encode(bodies.forbidden) };
    case 'html':
      return { type: 'text/html', bytes: new TextEncoder().encode(bodies.html) };
    case 'empty':
      return { type, bytes: new Uint8Array() };
    case undefined:
      return { type, bytes: new Uint8Array(await read()) };
  }
}

/** Appends spaces up to `length` bytes: decoders ignore bytes after the end of an image, and SVG allows white space there. */
function padded(bytes: Buffer, length: number): Buffer {
  return bytes.length < length ? Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x20)]) : bytes;
}

/** The content type the CDN sends for a variant. */
export function typeOfVariant({ format, bytesFormat = format }: VariantFixture): string {
  return format === 'avif' && bytesFormat === 'webp' ? unconfirmed.avifVariantType : mimeType(bytesFormat);
}

/** Webflow generates no thumbnail for an SVG; sharp cannot decode HEIC and AVIF sequences. */
function hasThumbnail({ format, bytesFormat = format, frames }: AssetFixture): boolean {
  return bytesFormat !== 'svg' && bytesFormat !== 'heic' && !(bytesFormat === 'avif' && frames);
}

/** The files of a fixture by CDN path: the original, its variants without those that failed, and the thumbnail. */
export function filesOf(fixture: AssetFixture, pictures: Pictures): [path: string, file: StoredFile][] {
  const weight = originalSize(fixture, pictures.size);
  const original = {
    type: fixture.servedType ?? mimeType(fixture.bytesFormat ?? fixture.format),
    fault: fixture.fault,
    read: async () => padded(await pictures.original(), weight),
  };
  const thumbnails = hasThumbnail(fixture) ? [thumbnailOf(fixture.format)] : [];
  const copies = [...thumbnails, ...fixture.variants.filter(({ error }) => !error)];
  return [
    [cdnPath(fixture, fixture.fileName), original],
    ...copies.map((variant): [string, StoredFile] => [
      cdnPath(fixture, variantFileName(fixture, variant)),
      {
        type: typeOfVariant(variant),
        fault: variant.fault,
        read: async () => padded(await pictures.variant(variant), variant.hasOriginalSize ? weight : 0),
      },
    ]),
  ];
}
