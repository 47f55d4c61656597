import type { SceneImage } from './scene-element.ts';

/** An image element that shows its asset's alt text unless told otherwise. */
export function image(
  id: string,
  label: string,
  asset: string | null,
  more: Partial<SceneImage> = {},
): SceneImage {
  return { id, label, type: 'Image', asset, alt: { kind: 'inherit' }, ...more };
}
