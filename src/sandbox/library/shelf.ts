import type { Pictures } from '#sandbox/pictures/picture-cache.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { CdnFile } from './library.ts';
import { thumbnailOf } from './made-variants.ts';
import { cdnPath, variantFileName } from './naming.ts';
import { type FileFault, mimeType, type Recipe, type VariantRecipe } from './recipe.ts';

/** A picture that was made, the type the CDN calls it, and what is the matter with it there. */
export interface Shelved {
  type: string;
  fault: FileFault | undefined;
  read(): Promise<Buffer>;
}

const bodies = {
  forbidden: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>',
  html: '<!doctype html><title>Just a moment</title><p>Checking your browser.',
} as const;

/** What the CDN answers for a shelved picture; undefined is a 404. Source of the 403: S3, objects that cannot be read. */
export async function answerOf({ type, fault, read }: Shelved): Promise<CdnFile | undefined> {
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

/** Blanks, which end a text as well as a picture. */
function padded(bytes: Buffer, length: number): Buffer {
  return bytes.length < length ? Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x20)]) : bytes;
}

function typeOf({ format, bytesFormat = format }: VariantRecipe): string {
  return format === 'avif' && bytesFormat === 'webp' ? unconfirmed.avifVariantType : mimeType(bytesFormat);
}

/** Whether a thumbnail can be made: of an SVG there is none, and the rest no decoder at hand reads. */
function hasThumbnail({ format, bytesFormat = format, frames }: Recipe): boolean {
  return bytesFormat !== 'svg' && bytesFormat !== 'heic' && !(bytesFormat === 'avif' && frames);
}

/** Every file of a recipe by its path: the original, its copies but for those that failed, the thumbnail. */
export function filesOf(recipe: Recipe, pictures: Pictures): [path: string, file: Shelved][] {
  const weight = pictures.size + (recipe.padding ?? 0);
  const original = {
    type: recipe.servedType ?? mimeType(recipe.bytesFormat ?? recipe.format),
    fault: recipe.fault,
    read: async () => padded(await pictures.original(), weight),
  };
  const thumbnails = hasThumbnail(recipe) ? [thumbnailOf(recipe.format)] : [];
  const copies = [...thumbnails, ...recipe.variants.filter(({ error }) => !error)];
  return [
    [cdnPath(recipe, recipe.fileName), original],
    ...copies.map((variant): [string, Shelved] => [
      cdnPath(recipe, variantFileName(recipe, variant)),
      {
        type: typeOf(variant),
        fault: variant.fault,
        read: async () => padded(await pictures.variant(variant), variant.weighsAsOriginal ? weight : 0),
      },
    ]),
  ];
}
