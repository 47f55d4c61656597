import type { SiteImage } from './element.ts';

/** An image element that fills its column and inherits its asset's alt text; `more` overrides these defaults. */
export function image(
  id: string,
  label: string,
  asset: string | null,
  more: Partial<SiteImage> = {},
): SiteImage {
  return { id, label, type: 'Image', asset, alt: { kind: 'inherit' }, width: null, fills: true, ...more };
}
