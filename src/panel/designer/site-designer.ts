import type { DesignerResult } from '#panel/designer/call.ts';
import { createGoing, type Place, type Went } from '#panel/designer/go-to.ts';
import { type PropertyUses, readPropertyUses } from '#panel/designer/image-properties.ts';
import { replaceFile } from '#panel/designer/replace-file.ts';
import { findSiteAsset, type SiteAsset } from '#panel/designer/site-asset.ts';
import { readSiteBackgrounds, type SiteBackgrounds } from '#panel/designer/site-backgrounds.ts';
import type { SiteDesignerParts } from '#panel/designer/site-tools.ts';
import { readSocialImages, type SocialImages } from '#panel/designer/social-images.ts';

/** What the Designer API can say about the whole site. No call rejects, and each ends by its deadline. */
export interface SiteDesigner {
  /** The files in all styles, at every breakpoint, in every state and variant; this takes minutes on a large site. */
  siteBackgrounds(
    signal: AbortSignal,
    onProgress: (soFar: SiteBackgrounds) => void,
  ): Promise<DesignerResult<SiteBackgrounds>>;
  /** The pictures in the settings of all pages. */
  socialImages(
    signal: AbortSignal,
    onProgress: (soFar: SocialImages) => void,
  ): Promise<DesignerResult<SocialImages>>;
  /** The image properties of the instances on the open page, or in the component being edited. */
  imageProperties(signal: AbortSignal): Promise<DesignerResult<PropertyUses>>;
  /**
   * Opens a page or a component, which leaves the one that is open, and selects an element there that shows the asset;
   * the next one where this is repeated.
   */
  goTo(place: Place, signal: AbortSignal): Promise<DesignerResult<Went>>;
  /** An asset of the site, to read and write its alt text in any locale; null where the site has none. */
  assetById(assetId: string, signal: AbortSignal): Promise<DesignerResult<SiteAsset | null>>;
  /** Puts another file in place of an asset's own. One that `hung` may still be stored later. */
  replaceFile(assetId: string, file: File, signal: AbortSignal): Promise<DesignerResult<null>>;
}

export type CreateSiteDesigner = (parts: SiteDesignerParts) => SiteDesigner;

/** Creates the readers of a site; none of them makes a call before it is asked. */
export function createSiteDesigner(parts: SiteDesignerParts): SiteDesigner {
  return {
    siteBackgrounds: (signal, onProgress) => readSiteBackgrounds(parts, signal, onProgress),
    socialImages: (signal, onProgress) => readSocialImages(parts, signal, onProgress),
    imageProperties: (signal) => readPropertyUses(parts.call, () => parts.elements(false), signal),
    goTo: createGoing(parts),
    assetById: (assetId, signal) => findSiteAsset(parts, assetId, signal),
    replaceFile: (assetId, file, signal) => replaceFile(parts, assetId, file, signal),
  };
}
