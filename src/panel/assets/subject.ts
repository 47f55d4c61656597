import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { AltLevel, AltTarget } from '#panel/alt-text/editing.ts';
import type { Trouble } from '#panel/backend/trouble.ts';
import type { Binding, Bindings } from '#panel/designer/binding.ts';
import type { DesignerFault } from '#panel/designer/call.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import { type AltLevels, inherits } from '#rules/alt-text/alt-state.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/** What the Designer itself says of an asset. A key is missing until it is told, and for good where it never is. */
export interface DesignerFacts {
  readonly name?: string | null;
  readonly url?: string | null;
  readonly mimeType?: string | null;
  readonly altText?: string | null;
}

/**
 * What the Designer says of this one placement of the image, with the same rule for missing keys. That it is neither
 * bound nor in a link looks as if nobody had said so: it is nothing to draw.
 */
export interface PlacementFacts extends Bindings {
  readonly altText?: string | null;
  readonly link?: LinkAround | undefined;
}

/** An image with an asset, and all that is known of it so far. */
export interface AssetSubject {
  readonly kind: 'asset';
  readonly elementKey: string;
  readonly assetId: string;
  /** What to ask and to write with. */
  readonly image: ImageHandle;
  readonly asset: AssetHandle;
  readonly designer: DesignerFacts;
  readonly placement: PlacementFacts;
  /** True once the Designer has told all it will tell. */
  readonly told: boolean;
  /** Why our backend does not answer for this asset; null where it does, and until it has answered. */
  readonly refusal: Trouble | null;
  /** What our backend read from Webflow; null until it answered. Stale once asking again has brought nothing newer. */
  readonly details: AssetDetails | null;
  /** What the files weigh; null where it could not be had, undefined while it is not known. */
  readonly measured: Measurements | null | undefined;
  /** Alt text in each of the site's locales; empty until told and where there is one locale. */
  readonly altTexts: AltTexts;
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

/** Both levels of alt text, as the two sources tell them. */
export function altLevelsOf({ designer, placement, details }: AssetSubject): AltLevels {
  return { element: placement.altText, designer: designer.altText, api: details?.altText };
}

/** The alt text at one of the two levels as it was told, sentinels included; undefined where nobody has told. */
export function altTextAt(subject: AssetSubject, level: AltLevel): string | null | undefined {
  return level === 'image' ? subject.placement.altText : factsOf(subject).assetAltText;
}

/** The key of an alt text of this image or of its asset. */
export function altKeyOf({ assetId, elementKey }: AssetSubject, level: AltLevel): string {
  return level === 'asset' ? assetId : elementKey;
}

/** The subject with a text that was just written to one of its two levels. */
export function withAltText(
  subject: AssetSubject,
  { level, key }: Pick<AltTarget, 'level' | 'key'>,
  value: string | null,
): AssetSubject {
  const { designer, placement } = subject;
  if (level === 'image') {
    return key === subject.elementKey ? { ...subject, placement: { ...placement, altText: value } } : subject;
  }
  // An image without a text of its own answers its asset's, and an empty one for none: its null would mean decorative.
  const isShown = inherits(altLevelsOf(subject));
  return {
    ...subject,
    designer: { ...designer, altText: value },
    placement: isShown ? { ...placement, altText: value ?? '' } : placement,
  };
}
