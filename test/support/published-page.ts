import type { Browser, Page } from 'playwright-core';

/** A screen: CSS pixels, and device pixels to each of them. */
export interface Screen {
  readonly viewport: number;
  readonly density: number;
}

/** An image as a visitor's browser has it. */
export interface ShownImage {
  readonly element: string;
  readonly src: string;
  readonly currentSrc: string;
  readonly srcset: string;
  readonly sizes: string;
  /** CSS pixels. */
  readonly rendered: number;
}

const imageTag = /<img data-element="([^"]+)"[^>]*>/g;

/** Leaves out the images of other elements: Chromium takes a wider file that it has already, whatever `sizes` says. */
async function showOnly(page: Page, elements: ReadonlySet<string>): Promise<void> {
  await page.route('**/published/**', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replaceAll(imageTag, (tag, element) => (elements.has(element) ? tag : ''));
    await route.fulfill({ response, body });
  });
}

/** The images of these elements, or all, on a screen of a browser that has nothing in its cache. */
export async function shownOn(
  browser: Browser,
  url: string,
  { viewport, density }: Screen,
  elements?: ReadonlySet<string>,
): Promise<ShownImage[]> {
  const context = await browser.newContext({
    viewport: { width: viewport, height: 800 },
    deviceScaleFactor: density,
  });
  const page = await context.newPage();
  if (elements) await showOnly(page, elements);
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
            src: image.src,
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

/** The elements in as few groups as there are, in each of which no file is shown twice. */
export function withoutTwins(images: readonly ShownImage[]): Set<string>[] {
  const groups: Set<string>[] = [];
  const seen = new Map<string, number>();
  for (const { src, element } of images) {
    const at = seen.get(src) ?? 0;
    seen.set(src, at + 1);
    groups[at] = (groups[at] ?? new Set()).add(element);
  }
  return groups;
}
