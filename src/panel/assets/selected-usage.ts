import type { Selection } from '#panel/assets/selection.ts';

/**
 * True where a usage, by its element's key and its asset, is among what is selected: the selected image, or one of the
 * images that a selected component, background or block shows. Images that stand beside the selection are not. Where the
 * usage's asset is not known, the element alone counts.
 */
export function isSelectedUsage(selection: Selection, key: string, assetId: string | null): boolean {
  const isAsset = (other: string | null): boolean => assetId === null || other === null || other === assetId;
  switch (selection.kind) {
    case 'asset':
      return selection.elementKey === key && (selection.as === 'image' || isAsset(selection.assetId));
    case 'images':
      return (
        (selection.found.where === 'own' || selection.found.where === 'inside') &&
        selection.found.images.some((image) => image.key === key && isAsset(image.assetId))
      );
    case 'bound':
      return selection.elementKey === key;
    default:
      return false;
  }
}
