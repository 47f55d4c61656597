import { fullWidth, readSizes, type SourceSizes } from '#rules/delivery/sizes/source-sizes.ts';
import { isWidth, webflowSizes } from '#rules/delivery/webflow-sizes.ts';

/** What is known of an image's `sizes` on its page. */
export interface SizesInputs {
  /** The attribute as it stands on the page, where a person has pasted it. */
  readonly pasted: string | null;
  /** Width in the image's settings in CSS pixels, null for none; undefined where neither Designer nor person has said. */
  readonly width: number | null | undefined;
}

/** The `sizes` attribute of an image on its page. */
export interface PageSizes {
  readonly text: string;
  readonly sizes: SourceSizes;
  /** Where it is from: the page itself, or Webflow's rule for a Width, or for none. */
  readonly source: 'page' | 'width' | 'none';
}

/** The `sizes` attribute of an image: the page's own, or else the one Webflow writes for its Width. */
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
