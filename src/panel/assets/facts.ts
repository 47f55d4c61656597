import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Bindings } from '#panel/designer/binding.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import type { AssetFacts } from '#rules/audit/asset-facts.ts';

/** All that is known of one asset. */
export interface AssetRecord extends AssetFacts {
  /** Why our backend refuses this asset; null where it does not, and until its first response. */
  readonly refusal: RequestError | null;
  /** Alt text in each of the site's locales; empty before the backend's response, and where there is one locale. */
  readonly altTexts: AltTexts;
}

/** The facts that are read with the site's connection, of an asset before its first read. */
export const unread = {
  details: null,
  measured: undefined,
  altTexts: [],
  refusal: null,
} as const satisfies Partial<AssetRecord>;

export const emptyAsset: AssetRecord = { ...unread, designer: {} };

/**
 * The Designer's facts of one usage of an asset. A key is absent before the Designer's result, and after a failed call.
 * An image that is neither bound nor in a link looks like one whose binding or link is unknown.
 */
export interface PlacementFacts extends Bindings {
  readonly altText?: string | null;
  readonly link?: LinkAround | undefined;
}

/**
 * Returns the facts in an image's settings. A Width that is absent there is not overwritten: it may be known from an
 * attribute, which takes a call of its own.
 */
export function boundFacts({ boundFile, boundAltText, altWord, width }: Bindings): PlacementFacts {
  return { boundFile, boundAltText, altWord, ...(width !== undefined && { width }) };
}

/** All that is known of one usage: an Image element, by the element's key. */
export interface UsageRecord {
  /** The asset it shows; null where it shows none, or the Designer returns none. */
  readonly assetId: string | null;
  readonly placement: PlacementFacts;
  /** As `isComplete` of the selection. */
  readonly isComplete: boolean;
}

export const emptyUsage: UsageRecord = { assetId: null, placement: {}, isComplete: false };

/** Identifies the file that an asset's details are about, as far as Webflow tells files apart; null without details. */
export function fileOf(details: AssetDetails | null): string | null {
  return details && `${details.lastUpdated} ${details.hostedUrl}`;
}

/** Identifies the file by its length, type and address, which stay as an alt text or a name is saved; its date may not. */
export function contentOf({
  size,
  contentType,
  hostedUrl,
}: Pick<AssetDetails, 'size' | 'contentType' | 'hostedUrl'>): string {
  return `${size} ${contentType} ${hostedUrl}`;
}
