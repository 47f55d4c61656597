import { signal } from '@preact/signals-core';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inheritMark } from '#contract/webflow-facts/branching-values.ts';
import { themes } from '#panel/designer/designer.ts';
import { type CreateLazyFeatures, createLazyFeatures } from '#panel/lazy/lazy-features.ts';
import { box, button, edit, open, openAltText, region } from '#test/support/panel/open-alt-text.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId } from '#test/support/panel/page-elements.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  says,
} from '#test/support/panel/scripted-designer.ts';

const twoLines = 'Two ridgelines in morning haze with the sun just above the far summit';
const long = `${'A very long description of a lake. '.repeat(57)}end`;
const rightToLeft = '\u200f\u05d0\u05d2\u05dd \u05d1\u05d6\u05e8\u05d9\u05d7\u05d4';
const height = () => region().element().getBoundingClientRect().height;

const locales = Array.from({ length: 12 }, (_, at) => ({
  localeId: numberedId(at + 1),
  displayName: `Locale ${at}`,
  tag: 'de-CH',
  isPrimary: at === 0,
  altText: at > 6 ? null : 'A lake',
}));

test.for([
  ['two lines', { image: inheritMark, asset: twoLines }],
  ['2,000 characters', { image: inheritMark, asset: long }],
  ['a text from right to left', { image: inheritMark, asset: rightToLeft }],
  ['emoji', { image: inheritMark, asset: '👩‍👩‍👧‍👦🏔️'.repeat(40) }],
  ['an unbroken word', { image: inheritMark, asset: 'x'.repeat(400) }],
  ['no text', { image: inheritMark, asset: null }],
  ['a decorative image', { image: null, asset: 'A lake' }],
  ['12 locales', { image: inheritMark, asset: twoLines, altTexts: locales }],
] as const)('at 320 px %s takes 92 px at most', async ([, story]) => {
  await page.viewport(320, 460);
  await openAltText(story);
  expect(height()).toBeLessThanOrEqual(92);
});

test.for([inheritMark, 'Mine'])('at 240 px the heading and the switch are on one line: %s', async (image) => {
  await page.viewport(240, 360);
  await openAltText({ image, asset: null });
  const head = region().element().querySelector('.alt-head');
  expect(head?.getBoundingClientRect().height).toBe(24);
});

test.for([
  [240, 360],
  [320, 460],
  [800, 600],
] as const)('at %i px nothing is wider than the panel', async ([width, high]) => {
  await page.viewport(width, high);
  await openAltText({ image: inheritMark, asset: 'x'.repeat(400), altTexts: locales });
  const { right } = region().element().getBoundingClientRect();
  for (const one of region().element().querySelectorAll('*'))
    expect(one.getBoundingClientRect().right, one.outerHTML).toBeLessThanOrEqual(right);
  await open('image');
  for (const one of region().element().querySelectorAll('*'))
    expect(one.getBoundingClientRect().right, one.outerHTML).toBeLessThanOrEqual(right);
});

test.for([
  ['two lines', inheritMark, twoLines],
  ['one line', 'A lake', 'Another'],
  ['2,000 characters', inheritMark, long],
  ['no text', inheritMark, null],
  ['a decorative image', null, 'A lake'],
] as const)('the lazy features move nothing below the region: %s', async ([, image, asset]) => {
  await page.viewport(320, 460);
  const create = signal<CreateLazyFeatures | null>(null);
  const lazyScript = { value: create, failed: signal(false), fetch: async () => {}, fail: () => {} };
  const element = imageElement({
    altText: says<string | null>(image),
    asset: says(designerAsset({ altText: says<string | null>(asset) })),
  });
  openPanel({ designer: createScriptedDesigner({ selection: says(element) }), lazyScript });
  const text = () => region().element().querySelector('.alt-value')?.getBoundingClientRect().top;
  await expect.poll(() => region().element().querySelector('[data-state]')).not.toBeNull();
  const before = [height(), text()];
  create.value = createLazyFeatures;
  await expect.poll(() => region().getByRole('radio').elements().length).toBe(2);
  expect(height()).toBe(before[0]);
  if (asset !== null) expect(text()).toBe(before[1]);
});

describe('a text of more than two lines', () => {
  test('is cut, and a press on More shows all of it', async () => {
    await page.viewport(320, 460);
    await openAltText({ image: inheritMark, asset: long });
    await button('More').click();
    await expect.element(button('Less')).toHaveAttribute('aria-expanded', 'true');
    await expect.element(button('Less')).toHaveFocus();
    expect(height()).toBeGreaterThan(300);
    await button('Less').click();
    expect(height()).toBeLessThanOrEqual(92);
  });

  test('is cut where the panel becomes narrower, and whole where it becomes wider', async () => {
    await page.viewport(620, 600);
    await openAltText({ image: inheritMark, asset: `${twoLines} ${twoLines}` });
    expect(region().getByRole('button', { name: 'More' }).elements()).toEqual([]);
    await page.viewport(240, 360);
    await expect.element(button('More')).toBeVisible();
    await page.viewport(620, 600);
    await expect.element(button('More')).not.toBeInTheDocument();
  });
});

test('the editor scrolls into view completely, in the smallest panel too', async () => {
  await page.viewport(240, 360);
  await openAltText();
  await edit().click();
  await expect.element(button('Save')).toBeInViewport({ ratio: 1 });
});

describe('P7 a11y: axe reports nothing, and every control is 24 px high', () => {
  const stories = {
    closed: () => openAltText({ image: inheritMark, asset: long, altTexts: locales }),
    missing: () => openAltText({ image: inheritMark, asset: null }),
    async open() {
      await openAltText();
      await open('image');
      await box('image').fill('photo.jpg');
    },
    async conflict() {
      const { texts } = await openAltText({ altTexts: locales });
      await open('asset');
      await box('asset').fill('Mine');
      texts.asset.value = 'Theirs';
      await button('Save').click();
      await expect.element(button('Use mine')).toBeVisible();
    },
    forbidden: () => openAltText({ permissions: { image: false, asset: false } }),
  } as const satisfies Record<string, () => Promise<unknown>>;

  test.for(Object.entries(stories))('%s', async ([, show]) => {
    await page.viewport(320, 640);
    await show();
    await userEvent.unhover(document.body);
    for (const theme of themes) {
      document.documentElement.dataset.theme = theme;
      const { violations } = await axe.run(region().element(), { resultTypes: ['violations'] });
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`));
      expect(found, theme).toEqual([]);
    }
    for (const control of region().element().querySelectorAll('button, select, textarea, label')) {
      const box = control.getBoundingClientRect();
      expect(box.height, control.outerHTML).toBeGreaterThanOrEqual(24);
    }
  });
});
