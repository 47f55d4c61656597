import { selectSource } from '#rules/delivery/select-source.ts';
import { listedFiles, sizesOf } from '#test/replay/cells.ts';
import type { ReplayImage } from '#test/replay/image.ts';

type Screen = ReplayImage['on'][number];

const screenOf = ({ viewport, density }: Screen): string => `${viewport} ${density}`;

/** What tells one file of a site from another, as far as numbers do. */
const assetOf = ({ site, original, variants }: ReplayImage): string =>
  JSON.stringify([site, original, variants]);

/**
 * Tells the screens on which Chromium took a wider copy than the page's `sizes` ask for, because another image of the
 * site shows the same asset and took that copy there: a page in which it is loaded already does not load a narrower one.
 * Such a screen downloads nothing for this image. Source: Chromium, ImageCandidate selection, which looks into the
 * memory cache; whether two images share a page is not in these numbers.
 */
export function reusedScreens(
  images: readonly ReplayImage[],
): (image: ReplayImage, screen: Screen) => boolean {
  const taken = new Map<string, ReplayImage[]>();
  const key = (image: ReplayImage, screen: Screen) =>
    `${assetOf(image)} ${screenOf(screen)} ${screen.downloads}`;
  for (const image of images) {
    for (const screen of image.on) {
      const name = key(image, screen);
      taken.set(name, [...(taken.get(name) ?? []), image]);
    }
  }
  return (image, screen) => {
    const asked = sizesOf(image, true)(screen.viewport);
    const own = selectSource(listedFiles(image), asked, screen.density);
    const isWider = own !== null && screen.downloads !== null && screen.downloads > own.width;
    return isWider && (taken.get(key(image, screen)) ?? []).some((other) => other !== image);
  };
}
