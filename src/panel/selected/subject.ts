import type { AssetDetails } from '#contract/asset.ts';
import type { Binding } from '#panel/designer.ts';
import type { DesignerFault } from '#panel/designer-call.ts';

/** What the Designer itself says of an asset. A key is missing until it is told, and for good where it never is. */
export interface DesignerFacts {
  readonly name?: string | null;
  readonly url?: string | null;
  readonly mimeType?: string | null;
  readonly altText?: string | null;
}

/** What the Designer says of this one placement of the image, with the same rule for missing keys. */
export interface PlacementFacts {
  readonly altText?: string | null;
  readonly binding?: Binding | null;
}

/** An image with an asset, and all that is known of it so far. */
export interface AssetSubject {
  readonly kind: 'asset';
  readonly elementKey: string;
  readonly assetId: string;
  readonly designer: DesignerFacts;
  readonly placement: PlacementFacts;
  /** True once the Designer has told all it will tell. */
  readonly told: boolean;
  /** What our backend read from Webflow; null until it answered. */
  readonly details: AssetDetails | null;
}

/** What the view is about: one of the things a selection can come to. */
export type Subject =
  | { readonly kind: 'unread' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'notImage'; readonly type: string }
  | { readonly kind: 'noAsset' }
  | { readonly kind: 'bound'; readonly binding: Binding }
  | { readonly kind: 'unreadable'; readonly fault: DesignerFault }
  | AssetSubject;

/** The facts of an asset under one roof, wherever they came from. Undefined: nobody has told. */
export interface AssetFacts {
  readonly name: string | null | undefined;
  readonly url: string | null | undefined;
  readonly contentType: string | null | undefined;
  readonly assetAltText: string | null | undefined;
}

/**
 * The newest word on each fact. The Designer's alt text wins over the backend's copy, which may be some seconds
 * old; for the rest the Data API is the fuller source and the Designer the faster one.
 */
export function factsOf({ designer, details }: AssetSubject): AssetFacts {
  return {
    name: details?.displayName ?? designer.name,
    url: details?.hostedUrl ?? designer.url,
    contentType: details?.contentType ?? designer.mimeType,
    assetAltText: designer.altText === undefined ? details?.altText : designer.altText,
  };
}
