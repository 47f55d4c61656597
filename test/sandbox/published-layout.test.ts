import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { breakpoints, pageWidths } from '#sandbox/site/breakpoints.ts';
import { shownOn } from '#test/support/published-page.ts';
import { type OpenExtension, openExtension } from './open-extension.ts';

let open: OpenExtension;

beforeAll(async () => {
  open = await openExtension();
}, 60_000);

afterAll(() => open?.close());

afterEach(() => {
  expect(open.noise(), 'the console stays quiet').toEqual([]);
});

/** CSS pixels that each image of a published page takes, by the id of its element. */
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

// Without its file an image that is as wide as that has no width, and no file arrives on the published page here.
const asWideAsItsFile = ['widths-words'];

test.each([
  ...breakpoints.map((breakpoint) => ({ page: 'Home', slug: '', breakpoint })),
  { page: 'Widths', slug: 'widths', breakpoint: breakpoints[2] },
])(
  '$page is drawn on the canvas as it is published, at $breakpoint.name',
  async ({ page, slug, breakpoint }) => {
    await open.page.getByLabel('Page', { exact: true }).selectOption({ label: page });
    await open.page.getByRole('button', { name: breakpoint.name, exact: true }).click();
    const viewport = pageWidths[breakpoint.id];
    await open.page.locator('.canvas-size').getByText(`${viewport} px`).waitFor();
    const published = await publishedWidths(slug, viewport);
    const drawn = (await canvasWidths()).filter(([id]) => !asWideAsItsFile.includes(id));
    expect(drawn.length).toBeGreaterThan(3);
    // A border is a whole pixel of the screen also where the canvas is zoomed out.
    for (const [id, width] of drawn) expect(Math.abs(Number(published.get(id)) - width), id).toBeLessThan(1);
  },
);

test.each([479, 767, 991])(
  'the sizes of an older project are what its layout takes of %d px',
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

test('at 1200 px and beyond the sizes of an older project are the pixels its layout takes', async () => {
  for (const viewport of [1200, 1920]) {
    const url = `${open.sandbox.origins.designer}/published/older-project`;
    for (const { rendered, sizes } of await shownOn(open.browser, url, { viewport, density: 1 })) {
      expect(sizes).toMatch(new RegExp(`, ${Math.round(rendered)}px$`));
    }
  }
});
