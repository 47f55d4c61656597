import type { AssetDetails } from '#contract/asset.ts';
import { decodedTypes } from '#panel/weighing/decoded-types.ts';
import { extensionOf } from '#rules/extension-of.ts';
import { mediaType } from '#rules/media-type.ts';

/** Extensions of these types that are not named like them. */
const otherExtensions = new Map([
  ['jpg', 'jpeg'],
  ['svg', 'svg+xml'],
]);

/** True for an asset whose file can be weighed: a picture of a format that is decoded, which Webflow no longer processes. */
export function isWeighable({
  contentType,
  originalFileName,
  displayName,
  hostedUrl,
  size,
}: AssetDetails): boolean {
  if (!hostedUrl || size === 0) return false;
  const type = mediaType(contentType);
  if (type !== '') return decodedTypes.has(type);
  const extension = extensionOf(originalFileName ?? displayName);
  return decodedTypes.has(`image/${otherExtensions.get(extension) ?? extension}`);
}
