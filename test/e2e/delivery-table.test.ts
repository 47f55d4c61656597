import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { canvases } from '#sandbox/site/canvases.ts';
import type { SiteElement, SiteImage } from '#sandbox/site/element.ts';
import { loadedShown, openDelivery } from '#test/support/designer/delivery-shown.ts';
import { type LoadedImage, loadedOn, viewports } from '#test/support/designer/loaded-files.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

/** Keys of assets without a file that a browser can load. */
const unreadable: readonly (string | null)[] = [null, 'hostile', 'heic-as-jpg', 'lost-original'];

/** The images whose files the panel can predict. For bound images the Designer returns only the binding. */
function readableIn(elements: readonly SiteElement[]): SiteImage[] {
  return elements.flatMap((element) => {
    if (element.type === 'Link') return readableIn(element.children);
    const isReadable = element.type === 'Image' && !element.binding && !unreadable.includes(element.asset);
    return isReadable ? [element] : [];
  });
}

const pages = canvases.filter(
  (canvas) => canvas.kind === 'page' && ['', 'variants', 'widths', 'older-project'].includes(canvas.slug),
);

const region = () => designer.panel.getByRole('region', { name: 'Delivery' });

async function pasteSizes(sizes: string): Promise<void> {
  await openDelivery(designer.panel);
  const field = region().getByLabel('sizes on the page');
  const button = region().getByRole('button', { name: 'Paste the page’s sizes' });
  await field.or(button).first().waitFor();
  if (!(await field.isVisible())) await button.click();
  await field.fill(sizes);
}

async function show({ id, asset }: SiteImage): Promise<void> {
  await designer.select(id);
  const { displayName } =
    [...designer.sandbox.webflow.world.assets.values()].find(({ key }) => key === asset)?.asset ?? {};
  await designer.panel.getByRole('heading', { level: 1, name: displayName ?? '', exact: true }).waitFor();
  await region().getByRole('button').or(region().locator('.quiet')).first().waitFor();
}

describe.each(pages)(
  'on $name the table shows the files that Chromium loads',
  ({ name, sections, ...page }) => {
    let loaded: ReadonlyMap<string, LoadedImage>;

    beforeAll(async () => {
      await designer.page.getByLabel('Page', { exact: true }).selectOption({ label: name });
      loaded = await loadedOn(designer, 'slug' in page ? page.slug : '');
    }, 300_000);

    test.each(readableIn(sections.flatMap(({ elements }) => elements)))('of $id', async (image) => {
      const truth = loaded.get(image.id);
      await show(image);
      if (!truth?.hasSrcset) {
        const original = truth?.files[0]?.[0]?.width;
        const isDrawing = region().getByText('An SVG is one file, sharp on every screen.');
        await openDelivery(designer.panel);
        await region().getByText(`Every screen loads the file of ${original} px`).or(isDrawing).waitFor();
        expect(truth?.files.flat().every(({ width }) => width === original)).toBe(true);
        return;
      }
      if ('isOlder' in page && page.isOlder) await pasteSizes(truth.sizes);
      const rows = Object.entries(viewports).map(([breakpoint, viewport], at) => {
        return { breakpoint, viewport, files: truth.files[at] };
      });
      await expect.poll(() => loadedShown(designer.panel)).toEqual(rows);
    });
  },
);
