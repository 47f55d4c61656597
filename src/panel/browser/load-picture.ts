import type { PictureSize } from '#panel/assets/picture.ts';

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
