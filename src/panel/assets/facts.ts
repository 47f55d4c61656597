import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { Bindings } from '#panel/designer/binding.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import type { AssetFacts } from '#rules/audit/asset-facts.ts';

/** All that is known of one asset. */
export interface AssetRecord extends AssetFacts {
  /** Why our backend does not answer for this asset; null where it does, and until it has answered. */
  readonly refusal: RequestError | null;
  /** Alt text in each of the site's locales; empty until the backend has answered, and where there is one locale. */
  readonly altTexts: AltTexts;
}

/** What is read with the site's connection, of an asset of which nothing is. */
export const unread = {
  details: null,
  measured: undefined,
  altTexts: [],
  refusal: null,
} as const satisfies Partial<AssetRecord>;

export const emptyAsset: AssetRecord = { ...unread, designer: {} };

/**
 * What the Designer says of one usage of an asset. A key is missing until the Designer has answered, and for good where
 * it fails. An image that is neither bound nor in a link looks like one of which that is not known.
 */
export interface PlacementFacts extends Bindings {
  readonly altText?: string | null;
  readonly link?: LinkAround | undefined;
}

/**
 * What the settings of an image say of it. A Width that they don't tell stays as it is known: from an attribute, which
 * takes a call of its own.
 */
export function boundFacts({ boundFile, boundAltText, width }: Bindings): PlacementFacts {
  return { boundFile, boundAltText, ...(width !== undefined && { width }) };
}

/** All that is known of one usage: an Image element, by the element's key. */
export interface UsageRecord {
  /** The asset it shows; null where it shows none, or the Designer names none. */
  readonly assetId: string | null;
  readonly placement: PlacementFacts;
  /** True once the Designer has answered, or failed to answer, each question about the usage and its asset. */
  readonly isComplete: boolean;
}

export const emptyUsage: UsageRecord = { assetId: null, placement: {}, isComplete: false };

/** Which file an asset's details are about, as far as Webflow tells one from another; null for no details. */
export function fileOf(details: AssetDetails | null): string | null {
  return details && `${details.lastUpdated} ${details.hostedUrl}`;
}
