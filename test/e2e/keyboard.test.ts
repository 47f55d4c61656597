import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { accessibilityTree } from '#test/support/designer/accessibility-tree.ts';
import { openDelivery } from '#test/support/designer/delivery-shown.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { altStateOf, altTextOf, readPanel } from '#test/support/designer/read-panel.ts';
import { eventually } from '#test/support/shared/eventually.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

/** The role and name of the focused control in the panel, or null without focus. Throws if no focus indicator is visible. */
async function focused(): Promise<string | null> {
  const focus = designer.panel.locator(':focus');
  if ((await focus.count()) === 0) return null;
  const { outline, top, bottom, height, tabs } = await focus.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const bar = document.querySelector('.top-bar');
    return {
      outline: `${outlineStyle} ${outlineWidth}`,
      top: box.top,
      bottom: box.bottom,
      height: innerHeight,
      tabs: bar?.contains(element) ? 0 : bar?.getBoundingClientRect().bottom,
    };
  });
  const name = await focus.ariaSnapshot();
  if (name.includes('main')) return 'main';
  expect(outline, name).toBe('solid 2px');
  expect(top, name).toBeGreaterThanOrEqual(tabs ?? 0);
  expect(bottom, name).toBeLessThanOrEqual(height);
  return name.replace(/^- /, '').replaceAll('\n', ' ');
}

/** Presses Tab until the focused control in the panel matches. */
async function tabTo(wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const met: (string | null)[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    const now = await focused();
    met.push(now);
    if (now !== null && wanted.test(now)) return;
    await designer.page.keyboard.press(key);
  }
  throw new Error(`${wanted} was not reached: ${met.join(', ')}`);
}

test('P7 a11y: with the keyboard alone an image is selected, edited, saved, undone and found in the list', async () => {
  const { page, panel } = designer;
  const press = (key: string) => page.keyboard.press(key);

  const image = page.locator('[data-element="image-everything"]');
  await page.locator('body').press('Tab');
  for (let presses = 0; presses < 80; presses += 1) {
    if (await image.evaluate((element) => element === document.activeElement)) break;
    await press('Tab');
  }
  await press('Enter');
  const before = await readPanel(panel, assetIdOf('everything'));
  expect(before.heading).toBe('Ridge trail at dawn.jpg');

  await panel.locator('main').evaluate((main) => main.focus());
  await tabTo(/^tab "Selected"/);
  await tabTo(/^button "Edit"/);
  await press('Enter');
  await tabTo(/^textbox "Only here"/);
  await press('ControlOrMeta+a');
  await page.keyboard.type('The ridge before sunrise');
  await tabTo(/^button "Save"/);
  await press('Enter');
  await eventually(async () => expect(await altTextOf(panel, 'image')).toBe('The ridge before sunrise'));
  expect(await altStateOf(panel)).toBe('Custom description');
  // After the editor closes, the focus returns to the button that opened it.
  await eventually(async () => expect(await focused()).toMatch(/^button "Edit"/));

  await tabTo(/^button "Undo"/);
  await press('Enter');
  await eventually(async () => expect(await altStateOf(panel)).toBe(before.altState));
  expect(await altTextOf(panel, 'image')).toBe(before.altOnImage);
  await eventually(async () => expect(await focused()).toMatch(/^button "Edit"/));

  await tabTo(/^tab "Selected"/, 'Shift+Tab');
  await press('ArrowRight');
  expect(await focused()).toMatch(/^tab "This page" \[selected\]/);
  await panel.getByRole('list', { name: 'Images of this page' }).waitFor();
  await tabTo(/^searchbox "Search \d+ images"/);
  await page.keyboard.type('still-lake');
  // From the search field the CSV is three stops away: the order, the menu, and its first action.
  await press('Tab');
  await press('Tab');
  expect(await focused()).toMatch(/^button "More actions"/);
  await press('Enter');
  await press('Tab');
  expect(await focused()).toMatch(/^button "Download CSV"/);
  await press('Escape');
  expect(await focused()).toMatch(/^button "More actions"/);

  await tabTo(/button "[^"]*still-lake\.jpg/);
  await press('Enter');
  await page.locator('[data-element="image-alt-null"][aria-pressed="true"]').waitFor();
  await eventually(async () => expect(await focused()).toMatch(/^button "‹ Back"/));
  expect((await readPanel(panel, assetIdOf('alt-null'))).heading).toBe('still-lake.jpg');
  await press('Enter');
  await eventually(async () => expect(await focused()).toMatch(/button "[^"]*still-lake\.jpg/));
});

test('P7 a11y: every region, heading and control has a name in Chromium’s accessibility tree', async () => {
  const { page, panel, sandbox } = designer;
  await panel.getByRole('tab', { name: 'Selected' }).click();
  await designer.select('image-everything');
  await readPanel(panel, assetIdOf('everything'));
  await openDelivery(panel);
  const spoken = await accessibilityTree(page, sandbox.origins.panel);
  const named = (role: string) => spoken.filter((one) => one.role === role).map(({ name }) => name);

  expect(named('main')).toHaveLength(1);
  expect(named('tablist')).toEqual(['Views']);
  expect(named('tab')).toEqual(['Selected', 'This page', 'Site']);
  expect(named('tabpanel')).toEqual(['Selected']);
  expect(named('region')).toEqual(['Findings', 'Alt text', 'Files', 'Delivery', 'File']);
  expect(named('heading').slice(0, 2)).toEqual(['Ridge trail at dawn.jpg', 'Findings']);
  expect(named('table')[0]).toBe('Files');
  expect(named('table')).not.toContain('');
  expect(named('status')).toHaveLength(1);
  const controls = ['button', 'link', 'textbox', 'spinbutton', 'combobox', 'radio', 'image', 'img'];
  for (const role of controls) for (const name of named(role)) expect(name, role).not.toBe('');
  // Buttons with the same icon differ in their names.
  const copies = named('button').filter((name) => name.startsWith('Copy'));
  expect(new Set(copies).size).toBe(copies.length);
});
