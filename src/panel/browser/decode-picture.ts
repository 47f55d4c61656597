/**
 * Decodes a file to a picture as wide as it is, or as `pixels` where that is less; null for a file that this browser can't
 * decode, such as any SVG. Nothing of it depends on the page's policy, as there is no URL. Source: HTML, createImageBitmap.
 */
export async function decodePicture(file: Blob, width: number, pixels: number): Promise<ImageBitmap | null> {
  try {
    const options = pixels < width ? { resizeWidth: Math.max(1, Math.round(pixels)) } : {};
    return await createImageBitmap(file, { ...options, resizeQuality: 'high' });
  } catch {
    return null;
  }
}

/** Puts a decoded picture on a canvas, without a copy of its pixels; returns false where the browser has no memory for it. */
export function putPicture(canvas: HTMLCanvasElement, picture: ImageBitmap): boolean {
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext('bitmaprenderer');
  context?.transferFromImageBitmap(picture);
  return context !== null;
}

/** Frees the pixels of a canvas now: a canvas that is removed may keep them until the next garbage collection. */
export function clearPicture(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** Returns a URL of a file in memory, to be given to `releaseUrl`. Source: File API. */
export function urlOf(file: Blob, type: string): string {
  return URL.createObjectURL(file.slice(0, file.size, type));
}

/** Frees the file behind a URL of `urlOf`. */
export function releaseUrl(url: string): void {
  URL.revokeObjectURL(url);
}
