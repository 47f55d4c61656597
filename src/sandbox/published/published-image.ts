import type { ElementAlt } from '#sandbox/protocol/element-edit.ts';
import type { SiteCanvas, SiteSection } from '#sandbox/site/canvas.ts';
import type { SiteElement, SiteImage } from '#sandbox/site/element.ts';
import { layoutSizes, writtenSizes } from '#sandbox/site/sizes.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';
import type { World } from '#sandbox/world/world.ts';
import { publishedSrcset } from './srcset.ts';

/** The part of a page that contains an image. */
export interface ImageContext {
  section: SiteSection;
  /** Whether the page belongs to an older project, where Webflow derives `sizes` from the layout. */
  isOlder: boolean;
  isInRichText: boolean;
}

/** The attributes of an `<img>` as Webflow writes them; null for an absent attribute. */
export interface ImageAttributes {
  src: string;
  width: string | null;
  sizes: string | null;
  srcset: string | null;
  alt: string;
}

function textOf(alt: ElementAlt, { asset }: StoredAsset): string {
  if (alt.kind === 'own') return alt.text;
  return alt.kind === 'decorative' ? '' : (asset.altText ?? '');
}

/** The asset with this library key, or undefined. */
export function assetByKey({ assets }: World, key: string | null): StoredAsset | undefined {
  return [...assets.values()].find((stored) => stored.key === key);
}

/**
 * The attributes Webflow publishes for an image, or null if its file has no web URL. Images in rich text have no
 * `srcset`. Source: 51 published Webflow sites, 2026: none of 151.
 */
export async function publishedImage(
  world: World,
  { asset, alt, width, binding }: SiteImage,
  { section, isOlder, isInRichText }: ImageContext,
): Promise<ImageAttributes | null> {
  const stored = assetByKey(world, asset);
  if (!stored || !/^https?:/.test(stored.asset.hostedUrl)) return null;
  const srcset = isInRichText ? null : await publishedSrcset(world, stored);
  const isFromCms = binding?.sourceType === 'cms';
  const sizes = isOlder ? layoutSizes(section) : writtenSizes({ original: stored.width, width, isFromCms });
  return {
    src: stored.asset.hostedUrl,
    width,
    sizes: srcset === null ? null : sizes,
    srcset,
    alt: textOf(alt, stored),
  };
}

function imagesIn(elements: readonly SiteElement[], context: ImageContext): [SiteImage, ImageContext][] {
  return elements.flatMap((element) => {
    if (element.type === 'Image') return [[element, context]];
    if (!('children' in element)) return [];
    return imagesIn(element.children, {
      ...context,
      isInRichText: context.isInRichText || element.type === 'RichText',
    });
  });
}

/** The image elements of a canvas in document order, each with its context. */
export function imagesOf(canvas: SiteCanvas): [SiteImage, ImageContext][] {
  const isOlder = canvas.kind === 'page' && canvas.isOlder === true;
  return canvas.sections.flatMap((section) =>
    imagesIn(section.elements, { section, isOlder, isInRichText: false }),
  );
}
