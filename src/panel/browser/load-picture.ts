/** The size of a loaded picture in pixels; null where it has none of its own, as an SVG may. */
export interface PictureSize {
  readonly width: number | null;
  readonly height: number | null;
}

/** Loads a picture into the browser's cache; null where it is none or cannot be had. */
export type LoadPicture = (url: string) => Promise<PictureSize | null>;

/** Loads a picture and answers its own size in pixels, or null where it cannot be shown. Source: HTML, `img`. */
export function loadPicture(url: string): Promise<PictureSize | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.referrerPolicy = 'no-referrer';
    // An SVG without a size of its own has 0 in some browsers.
    image.onload = () => resolve({ width: image.naturalWidth || null, height: image.naturalHeight || null });
    image.onerror = () => resolve(null);
    image.src = url;
  });
}
