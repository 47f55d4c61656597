import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AltText } from '#contract/alt-texts.ts';
import { themes } from '#panel/designer/designer.ts';
import { detailsOf, siteId } from '#test/support/panel/asset-details.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  otherElement,
  says,
} from '#test/support/panel/scripted-designer.ts';

const cms = { source: 'cms', field: 'Photo', collection: 'Team' } as const;
const locale = (
  displayName: string | null,
  altText: string | null,
  more: Partial<AltText> = {},
): AltText => ({
  localeId: siteId.replace(/^./, displayName?.slice(0, 1).toLowerCase() === 'g' ? 'a' : 'b'),
  displayName,
  tag: null,
  isPrimary: false,
  altText,
  ...more,
});

let written: (readonly [level: string, text: string | null])[] = [];

beforeEach(() => {
  written = [];
  return page.viewport(320, 640);
});

function imageWith(script: Parameters<typeof imageElement>[0] = {}) {
  const asset = designerAsset({
    url: says<string | null>(photoUrl),
    setAltText: async (text) => {
      written.push(['asset', text]);
      return { ok: true, value: null };
    },
  });
  return imageElement({
    asset: says(asset),
    setAltText: async (text) => {
      written.push(['image', text]);
      return { ok: true, value: null };
    },
    ...script,
  });
}

async function open(script: Parameters<typeof imageElement>[0] = {}, designer = {}) {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: photoUrl })));
  backend.scriptAltTexts(answers([locale('English', 'Mountains'), locale('German', null, { tag: 'de' })]));
  const element = imageWith(script);
  const opened = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(element), ...designer }),
  });
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  await expect.element(page.getByText('German')).toBeVisible();
  return { ...opened, element };
}

const level = (name: 'image' | 'asset') => {
  const found = document.querySelector(`[data-level="${name}"]`);
  if (!found) throw new Error(`no level ${name}`);
  return page.elementLocator(found);
};
const editOf = (name: 'image' | 'asset') => level(name).getByRole('button', { name: 'Edit' });

describe('the editor', () => {
  test('scrolls into view completely, in the smallest panel too', async () => {
    await page.viewport(240, 360);
    await open();
    await editOf('image').click();
    const save = level('image').getByRole('button', { name: 'Save' });
    await expect.element(save).toBeInViewport({ ratio: 1 });
  });

  test('gets the focus, and returns it to the button that opened it', async () => {
    await open();
    for (const close of ['Cancel', 'Save']) {
      await editOf('asset').click();
      const field = page.getByRole('textbox', { name: 'Of the asset' });
      await expect.element(field).toHaveFocus();
      await expect.element(field).toHaveValue('Mountains at dusk');
      await page.getByRole('button', { name: close }).click();
      await expect.element(editOf('asset')).toHaveFocus();
    }
    expect(written).toEqual([['asset', 'Mountains at dusk']]);
  });

  test('works by keyboard alone', async () => {
    await open();
    editOf('asset').element().focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Control>}a{/Control}A lake');
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe('Save');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => written).toEqual([['asset', 'A lake']]);
    await expect.element(page.getByRole('status')).toHaveTextContent('Saved');
  });

  test('shows the number of characters and the issues during typing', async () => {
    await open();
    await editOf('asset').click();
    const field = page.getByRole('textbox', { name: 'Of the asset' });
    await field.fill('IMG_2041.jpg');
    await expect.element(level('asset').getByText('12 characters')).toBeVisible();
    await expect.element(level('asset').getByText('Alt text names a file.')).toBeVisible();
    await field.fill('A lake');
    expect(level('asset').getByRole('list').elements()).toHaveLength(0);
  });

  test('offers three kinds for an image and two for an asset', async () => {
    await open();
    await editOf('image').click();
    await editOf('asset').click();
    const kinds = (name: 'image' | 'asset') =>
      level(name)
        .getByRole('radio')
        .elements()
        .map((radio) => radio.closest('label')?.textContent);
    expect(kinds('image')).toEqual(['Describe it', 'Mark as decorative', 'Use the asset’s text']);
    expect(kinds('asset')).toEqual(['Describe it', 'Mark as decorative']);
    await expect.element(level('image').getByRole('radio', { name: 'Use the asset’s text' })).toBeChecked();
    await level('image').getByRole('radio', { name: 'Mark as decorative' }).click();
    expect(written).toEqual([]);
    await level('image').getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => written).toEqual([['image', null]]);
  });

  test('keeps its draft while another element is selected', async () => {
    const { designer, element } = await open();
    await editOf('asset').click();
    await page.getByRole('textbox', { name: 'Of the asset' }).fill('Half a sen');
    designer.select(otherElement('Heading'));
    await expect.element(page.getByText('Heading selected')).toBeVisible();
    designer.select(element);
    await expect.element(page.getByRole('textbox', { name: 'Of the asset' })).toHaveValue('Half a sen');
    expect(written).toEqual([]);
  });
});

