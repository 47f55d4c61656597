import { fullWidth, readSizes, type SourceSizes } from '#rules/delivery/sizes/source-sizes.ts';
import { isWidth, webflowSizes } from '#rules/delivery/webflow-sizes.ts';

/** What is known of an image's `sizes` on its page. */
export interface SizesInputs {
  /** The attribute as it is on the page, where a person has pasted it. */
  readonly pasted: string | null;
  /**
   * Width in the image's settings in CSS pixels, null for none; undefined where neither the Designer nor a person has
   * given it.
   */
  readonly width: number | null | undefined;
}

/** The `sizes` attribute of an image on its page. */
export interface PageSizes {
  readonly text: string;
  readonly sizes: SourceSizes;
  /** Its source: the page itself, Webflow's rule for a Width, or Webflow's rule without one. */
  readonly source: 'page' | 'width' | 'none';
}

/** Returns the `sizes` attribute of an image: the page's own, or else the one that Webflow writes for its Width. */
export function pageSizes({ pasted, width }: SizesInputs): PageSizes {
  const own = pasted === null ? null : readSizes(pasted);
  if (pasted !== null && own?.ok) return { text: pasted.trim(), sizes: own.sizes, source: 'page' };
  const text = webflowSizes(width);
  const written = readSizes(text);
  return {
    text,
    sizes: written.ok ? written.sizes : fullWidth,
    source: isWidth(width) ? 'width' : 'none',
  };
}
