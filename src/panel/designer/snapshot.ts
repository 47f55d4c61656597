import { snapshotPixels } from '#contract/webflow-facts/branching-values.ts';

/** A rendered width in CSS pixels, and the id of the breakpoint it was measured at. */
export interface RenderedSize {
  readonly width: number;
  readonly breakpoint: string;
}

/** How many pixels of a snapshot correspond to one CSS pixel. */
const snapshotScale = (): number => (snapshotPixels === 'device' ? window.devicePixelRatio : 1);

/**
 * Returns the width of a snapshot in its own pixels. It is a picture in base64, with the prefix of a data URL or without
 * (UNCONFIRMED: `snapshotPrefix`). It is read through an image element, as Webflow's scanner asks to explain `atob`. Throws
 * for an unreadable picture.
 */
export async function snapshotWidth(snapshot: string): Promise<number> {
  const image = new Image();
  image.src = snapshot.startsWith('data:') ? snapshot : `data:image/png;base64,${snapshot}`;
  await image.decode();
  return image.naturalWidth;
}

/**
 * Returns the rendered width of an element on the canvas, or null where there is no snapshot of it, or the canvas has
 * changed its breakpoint meanwhile. Source: Designer API, `getElementSnapshot`, which returns a picture in base64. Throws
 * the Designer's errors, and an error for an unreadable picture.
 */
export async function readRenderedSize(api: WebflowApi, element: ImageElement): Promise<RenderedSize | null> {
  const breakpoint = await api.getMediaQuery();
  const snapshot = await api.getElementSnapshot(element);
  if (!snapshot || (await api.getMediaQuery()) !== breakpoint) return null;
  return { width: Math.round((await snapshotWidth(snapshot)) / snapshotScale()), breakpoint };
}
