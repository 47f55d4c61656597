import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { archive } from '#sandbox/library/archive.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { eventually } from '#test/support/shared/eventually.ts';

let designer: OpenDesigner;

/** How often the mouse was pressed since the count was last taken. */
let presses = 0;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
  await designer.page.getByRole('button', { name: '320 × 460' }).click();
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

async function press(target: Locator): Promise<void> {
  presses += 1;
  await target.click();
}

const button = (name: string | RegExp): Locator => designer.panel.getByRole('button', { name });
const rows = (): Locator =>
  designer.panel.getByRole('list', { name: 'Images of this page' }).getByRole('listitem');
const rowOf = (name: string): Locator => rows().filter({ hasText: name }).getByRole('button');
const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);
const scrollTop = (): Promise<number> => designer.panel.locator(':root').evaluate(() => window.scrollY);

/** Opens the list of a page, and waits until what is in view is known. */
async function openList(name: string): Promise<void> {
  const { page, panel } = designer;
  await page.getByLabel('Page', { exact: true }).selectOption({ label: name });
  await panel.getByRole('tab', { name: 'This page' }).click();
  await rows().first().waitFor();
  await eventually(async () => expect(await panel.getByText('Looking it up …').count()).toBe(0));
  presses = 0;
}

test('an image of the list is looked at in two presses: its row, and Back to the same row at the same place', async () => {
  const { panel } = designer;
  await openList('Gallery');
  // What becomes known of a row, and the line of progress, change its text and its place.
  await eventually(async () => expect(await panel.getByText(/^(?:Reading|Checking) \d/).count()).toBe(0));
  await rowOf('still-lake.jpg').getByText('phone').waitFor();
  // Neither end of the list, where the browser itself would stop a scroll that goes too far.
  await panel.locator(':root').evaluate(() => window.scrollTo(0, 100));
  const row = rows().nth(4).getByRole('button');
  const [before, name] = [await scrollTop(), await row.innerText()];
  expect(before).toBe(100);
  const top = (await row.boundingBox())?.y;
  await press(row);
  await panel.getByText('5 of 9', { exact: true }).waitFor();
  expect(await rows().count()).toBe(0);
  await press(button('‹ Back'));
  await eventually(async () => expect(await isFocused(row)).toBe(true));
  expect(presses).toBe(2);
  expect(await row.innerText()).toBe(name);
  expect(await scrollTop()).toBe(before);
  expect((await row.boundingBox())?.y).toBe(top);
});

test('the details of the next image and of the one before are one press away, as far as the list goes', async () => {
  const { panel } = designer;
  await openList('Gallery');
  const names = await rows().locator('.row-name').allInnerTexts();
  const heading = (at: number) => panel.getByRole('heading', { level: 1, name: names[at] ?? '' });
  await press(rowOf(names[1] ?? ''));
  await heading(1).waitFor();
  expect(await button('Previous image').getAttribute('aria-disabled')).toBe('false');
  await press(button('Previous image'));
  await heading(0).waitFor();
  expect(await button('Previous image').getAttribute('aria-disabled')).toBe('true');
  await press(button('Next image'));
  await heading(1).waitFor();
  await press(button('Next image'));
  await heading(2).waitFor();
  await panel.getByText('3 of 9', { exact: true }).waitFor();
  await press(button('‹ Back'));
  await eventually(async () => expect(await isFocused(rowOf(names[2] ?? ''))).toBe(true));
  expect(presses).toBe(5);
});

test('a missing alt text of the list is written in three presses: its row, its field, Save', async () => {
  const { panel } = designer;
  const text = 'A lake without a ripple';
  await openList('Gallery');
  await rowOf('still-lake.jpg').getByText('No alt text').waitFor();
  await press(rowOf('still-lake.jpg'));
  const region = panel.getByRole('region', { name: 'Alt text' });
  await press(region.getByRole('textbox'));
  await designer.page.keyboard.type(text);
  await press(region.getByRole('button', { name: 'Save' }));
  await region.getByText(text, { exact: true }).waitFor();
  expect(presses).toBe(3);
  await press(button('‹ Back'));
  await rowOf('still-lake.jpg').getByText(`“${text}”`).waitFor();
  expect(await rowOf('still-lake.jpg').getByText('No alt text').count()).toBe(0);
});

test('the CSV is three Tab stops from the search field, and saved without a mouse', async () => {
  const { page, panel } = designer;
  await openList('Gallery');
  await panel.getByRole('searchbox').focus();
  const csv = button('Download CSV');
  let stops = 0;
  const tab = async () => {
    await page.keyboard.press('Tab');
    stops += 1;
  };
  while (stops < 10 && !(await isFocused(button('More actions')))) await tab();
  await page.keyboard.press('Enter');
  await csv.waitFor();
  while (stops < 10 && !(await isFocused(csv))) await tab();
  expect(stops).toBeLessThanOrEqual(3);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('images-gallery.csv');
  await page.keyboard.press('Escape');
});

test('a search in the Archive of 1,000 images narrows the list with each letter, in the order of the page', async () => {
  const { page, panel } = designer;
  await openList('Archive');
  await panel.locator('.totals', { hasText: '220 images in 1000 places' }).waitFor();
  const search = panel.getByRole('searchbox');
  const finds = (wanted: readonly (string | undefined)[]) =>
    eventually(async () => {
      expect(await rows().first().getAttribute('aria-setsize')).toBe(String(wanted.length));
      const shown = await rows().locator('.row-name').allInnerTexts();
      expect(shown).toEqual(wanted.slice(0, shown.length));
    });
  const named = (part: string) =>
    archive.map(({ displayName }) => displayName).filter((name) => name.includes(part));
  expect(named('na').length).toBeGreaterThan(named('nar').length);
  await search.fill('Na');
  for (const [letter, typed] of [
    ['r', 'nar'],
    ['v', 'narv'],
    ['I', 'narvi'],
    ['k', 'narvik'],
  ] as const) {
    await page.keyboard.press(letter);
    await finds(named(typed));
  }
  expect(named('narvik')).toHaveLength(11);
  await search.fill('still narvik');
  await finds(['still-lake-narvik.jpg']);
  // Only the alt text of one usage says this: the images after the first 220 repeat the first 100.
  await search.fill('Picture 634 of the archive');
  await finds([archive[34]?.displayName]);
  await search.fill('no such image');
  await panel.getByRole('heading', { name: 'No images match.' }).waitFor();
});
