import type { FoundImage, FoundImages } from '#panel/designer/found-images.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.found;

export const { component, noProperty, edit, editFailed, more, image, background, notAsset, noImage } = said;
export const { noVariants, noAlt, altNotSet } = said;

/** Returns what was found of an element: "2 images inside". */
export function foundLine({
  where,
  images,
}: Pick<FoundImages, 'where'> & { readonly images: readonly Pick<FoundImage, 'as'>[] }): string {
  if (where === 'near') return said.near;
  const isBackground = where === 'own' && images.every(({ as }) => as === 'background');
  return plural(isBackground ? said.backgrounds : said[where], images.length);
}

export const instances = (count: number): string => plural(said.instances, count);
export const rest = (count: number): string => plural(said.rest, count);
export const back = (count: number): string => plural(said.back, count);

/** Returns the breakpoints of a background, from their names: "Background on Tablet, Mobile landscape". */
export const backgroundOn = (breakpoints: readonly string[]): string =>
  interpolate(said.backgroundOn, { breakpoints: breakpoints.join(', ') });

/** Returns which property of which component an image comes from. */
export const fromProperty = (property: string | null, name: string | null): string =>
  property === null || name === null
    ? said.fromComponent
    : interpolate(said.fromProperty, { property, component: name });
