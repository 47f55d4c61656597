import { selectSource } from '#rules/delivery/select-source.ts';
import { listedFiles, sizesOf } from '#test/replay/cells.ts';
import type { ReplayImage } from '#test/replay/image.ts';

type Screen = ReplayImage['on'][number];

const screenOf = ({ viewport, density }: Screen): string => `${viewport} ${density}`;

/** Equal for images with the same asset, as far as the numbers show. */
const assetOf = ({ site, original, variants }: ReplayImage): string =>
  JSON.stringify([site, original, variants]);

/**
 * Whether Chromium used a wider file on a screen than the page's `sizes` require, because another image of the site had
 * loaded that file: Chromium prefers a file in its memory cache over a narrower download. Source: Chromium,
 * ImageCandidate selection. The numbers do not contain which images share a page.
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
    const width = sizesOf(image, true)(screen.viewport);
    const own = selectSource(listedFiles(image), width, screen.density);
    const isWider = own !== null && screen.downloads !== null && screen.downloads > own.width;
    return isWider && (taken.get(key(image, screen)) ?? []).some((other) => other !== image);
  };
}
