import { chromium } from 'playwright-core';
import { chromiumFlags, findBrowser } from '#test/support/designer/browser.ts';

/** A picture as a server sends it. */
export interface ServedPicture {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** `naturalWidth` and `naturalHeight` of each of these in Chromium; null where it shows none. */
export async function naturalSizes(
  pictures: readonly ServedPicture[],
): Promise<(readonly [number, number] | null)[]> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...chromiumFlags] });
  try {
    const page = await browser.newPage();
    await page.route('http://pictures.test/**', (route) => {
      const picture = pictures[Number(new URL(route.request().url()).pathname.slice(1))];
      const body = picture ? Buffer.from(picture.bytes) : '<!DOCTYPE html>';
      return route.fulfill({ contentType: picture?.type ?? 'text/html', body });
    });
    await page.goto('http://pictures.test/page');
    return await page.evaluate(async (count) => {
      const load = (number: number): Promise<readonly [number, number] | null> =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve([image.naturalWidth, image.naturalHeight]);
          image.onerror = () => resolve(null);
          image.src = `/${number}`;
        });
      const sizes: (readonly [number, number] | null)[] = [];
      for (let number = 0; number < count; number++) sizes.push(await load(number));
      return sizes;
    }, pictures.length);
  } finally {
    await browser.close();
  }
}
