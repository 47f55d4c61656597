/** The size of a loaded picture in pixels; null where it has no size of its own, as an SVG may. */
export interface ImageSize {
  readonly width: number | null;
  readonly height: number | null;
}

/** Loads a picture into the browser's cache; resolves to null where it can't be loaded or shown. */
export type LoadImage = (url: string) => Promise<ImageSize | null>;

/**
 * Loads a picture and resolves to its natural size in pixels, or to null where it can't be shown. Source: HTML, `img`, which
 * needs no permission of the file's host (UNCONFIRMED: `cdnAllowsOrigins`), and one of the page's policy (UNCONFIRMED:
 * `policyAllowsOwn`).
 */
export function loadImage(url: string): Promise<ImageSize | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.referrerPolicy = 'no-referrer';
    // Some browsers report 0 for an SVG without a size of its own.
    image.onload = () => resolve({ width: image.naturalWidth || null, height: image.naturalHeight || null });
    image.onerror = () => resolve(null);
    image.src = url;
  });
}
