import type { AltLevel } from '#panel/assets/alt-target.ts';
import type { AssetRecord, PlacementFacts } from '#panel/assets/facts.ts';
import type { Binding } from '#panel/designer/binding.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { FoundImage, FoundImages } from '#panel/designer/found-images.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';

/** The images of an element that is no Image, and the type of that element in Webflow's words. */
export interface SelectedImages {
  readonly kind: 'images';
  readonly elementKey: string;
  readonly type: string;
  readonly found: FoundImages;
}

/** The selected element and its asset, with the handles to read and write both. */
export interface SelectedImage {
  readonly kind: 'asset';
  /** How the element shows the asset; `asset` for one that was opened by itself, without an element. */
  readonly as: FoundImage['as'] | 'asset';
  /** The images among which this one was found; null for a selected Image. */
  readonly among: SelectedImages | null;
  readonly elementKey: string;
  readonly assetId: string;
  readonly image: ImageHandle;
  readonly asset: AssetHandle;
}

/** The selected image with all known facts of its usage and its asset. */
export interface SelectedAsset extends SelectedImage, AssetRecord {
  readonly placement: PlacementFacts;
  /** True once each call to the Designer about it has succeeded or failed, but for a link that can't be read yet. */
  readonly isComplete: boolean;
}

/** A selection without an asset. */
export type OtherSelection =
  | { readonly kind: 'unread' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'notImage'; readonly type: string }
  | { readonly kind: 'noAsset' }
  | {
      readonly kind: 'bound';
      readonly elementKey: string;
      readonly binding: Binding;
      /** The alt text of the element, sentinels included; undefined where it is not known. */
      readonly altText: string | null | undefined;
      readonly boundAltText: Binding | undefined;
    }
  | SelectedImages
  | { readonly kind: 'unreadable'; readonly reason: DesignerErrorReason };

/** What is selected on the canvas. */
export type Selection = OtherSelection | SelectedAsset;

/** Returns the stored alt text at a level, sentinels included; undefined where it is not known. */
export function altTextAt(selection: SelectedAsset, level: AltLevel): string | null | undefined {
  return level === 'image' ? selection.placement.altText : latestFacts(selection).altText;
}

/** Returns the key of the alt text at a level. */
export function altKeyOf({ assetId, elementKey }: SelectedAsset, level: AltLevel): string {
  return level === 'asset' ? assetId : elementKey;
}
