import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inheritMark } from '#contract/webflow-facts/branching-values.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import {
  box,
  button,
  choice,
  edit,
  kinds,
  levels,
  open,
  openAltText,
  region,
  state,
  value,
} from '#test/support/panel/open-alt-text.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { pageImage } from '#test/support/panel/page-elements.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  says,
} from '#test/support/panel/scripted-designer.ts';

const none = 'No text is read out';

describe('the level that visitors get is shown first, with its state in Webflow’s words', () => {
  test.for([
    [inheritMark, 'A lake', 'asset', 'A lake', 'From the asset'],
    ['A lake', 'A lake', 'asset', 'A lake', 'From the asset'],
    ['Mine', 'A lake', 'image', 'Mine', 'Custom description'],
    ['Mine', null, 'image', 'Mine', 'Custom description'],
    ['__wf_reserved_decorative', 'A lake', 'image', none, 'Decorative'],
    [null, 'A lake', 'image', none, 'Decorative'],
  ] as const)('image %s, asset %s: %s says “%s”, %s', async ([image, asset, level, text, words]) => {
    await openAltText({ image, asset });
    await expect.element(choice(level)).toBeChecked();
    expect([value(), state()]).toEqual([text, words]);
  });
});

test.for([
  ['Mine', 'asset', 'A lake', 'Not used here'],
  [inheritMark, 'image', 'A lake', 'Use alt text from asset'],
  ['__wf_reserved_decorative', 'asset', 'A lake', 'Not used here'],
] as const)('image %s: the other level, %s, says “%s”, %s', async ([image, level, text, words]) => {
  await openAltText({ image, asset: 'A lake' });
  await choice(level).click();
  expect([value(), state()]).toEqual([text, words]);
});

test('the arrow keys move between the levels, and no text is written', async () => {
  const { texts } = await openAltText();
  choice('image').element().focus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(choice('asset')).toBeChecked();
  await expect.element(choice('asset')).toHaveFocus();
  expect(value()).toBe('The asset’s');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(choice('image')).toBeChecked();
  expect([texts.image.writes, texts.asset.writes]).toEqual([[], []]);
});

test('a changed draft moves to the level that is chosen, and is written there only', async () => {
  const { texts } = await openAltText();
  await open('asset');
  await box('asset').fill('Only for this one');
  await choice('image').click();
  await expect.element(box('image')).toHaveValue('Only for this one');
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual(['Only for this one']);
  expect(texts.asset.writes).toEqual([]);
  await choice('asset').click();
  await expect.element(edit()).toBeVisible();
});

test('an editor without changes opens on the other level with that level’s text', async () => {
  await openAltText();
  await open('asset');
  await choice('image').click();
  await expect.element(box('image')).toHaveValue('Own text');
  await expect.element(kinds()).toHaveValue('text');
});

test('a draft that moves to an asset is a text, because an asset inherits none', async () => {
  await openAltText();
  await open('image');
  await kinds().selectOptions('Use alt text from asset');
  await choice('asset').click();
  await expect.element(box('asset')).toHaveValue('Own text');
  await expect.element(region().getByRole('checkbox', { name: 'Decorative' })).not.toBeChecked();
});

test('a draft does not move to a level that may not be written', async () => {
  await openAltText({ permissions: { image: false, asset: true } });
  await open('asset');
  await box('asset').fill('A draft');
  await choice('image').click();
  expect(value()).toBe('Own text');
  await expect.element(choice('asset')).toHaveAccessibleName('Everywhere not saved');
  await choice('asset').click();
  await expect.element(box('asset')).toHaveValue('A draft');
});

test('drafts of both levels stay apart', async () => {
  const { texts, panel, element } = await openAltText();
  const { editing } = panel.lazyFeatures.value ?? {};
  for (const level of levels)
    editing?.open(
      { ...texts[level].target(), level, key: level === 'image' ? element.key : assetId },
      { as: 'text', text: `A draft for ${level}` },
    );
  await expect.element(box('image')).toHaveValue('A draft for image');
  await choice('asset').click();
  await expect.element(box('asset')).toHaveValue('A draft for asset');
  await choice('image').click();
  await expect.element(box('image')).toHaveValue('A draft for image');
});

test.for([
  [[{}, {}, { altText: says('Own') }], 'Everywhere · 2 images here use it'],
  [[{}], 'Everywhere · 1 image here uses it'],
  [[{ altText: says('Own') }], 'Everywhere · 0 images here use it'],
  [[], 'Everywhere'],
] as const)('of the page’s images, those that inherit are counted: %#', async ([images, name]) => {
  const elements = images.map((script, at) => pageImage(`page/${at}`, assetId, script));
  const designer = createScriptedDesigner({
    selection: says(imageElement({ asset: says(designerAsset()) })),
    elements: says(elements),
  });
  const { clock, panel } = openPanel({ designer });
  await expect.element(edit()).toBeVisible();
  await expect.element(choice('asset')).toHaveAccessibleName('Everywhere');
  clock.advance(timeouts.idleDelay);
  await expect.poll(() => panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  await expect.element(choice('asset')).toHaveAccessibleName(name);
  await expect.element(page.getByText('Mountains at dusk').first()).toBeVisible();
});
