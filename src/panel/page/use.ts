import type { Binding } from '#panel/designer/binding.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import type { PageElement } from '#panel/designer/page.ts';

/** One place on the page that shows an image. */
export interface Use {
  readonly element: PageElement;
  /** Where on the page it stands: the number of its element, from 0. */
  readonly at: number;
  readonly as: 'image' | 'property' | 'background';
  /** Null where the Designer names no asset: it is bound, a background, or has none. */
  readonly assetId: string | null;
  /** What to read and write with, of an Image element whose file is its own. */
  readonly handles: { readonly image: ImageHandle; readonly asset: AssetHandle } | null;
  /** The image's own alt text as the Designer tells it; undefined where it does not. */
  readonly altText: string | null | undefined;
  /** Where the file comes from, of a bound image. */
  readonly binding: Binding | null;
  /** Whether the alt text comes from elsewhere too, so that it is written there. */
  readonly isAltBound: boolean;
  /** Width in the image's settings in CSS pixels, null for none; undefined where the Designer does not tell. */
  readonly width: number | null | undefined;
  /** The component whose property it is, and how many instances of it the site has. */
  readonly component: { readonly name: string; readonly instances: number } | null;
}
