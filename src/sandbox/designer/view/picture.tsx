import { useComputed } from '@preact/signals';
import { assetByKey } from '../site-content.ts';

/** Only web addresses become pictures: hostile data may hold any other kind. */
function isWebAddress(url: string): boolean {
  return /^https?:/.test(url);
}

interface PictureProps {
  asset: string | null;
  /** The Width in the image's settings, as typed. */
  width?: string | null;
  /** Whether a style makes it fill its column. */
  fills?: boolean;
}

/** A file as large as the published page draws it: the browser picks a copy that fits, once it is near the window. */
export function Picture({ asset, width = null, fills = true }: PictureProps) {
  const found = useComputed(() => assetByKey(asset)).value;
  if (!found || !isWebAddress(found.url)) return <span class="placeholder" aria-hidden="true" />;
  const { url, srcset, mimeType } = found;
  const isDrawing = mimeType === 'image/gif' || mimeType === 'image/svg+xml';
  // A picture with automatic sizes has no height of its own. Source: HTML, rendering of images.
  const copies = srcset ? { srcset, sizes: fills ? 'auto, 50vw' : '50vw' } : {};
  const look = fills ? `picture${isDrawing ? ' drawing' : ''}` : 'natural';
  const size = {
    ...(width === null ? {} : { width }),
    // What a browser makes of no Width is the original's own: the copies on the canvas are narrower.
    ...(fills || Number.parseFloat(width ?? '') >= 0 ? {} : { style: { width: `${found.width}px` } }),
  };
  return <img loading="lazy" {...copies} {...size} src={url} alt="" class={look} />;
}
