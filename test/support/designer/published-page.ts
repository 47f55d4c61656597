import type { Browser } from 'playwright-core';

/** A screen: CSS pixels, and device pixels to each of them. */
export interface Screen {
  readonly viewport: number;
  readonly density: number;
}

/** An image as a visitor's browser has it. */
export interface ShownImage {
  readonly element: string;
  readonly currentSrc: string;
  readonly srcset: string;
  readonly sizes: string;
  /** CSS pixels. */
  readonly rendered: number;
}

/**
 * The images of a published page on a screen. No file arrives, so that none is in a cache: Chromium takes a wider file
 * that it has already, whatever `sizes` says.
 */
export async function shownOn(
  browser: Browser,
  url: string,
  { viewport, density }: Screen,
): Promise<ShownImage[]> {
  const context = await browser.newContext({
    viewport: { width: viewport, height: 800 },
    deviceScaleFactor: density,
  });
  const page = await context.newPage();
  await page.route(
    ({ origin }) => origin !== new URL(url).origin,
    (route) => route.abort(),
  );
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  // A lazy image has no file before it is near the window; which one it takes does not depend on when.
  await page.waitForFunction(() => {
    for (const image of document.images) image.loading = 'eager';
    return [...document.images].every(({ currentSrc }) => currentSrc !== '');
  });
  const shown = await page.locator('img[data-element]').evaluateAll((images) =>
    images.flatMap((image) =>
      image instanceof HTMLImageElement
        ? {
            element: image.dataset.element ?? '',
            currentSrc: image.currentSrc,
            srcset: image.srcset,
            sizes: image.sizes,
            rendered: image.getBoundingClientRect().width,
          }
        : [],
    ),
  );
  await context.close();
  return shown;
}
