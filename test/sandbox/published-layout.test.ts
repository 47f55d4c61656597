import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { breakpoints, pageWidths } from '#sandbox/site/breakpoints.ts';
import { shownOn } from '#test/support/designer/published-page.ts';
import { type OpenExtension, openExtension } from './open-extension.ts';

let open: OpenExtension;

beforeAll(async () => {
  open = await openExtension();
});

afterAll(() => open?.close());

afterEach(() => {
  expect(open.consoleErrors(), 'no console errors').toEqual([]);
});

/** The rendered width of each image of a published page in CSS pixels, by element id. */
async function publishedWidths(slug: string, viewport: number): Promise<Map<string, number>> {
  const url = `${open.sandbox.origins.designer}/published/${slug}`;
  const images = await shownOn(open.browser, url, { viewport, density: 1 });
  return new Map(images.map(({ element, rendered }) => [element, rendered]));
}

async function canvasWidths(): Promise<[string, number][]> {
  return open.page.locator('.canvas [data-element]:has(img)').evaluateAll((elements) =>
    elements.map((element): [string, number] => {
      const { width = 0 } = element.querySelector('img')?.getBoundingClientRect() ?? {};
      return [element.getAttribute('data-element') ?? '', width / element.currentCSSZoom];
    }),
  );
}

// No file loads on the published page here, and an image with its natural width has none without its file.
const asWideAsItsFile = ['widths-words', 'home-journal'];

test.each([
  ...breakpoints.map((breakpoint) => ({ page: 'Home', slug: '', breakpoint })),
  { page: 'Widths', slug: 'widths', breakpoint: breakpoints[2] },
])(
  'images of $page have the same width on the canvas and published, at $breakpoint.name',
  async ({ page, slug, breakpoint }) => {
    await open.page.getByLabel('Page', { exact: true }).selectOption({ label: page });
    await open.page.getByRole('button', { name: breakpoint.name, exact: true }).click();
    const viewport = pageWidths[breakpoint.id];
    await open.page.locator('.canvas-size').getByText(`${viewport} px`).waitFor();
    const published = await publishedWidths(slug, viewport);
    const drawn = (await canvasWidths()).filter(([id]) => !asWideAsItsFile.includes(id));
    expect(drawn.length).toBeGreaterThan(3);
    // Chromium rounds border widths to whole device pixels, also on the zoomed canvas. Source: CSS Backgrounds, border-width.
    for (const [id, width] of drawn) expect(Math.abs(Number(published.get(id)) - width), id).toBeLessThan(1);
  },
);

test.each([479, 767, 991])(
  'the sizes of an older project match the rendered width at %d px',
  async (viewport) => {
    const url = `${open.sandbox.origins.designer}/published/older-project`;
    const images = await shownOn(open.browser, url, { viewport, density: 1 });
    expect(images).toHaveLength(4);
    for (const { element, rendered, sizes } of images) {
      const share = sizes
        .split(', ')
        .map((part) => /max-width: (\d+)px\) (\d+)vw/.exec(part))
        .find((part) => Number(part?.[1]) >= viewport)?.[2];
      expect(Math.abs(Number(share) - (100 * rendered) / viewport), element).toBeLessThan(0.51);
    }
  },
);

test('the sizes of an older project match the rendered width from 1200 px', async () => {
  for (const viewport of [1200, 1920]) {
    const url = `${open.sandbox.origins.designer}/published/older-project`;
    for (const { rendered, sizes } of await shownOn(open.browser, url, { viewport, density: 1 })) {
      expect(sizes).toMatch(new RegExp(`, ${Math.round(rendered)}px$`));
    }
  }
});
