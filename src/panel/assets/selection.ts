import type { AltLevel } from '#panel/assets/alt-target.ts';
import type { AssetRecord, PlacementFacts } from '#panel/assets/facts.ts';
import type { Binding } from '#panel/designer/binding.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';

/** The element and the asset that are selected, to ask and to write with. */
export interface SelectedImage {
  readonly kind: 'asset';
  readonly elementKey: string;
  readonly assetId: string;
  readonly image: ImageHandle;
  readonly asset: AssetHandle;
}

/** An image with an asset, and all that is known of both. */
export interface SelectedAsset extends SelectedImage, AssetRecord {
  readonly placement: PlacementFacts;
  /** True once the Designer has answered all it was asked. */
  readonly isComplete: boolean;
}

/** What a selection can come to, but for an image with an asset. */
export type OtherSelection =
  | { readonly kind: 'unread' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'notImage'; readonly type: string }
  | { readonly kind: 'noAsset' }
  | { readonly kind: 'bound'; readonly binding: Binding }
  | { readonly kind: 'unreadable'; readonly reason: DesignerErrorReason };

/** What the view is about. */
export type Selection = OtherSelection | SelectedAsset;

/** The alt text at one of the two levels as it was read, sentinels included; undefined where it is not known. */
export function altTextAt(selection: SelectedAsset, level: AltLevel): string | null | undefined {
  return level === 'image' ? selection.placement.altText : latestFacts(selection).altText;
}

/** The key of an alt text of this image or of its asset. */
export function altKeyOf({ assetId, elementKey }: SelectedAsset, level: AltLevel): string {
  return level === 'asset' ? assetId : elementKey;
}
