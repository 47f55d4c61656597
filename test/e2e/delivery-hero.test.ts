import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loadedShown, openDelivery } from '#test/support/designer/delivery-shown.ts';
import { loadedOn, viewports } from '#test/support/designer/loaded-files.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';

const hero = 'image-everything';
let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner();
  await designer.select(hero);
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

const region = () => designer.panel.getByRole('region', { name: 'Delivery' });
const settings = () => designer.page.getByRole('region', { name: 'Image settings' });

/** The files that Chromium loads of the hero on the published page, in the shape of the panel's table. */
async function published() {
  const images = await loadedOn(designer, '');
  const image = images.get(hero);
  const rows = Object.entries(viewports).map(([breakpoint, viewport], at) => {
    return { breakpoint, viewport, files: image?.files[at] };
  });
  return { sizes: image?.sizes, rows };
}

const shown = () => loadedShown(designer.panel);

/** Sets the Width in the Designer and selects the image again, because the panel reads the Width on selection. */
async function setWidth(width: string): Promise<void> {
  await settings().getByLabel('Width').fill(width);
  await designer.select('heading');
  await designer.select(hero);
}

test('without a Width the table shows the files for an image as wide as the screen, up to the original', async () => {
  const { sizes, rows } = await published();
  expect(sizes).toBe('(max-width: 3600px) 100vw, 3600px');
  await expect.poll(shown).toEqual(rows);
  await openDelivery(designer.panel);
  await region().getByText('No Width is set in the image’s settings.').waitFor();
});

test('the rendered width is measured on its own and at each breakpoint of the canvas, and loads nothing else', async () => {
  const before = await shown();
  await region().getByRole('rowheader', { name: 'Desktop needs for 625 px' }).waitFor();
  const sharp = region().getByText('Sharp', { exact: false }).first();
  expect(await sharp.textContent()).toContain('3 widths assumed');
  await designer.page.getByRole('button', { name: 'Tablet', exact: true }).click();
  await region().getByRole('rowheader', { name: 'Tablet needs for', exact: false }).waitFor();
  await region().getByRole('rowheader', { name: 'Desktop needs for 625 px' }).waitFor();
  expect(await sharp.textContent()).toContain('2 widths assumed');
  await designer.page.getByRole('button', { name: 'Desktop', exact: true }).click();
  expect(await shown()).toEqual(before);
});

test('a Width in the settings changes the files of the published page and of the panel equally', async () => {
  const before = await shown();
  await setWidth('625');
  await settings().getByText('sizes="(max-width: 767px) 100vw, 625px"').waitFor();
  const { sizes, rows } = await published();
  expect(sizes).toBe('(max-width: 767px) 100vw, 625px');
  await expect.poll(shown).toEqual(rows);
  expect(rows[0]?.files).not.toEqual(before[0]?.files);
  // Below 767 px `sizes` stays 100vw.
  expect(rows.at(-1)?.files).toEqual(before.at(-1)?.files);
});

test('a Width from an attribute is used, and one that the Designer does not return can be typed', async () => {
  const choose = (where: string) => designer.page.getByLabel('Width is told').selectOption({ label: where });
  await choose('in attributes');
  await setWidth('160');
  await region().getByText('Width in the image’s settings: 160 px.').waitFor();
  await choose('not at all');
  await setWidth('180');
  await region().getByLabel('Width in the image’s settings').fill('180');
  await settings().getByText('sizes="180px"').waitFor();
  await region().getByText('180px', { exact: true }).waitFor();
});
