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
  levels,
  open,
  openAltText,
  region,
  value,
} from '#test/support/panel/open-alt-text.ts';
import { otherElement } from '#test/support/panel/scripted-designer.ts';

describe.for(levels)('the level %s', (level) => {
  test('opens a named editor that gets the focus, and returns the focus on closing', async () => {
    const { texts } = await openAltText();
    await choice(level).click();
    await expect.element(edit()).toHaveAccessibleDescription(texts[level].value ?? '');
    for (const close of ['Cancel', 'Save']) {
      await edit().click();
      await expect.element(box(level)).toHaveFocus();
      await expect.element(box(level)).toHaveValue(texts[level].value ?? '');
      await button(close).click();
      await expect.element(box(level)).not.toBeInTheDocument();
      await expect.element(edit()).toHaveFocus();
    }
  });

  test('is written by Save and by no other action', async () => {
    const { texts } = await openAltText();
    await open(level);
    await box(level).fill('New');
    await userEvent.keyboard('{Enter}{Escape}');
    await button('Cancel').click();
    await edit().click();
    await box(level).fill('Newer');
    expect([texts.image.writes, texts.asset.writes]).toEqual([[], []]);
    await button('Save').click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Saved');
    expect(texts[level].writes).toEqual(['Newer']);
    expect(texts[level === 'image' ? 'asset' : 'image'].writes).toEqual([]);
    await expect.poll(value).toBe('Newer');
    await button('Undo').click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Undone');
    expect(texts[level].writes).toHaveLength(2);
    // The button was the last of its kind, and is gone.
    await expect.element(button('Undo')).not.toBeInTheDocument();
    await expect.element(edit()).toHaveFocus();
  });

  test('a press on its text opens the editor, and so does Enter', async () => {
    await openAltText();
    await choice(level).click();
    const { left, top } =
      region().element().querySelector('#alt-value')?.getBoundingClientRect() ?? new DOMRect();
    expect(document.elementFromPoint(left + 4, top + 8)).toBe(edit().element());
    edit().element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(box(level)).toHaveFocus();
  });

  test('Escape closes an editor without changes, and leaves one with changes open', async () => {
    await openAltText();
    await open(level);
    await userEvent.keyboard(' and more{Escape}');
    await expect.element(box(level)).toBeVisible();
    await userEvent.keyboard('{Backspace>9/}');
    await userEvent.keyboard('{Escape}');
    await expect.element(edit()).toHaveFocus();
  });
});

test('an image has three kinds, in the Designer’s words, and an asset a checkbox beside its text', async () => {
  const { texts } = await openAltText();
  await open('image');
  expect([...kinds().element().querySelectorAll('option')].map(({ label }) => label)).toEqual([
    'Use alt text from asset',
    'Custom description',
    'Decorative',
  ]);
  await kinds().selectOptions('Decorative');
  await expect.element(box('image')).toHaveAccessibleDescription('Decorative');
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual([null]);
  await choice('asset').click();
  await edit().click();
  await decorative().click();
  await expect.element(box('asset')).toHaveValue('The asset’s');
  await decorative().click();
  await expect.element(decorative()).not.toBeChecked();
  await decorative().click();
  await button('Save').click();
  await expect.poll(() => texts.asset.writes).toEqual([null]);
});

test('an image that inherits its asset’s text opens with that kind, and typing selects a text of its own', async () => {
  const { texts } = await openAltText({ image: inheritMark });
  await open('image');
  await expect.element(kinds()).toHaveValue('asset');
  await expect.element(box('image')).toHaveFocus();
  await userEvent.keyboard('A lake');
  await expect.element(kinds()).toHaveValue('text');
  await expect.element(box('image')).toHaveValue('A lake');
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual(['A lake']);
});

test('an image that inherits its asset’s text still inherits it after Save without typing', async () => {
  const { texts } = await openAltText({ image: inheritMark });
  await open('image');
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual([inheritMark]);
});

test('after Undo the focus stays on the button while there is more to undo', async () => {
  const { texts } = await openAltText();
  for (const text of ['One', 'Two']) {
    await open('image');
    await box('image').fill(text);
    await button('Save').click();
    await expect.element(box('image')).not.toBeInTheDocument();
  }
  await button('Undo').click();
  await expect.poll(() => texts.image.value).toBe('One');
  await expect.element(button('Undo')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => texts.image.value).toBe('Own text');
  await expect.element(edit()).toHaveFocus();
});

test('each level has an Undo of its own, also once visitors get the other level', async () => {
  const { texts } = await openAltText();
  await open('image');
  await kinds().selectOptions('Use alt text from asset');
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual([inheritMark]);
  await expect.element(choice('image')).toBeChecked();
  await expect.element(button('Undo')).toBeVisible();
  await choice('asset').click();
  await expect.element(button('Undo')).not.toBeInTheDocument();
  await choice('image').click();
  await button('Undo').click();
  await expect.poll(() => texts.image.value).toBe('Own text');
});

test('a draft is kept through another selection, and does not take the focus when it is shown again', async () => {
  const { designer, element } = await openAltText();
  await open('asset');
  await box('asset').fill('A draft');
  designer.select(otherElement('Heading'));
  await expect.element(page.getByText('Heading selected')).toBeVisible();
  designer.select(element);
  await expect.element(box('asset')).toHaveValue('A draft');
  expect(document.activeElement).toBe(document.body);
});

test('every step works by keyboard', async () => {
  const { texts } = await openAltText();
  const tabTo = async (element: Element) => {
    for (let press = 0; press < 20 && document.activeElement !== element; press += 1) await userEvent.tab();
    expect(document.activeElement).toBe(element);
  };
  await tabTo(choice('image').element());
  await userEvent.tab();
  await expect.element(edit()).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard(' and more');
  await userEvent.tab();
  await expect.element(kinds()).toHaveFocus();
  await tabTo(button('Save').element());
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => texts.image.writes).toEqual(['Own text and more']);
  await expect.element(edit()).toHaveFocus();
  await tabTo(button('Undo').element());
  await userEvent.keyboard(' ');
  await expect.poll(() => texts.image.value).toBe('Own text');
});
