import { mimeType } from '#sandbox/library/asset-fixture.ts';
import { typeOfVariant } from '#sandbox/library/cdn-files.ts';
import { cdnPath, splitName, variantFileName } from '#sandbox/library/naming.ts';
import type { SetFileFacts } from '#sandbox/protocol/set-file.ts';
import type { StoredAsset, WebflowVariant } from '#sandbox/world/asset.ts';
import type { World } from '#sandbox/world/world.ts';
import { encodeVariant, readPicture, type UploadedPicture, variantsOfPicture } from './uploaded-picture.ts';

/** A file as the Designer's `setFile` sends it. */
export interface Upload {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const webAddress = /^https?:/;

function newUrl({ asset }: StoredAsset, name: string, keepsUrl: boolean, cdnOrigin: string): URL {
  return keepsUrl && webAddress.test(asset.hostedUrl)
    ? new URL(asset.hostedUrl)
    : new URL(cdnPath({ siteId: asset.siteId, assetId: asset.id }, name), cdnOrigin);
}

/** What is done after the upload. */
export interface Processing {
  /** Whether the upload ends only after it. */
  isAwaited: boolean;
  /** Serves the file where that is not done yet, and resolves with the variants; null where those of the old file stay. */
  run(): Promise<VariantFile[] | null>;
}

/**
 * Replaces an asset's file, and, as the facts say, its URL, names, type, date and alt texts. Its id stays. The file at an
 * earlier URL stays as well: published pages link to it until they are published again.
 */
export async function replaceFile(
  world: World,
  stored: StoredAsset,
  { name, type, bytes }: Upload,
  facts: SetFileFacts,
  cdnOrigin: string,
): Promise<Processing> {
  const { asset } = stored;
  const picture = await readPicture(type, bytes);
  const url = newUrl(stored, name, facts.replacedUrlKept, cdnOrigin);
  const contentType = picture.format ? mimeType(picture.format) : type;
  const serve = () => world.library.put(url.pathname, { type: contentType, bytes });
  // Only a copy of an old file can be served instead.
  const isServed = facts.replacedFileServed === 'at once' || url.href !== asset.hostedUrl;
  if (isServed) serve();
  Object.assign(asset, {
    hostedUrl: url.href,
    size: bytes.length,
    originalFileName: name,
    ...(facts.replacedMimeType === 'new' ? { contentType } : {}),
    ...(facts.replacedNameKept ? {} : { displayName: name }),
    ...(facts.replacedAltKept ? {} : { altText: null }),
    ...(facts.replacedDateChanges ? { lastUpdated: new Date(world.now()).toISOString() } : {}),
  });
  if (!facts.replacedAltKept) stored.altTextByLocale = {};
  stored.width = picture.width;
  const keepsVariants = facts.replacedVariants === 'never';
  if (!keepsVariants) asset.variants = [];
  return {
    isAwaited: facts.replacedVariants === 'at once',
    async run() {
      if (!isServed) serve();
      return keepsVariants ? null : makeVariants(world, stored, picture, bytes);
    },
  };
}

/** A variant with its file. */
export interface VariantFile {
  path: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  variant: WebflowVariant;
}

/** The name of the original in its URL, with an extension of the format: variants of an AVIF in a `.jpg` are `.avif`. */
function nameFor(format: string, url: URL, assetId: string): string {
  const segment = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const fileName = decodeURIComponent(segment).replace(`${assetId}_`, '');
  const { base, extension } = splitName(fileName);
  const lower = extension.toLowerCase().replace('jpeg', 'jpg');
  return lower === format ? fileName : `${base}.${format}`;
}

async function makeVariants(
  world: World,
  { asset }: StoredAsset,
  picture: UploadedPicture,
  original: Uint8Array,
): Promise<VariantFile[]> {
  const { format } = picture;
  if (!format) return [];
  const { id: assetId, siteId, hostedUrl } = asset;
  const url = new URL(hostedUrl);
  const named = { format, fileName: nameFor(format, url, assetId) };
  const made = variantsOfPicture(picture, world.unconfirmed.animationHasVariants).map(async (each) => {
    const bytes = await encodeVariant(original, each);
    if (!bytes) return [];
    const fileName = variantFileName(named, each);
    const path = cdnPath({ siteId, assetId }, fileName);
    const variant: WebflowVariant = {
      hostedUrl: url.origin + path,
      originalFileName: fileName,
      displayName: fileName,
      format,
      width: each.width,
      height: null,
      quality: world.unconfirmed.variantQuality,
      error: null,
    };
    return [{ path, type: typeOfVariant(each), bytes, variant }];
  });
  return (await Promise.all(made)).flat();
}
