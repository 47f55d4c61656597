import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { inheritMark } from '#contract/webflow-facts/branching-values.ts';
import {
  box,
  button,
  choice,
  decorative,
  edit,
  kinds,
  openAltText,
  region,
  state,
} from '#test/support/panel/open-alt-text.ts';

const link = { to: '/shop', label: '', text: '', images: [], isComplete: true } as const;

describe('where visitors get no text, the field stands open', () => {
  test.for([
    [inheritMark, null, 'asset'],
    [inheritMark, '', 'asset'],
    ['', null, 'asset'],
    ['', 'The asset’s', 'image'],
  ] as const)('image “%s”, asset “%s”: on the level %s', async ([image, asset, level]) => {
    await openAltText({ image, asset });
    await expect.element(box(level)).toHaveValue('');
    await expect.element(box(level)).toHaveAttribute('placeholder', 'Describe the image');
    await expect.element(choice(level)).toBeChecked();
    await expect.element(button('Save')).toHaveAttribute('aria-disabled', 'true');
    expect(region().getByRole('button', { name: 'Cancel' }).elements()).toEqual([]);
    expect(document.activeElement).toBe(document.body);
  });

  test.for([
    ['The asset’s', '', 'Not used here', 'the other level has a text'],
    [null, '', 'Not used here', 'this image is decorative'],
  ] as const)('but not on a level that visitors don’t get: %s', async ([image, asset, words]) => {
    await openAltText({ image, asset });
    await choice('asset').click();
    await expect.element(edit()).toBeVisible();
    expect(state()).toBe(words);
  });

  test('and names the target of a link that only the image could name', async () => {
    await openAltText({ image: inheritMark, asset: null, link });
    const field = box('asset');
    await expect.element(field).toHaveAttribute('placeholder', 'Say where the link to /shop goes');
  });

  test.for([
    [{ image: true, asset: false }, 'image'],
    [{ image: false, asset: true }, 'asset'],
  ] as const)('on the level that may be written: %j', async ([permissions, level]) => {
    await openAltText({ image: inheritMark, asset: null, permissions });
    await expect.element(choice(level)).toBeChecked();
    await expect.element(box(level)).toBeVisible();
  });

  test('and says why where none may be written', async () => {
    await openAltText({ image: inheritMark, asset: null, permissions: { image: false, asset: false } });
    expect(state()).toBe('Not set');
    await expect.element(region().getByText('You can’t change assets here.', { exact: false })).toBeVisible();
    expect(region().getByRole('button').elements()).toEqual([]);
    expect(region().getByRole('textbox').elements()).toEqual([]);
  });
});

test('typing and Save write the text, and the focus goes to the text', async () => {
  const { texts } = await openAltText({ image: inheritMark, asset: null });
  await box('asset').click();
  button('Save')
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(texts.asset.writes).toEqual([]);
  await box('asset').fill('A lake at dawn');
  await button('Save').click();
  await expect.poll(() => texts.asset.writes).toEqual(['A lake at dawn']);
  await expect.element(edit()).toHaveFocus();
  await button('Undo').click();
  // An empty text and none are the same to an asset.
  await expect.element(box('asset')).toHaveValue('');
});

test('what was typed goes to the level that is chosen before Save', async () => {
  const { texts } = await openAltText({ image: inheritMark, asset: null });
  await box('asset').fill('A lake at dawn');
  await choice('image').click();
  await expect.element(box('image')).toHaveValue('A lake at dawn');
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual(['A lake at dawn']);
  expect(texts.asset.writes).toEqual([]);
});

test('the empty field of an image has the kind of a text, and its asset’s text can be chosen instead', async () => {
  const { texts } = await openAltText({ image: '', asset: 'The asset’s' });
  await expect.element(kinds()).toHaveValue('text');
  await kinds().selectOptions('Use alt text from asset');
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual([inheritMark]);
});

test('Decorative is written by Save, and an asset of which it can’t be read back says so', async () => {
  const { texts } = await openAltText({ image: inheritMark, asset: 'Old' });
  await edit().click();
  await decorative().click();
  await button('Save').click();
  await expect.poll(() => texts.asset.writes).toEqual([null]);
  await expect.element(region().getByText('Saved as decorative.', { exact: false })).toBeVisible();
  await expect.element(button('Undo')).toBeVisible();
  await button('Undo').click();
  await expect.poll(() => texts.asset.value).toBe('Old');
  expect(region().getByText('Saved as decorative.', { exact: false }).elements()).toEqual([]);
});

test('Cancel and Escape leave the field open and empty', async () => {
  await openAltText({ image: inheritMark, asset: null });
  await box('asset').fill('A dra');
  await button('Cancel').click();
  await expect.element(box('asset')).toHaveValue('');
  box('asset').element().focus();
  await userEvent.keyboard('{Escape}');
  await expect.element(box('asset')).toBeVisible();
  expect(page.getByRole('alert').elements()).toEqual([]);
});
