import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { altTextHands } from '#test/support/designer/edit-alt-text.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { altTextOf } from '#test/support/designer/read-panel.ts';

let designer: OpenDesigner;
let hands: ReturnType<typeof altTextHands>;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
  hands = altTextHands(designer);
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

const press = (name: string): Promise<void> =>
  designer.page.getByRole('button', { name, exact: true }).click();
/** Presses a button of the Designer without moving the focus: the panel reads everything again when it gets the focus. */
const pressWithoutFocus = (name: string): Promise<void> =>
  designer.page.getByRole('button', { name, exact: true }).dispatchEvent('click');
const choose = async (label: string, option: string): Promise<void> => {
  await designer.page.getByLabel(label, { exact: true }).selectOption(option);
};
const fault = () => hands.region.getByRole('alert');

describe('without permission to edit, the reason replaces the editor', () => {
  const noImages = 'You can’t change images in this mode. Switch to Design mode or ask for access.';
  const noAssets = 'You can’t change assets here. Ask an admin of the site for access.';

  test.each([
    { mode: 'design', permission: 'everything', image: null, asset: null },
    { mode: 'design', permission: 'elements', image: null, asset: noAssets },
    { mode: 'design', permission: 'assets', image: noImages, asset: null },
    { mode: 'design', permission: 'nothing', image: noImages, asset: noAssets },
    { mode: 'build', permission: 'everything', image: noImages, asset: null },
  ])(
    'in the mode “$mode” with permission to edit $permission',
    async ({ mode, permission, image, asset }) => {
      await choose('Mode', 'design');
      await choose('May edit', 'everything');
      await hands.show('image-everything', 'everything');
      await choose('May edit', permission);
      await choose('Mode', mode);
      // The Designer has an event for the mode and none for the role, which a reopened panel reads.
      await press('Asset Inspector');
      await press('Asset Inspector');
      await hands.show('image-everything', 'everything');
      for (const [level, reason] of Object.entries({ image, asset })) {
        await hands.level(level === 'image' ? 'image' : 'asset');
        await expect.poll(() => hands.button('Edit').count()).toBe(reason === null ? 1 : 0);
        if (reason !== null) await hands.region.getByText(reason, { exact: true }).waitFor();
      }
      await choose('Mode', 'design');
      await choose('May edit', 'everything');
    },
  );

  test('in Preview, until the mode changes back', async () => {
    await hands.show('image-svg', 'svg');
    await choose('Mode', 'preview');
    await hands.level('image');
    await hands.region.getByText(noImages).waitFor();
    await hands.level('asset');
    await hands.region.getByText(noAssets).waitFor();
    await choose('Mode', 'design');
    await hands.button('Edit').waitFor();
    await hands.level('image');
    await hands.button('Edit').waitFor();
  });
});

test('a text that a teammate changed during the edit is shown, and replaced only by a press on Use mine', async () => {
  await hands.show('image-japanese', 'japanese');
  await hands.type('asset', 'Mine');
  await press('Edit as a teammate');
  const theirs = /^Alt text a teammate wrote/;
  await expect.poll(() => hands.inDataApi('japanese')).toMatch(theirs);
  // The panel may have read their text before the press: then Save is gone already.
  const shown = fault().getByText('Alt text a teammate wrote');
  const save = hands.button('Save');
  await shown.or(save).first().waitFor();
  if ((await shown.count()) === 0) await save.click({ timeout: 5_000 }).catch(() => {});
  await shown.waitFor();
  expect(await hands.inDataApi('japanese')).toMatch(theirs);
  expect(await hands.textArea('asset').inputValue()).toBe('Mine');
  await hands.button('Use mine').click();
  await expect.poll(() => hands.inDataApi('japanese')).toBe('Mine');
  // Undo restores the teammate's text.
  await hands.button('Undo').click();
  await expect.poll(() => hands.inDataApi('japanese')).toMatch(theirs);
});

test('an image that is deleted during the edit leaves the selection empty and its asset unchanged', async () => {
  await hands.show('image-wide-only', 'heavy');
  await hands.type('image', 'A draft');
  await pressWithoutFocus('Finds its element deleted');
  await hands.button('Save').click();
  await designer.panel.getByRole('heading', { name: 'Select an image' }).waitFor();
  expect(await hands.inDataApi('heavy')).toBe('Pines up to the horizon');
});

test('a Save without a response keeps the draft, and the next press saves it', async () => {
  await hands.show('image-arabic', 'arabic');
  const unanswered = fault().getByText('The Designer didn’t answer');
  for (;;) {
    await hands.type('image', 'A draft');
    await pressWithoutFocus('Gets no answer');
    await hands.button('Save').click();
    await unanswered.or(hands.button('Undo')).first().waitFor();
    if ((await unanswered.count()) > 0) break;
    // It was another call of the panel's that got no answer.
    await hands.button('Undo').click();
    await hands.button('Undo').waitFor({ state: 'detached' });
  }
  expect(await hands.textArea('image').inputValue()).toBe('A draft');
  await hands.save();
  expect(await hands.onCanvas()).toBe('A draft');
});

test('after a write no cache returns the old text, and Webflow is requested again', async () => {
  const { calls } = designer.sandbox.webflow;
  await hands.show('image-mixed', 'mixed');
  const reads = () =>
    calls.list('GET /v2/assets/:assetId').filter(({ url }) => url.endsWith(assetIdOf('mixed'))).length;
  const before = reads();
  await hands.type('asset', 'New');
  await hands.save();
  // The test's own read of the Data API comes after this count.
  await expect.poll(reads).toBeGreaterThan(before);
  expect(await altTextOf(designer.panel, 'asset')).toBe('New');
  await designer.select('heading');
  await hands.show('image-mixed', 'mixed');
  expect(await altTextOf(designer.panel, 'asset')).toBe('New');
});

describe('an image inside a link', () => {
  const note = () => designer.panel.getByText('Image is a link');

  test('without alt text, the first finding asks for the link’s target; with alt text, the note names the link', async () => {
    await hands.show('image-in-link', 'alt-null');
    const first = designer.panel.getByRole('region', { name: 'Findings' }).getByRole('listitem').first();
    await first.getByText('Say where it goes.').waitFor();
    await designer.panel.getByRole('button', { name: /findings?$/ }).click();
    await first.getByText('Nothing in the link to Gallery names it.').waitFor();
    await hands.type('image', 'Our lake houses');
    await hands.save();
    await note().waitFor();
    await designer.panel.getByText('Its alt text names the link to Gallery.').waitFor();
  });

  test('an image without a link has no note', async () => {
    await hands.show('image-everything', 'everything');
    await designer.panel
      .getByText('Nothing to improve')
      .or(designer.panel.getByRole('listitem'))
      .first()
      .waitFor();
    expect(await note().count()).toBe(0);
  });
});

test('each locale has a chip that shows its alt text, and locales without one are marked', async () => {
  const chips = hands.region.getByRole('group', { name: 'Locales' }).getByRole('button');
  await hands.show('image-everything', 'everything');
  await hands.level('asset');
  await expect.poll(() => chips.allInnerTexts()).toHaveLength(2);
  await chips.last().click();
  await hands.region.getByText('Zwei Bergkämme im Morgendunst').waitFor();
  await hands.show('image-mixed', 'mixed');
  await hands.level('asset');
  await chips.getByText(', German: Not set').waitFor({ state: 'attached' });
});