describe('where a person may not write, the reason is shown instead', () => {
  test.for([
    [{ asset: false, image: true }, 'asset', 'You can’t change assets here.'],
    [{ asset: true, image: false }, 'image', 'You can’t change images in this mode.'],
  ] as const)('%o', async ([permissions, locked, reason]) => {
    await open({}, { permissions: says(permissions) });
    await expect.element(level(locked).getByText(reason, { exact: false })).toBeVisible();
    expect(editOf(locked).elements()).toHaveLength(0);
    await expect.element(editOf(locked === 'image' ? 'asset' : 'image')).toBeVisible();
  });

  test('a bound text', async () => {
    await open({ bindings: says({ boundAltText: cms }) });
    await expect
      .poll(() => document.querySelector('[data-level="image"]')?.textContent)
      .toContain('It comes from the CMS field “Photo” of Team.');
    expect(document.querySelectorAll('[data-level="image"] .edit')).toHaveLength(0);
  });
});

const states = [
  { altText: '__wf_reserved_inherit', state: 'From the asset', inUse: 'asset' },
  { altText: 'Mountains at dusk', state: 'From the asset', inUse: 'asset' },
  { altText: 'Mine', state: 'Set on this image', inUse: 'image' },
  { altText: '__wf_reserved_decorative', state: 'Decorative', inUse: 'image' },
  { altText: null, state: 'Decorative', inUse: 'image' },
] as const;

test.for(states)('%o', async ({ altText, state, inUse }) => {
  await open({ altText: says<string | null>(altText) });
  expect(document.querySelector('.badge')?.textContent).toBe(state);
  const used = [...document.querySelectorAll('.level')].filter((one) => one.querySelector('.tag'));
  expect(used.map((one) => one.getAttribute('data-level'))).toEqual([inUse]);
});

test('the other locales are listed, with those that have no text', async () => {
  await open();
  const facts = [...document.querySelectorAll('.locales .fact')].map((fact) => fact.textContent);
  expect(facts).toEqual(['EnglishMountains', 'GermanNot set']);
});

test.for(['', '0', '-5'])(
  'a rendered width of "%s" is invalid while it is typed, and not kept',
  async (text) => {
    await open();
    await openFold('Delivery');
    const field = page.getByLabelText('Rendered width');
    await field.fill('300');
    await field.fill(text);
    await expect.element(field).toBeInvalid();
    await userEvent.tab();
    await expect.element(field).toHaveValue(300);
    await expect.element(field).toBeValid();
  },
);

test('P7 a11y: axe reports nothing for the open editor in each theme', async () => {
  await open({ link: says({ to: '/shop', label: '', text: '', images: [], isComplete: true }) });
  await editOf('image').click();
  await editOf('asset').click();
  await page.getByRole('textbox', { name: 'Of the asset' }).fill('photo.jpg');
  await openFold('Delivery');
  await page.getByLabelText('Rendered width').fill('300');
  const root = document.querySelector('main');
  if (!root) throw new Error('no panel');
  for (const theme of themes) {
    document.documentElement.dataset.theme = theme;
    const { violations } = await axe.run(root, { resultTypes: ['violations'] });
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`)),
      theme,
    ).toEqual([]);
  }
  for (const control of document.querySelectorAll('main :is(a:not(p > a), button, input, select, label)')) {
    if (control instanceof HTMLInputElement && control.type === 'radio') continue;
    const { height } = control.getBoundingClientRect();
    if (control.tagName !== 'LABEL') expect(height, control.outerHTML).toBeGreaterThanOrEqual(24);
  }
});
