import sharp from 'sharp';
import type { Tab } from './driver/tab.ts';

/** The mean lightness of the panel's last pixels on the right, from 0 to 255: where its scroll bar is. */
export async function edgeLightness(tab: Tab): Promise<number> {
  const { left, top, width, height } = await tab.run(
    'designer',
    (selector) => {
      const box = Object(document.querySelector(selector)).getBoundingClientRect();
      return { left: Math.ceil(box.left), top: Math.ceil(box.top), width: box.width, height: box.height };
    },
    'iframe',
  );
  const edge = { left: left + width - 8, top: top + 40, width: 6, height: height - 80 };
  const window = sharp(await tab.screenshot());
  const { channels } = await window.extract(edge).greyscale().stats();
  return channels[0]?.mean ?? Number.NaN;
}
