import { useComputed } from '@preact/signals';
import { assetByKey } from '../site-content.ts';

/** The hostile asset of the catalog has a `javascript:` URL. */
function isWebAddress(url: string): boolean {
  return /^https?:/.test(url);
}

interface PictureProps {
  asset: string | null;
  /** The Width in the image's settings as typed; null is Auto. */
  width?: string | null;
  /** Whether its style fills the column. */
  fills?: boolean;
}

/** An image at the rendered size of the published page, loaded lazily. A placeholder if the asset has no web URL. */
export function Picture({ asset, width = null, fills = true }: PictureProps) {
  const found = useComputed(() => assetByKey(asset)).value;
  if (!found || !isWebAddress(found.url)) return <span class="placeholder" aria-hidden="true" />;
  const { shownUrl, srcset, mimeType } = found;
  const isDrawing = mimeType === 'image/gif' || mimeType === 'image/svg+xml';
  // With `sizes="auto"` an image has no natural height until it has loaded. Source: HTML, rendering of images.
  const copies = srcset ? { srcset, sizes: fills ? 'auto, 50vw' : '50vw' } : {};
  const className = fills ? `picture${isDrawing ? ' drawing' : ''}` : 'natural';
  const size = {
    ...(width === null ? {} : { width }),
    // Without a Width the rendered width is the original's; the files in the canvas's srcset are narrower.
    ...(fills || Number.parseFloat(width ?? '') >= 0 ? {} : { style: { width: `${found.width}px` } }),
  };
  return <img loading="lazy" {...copies} {...size} src={shownUrl} alt="" class={className} />;
}
