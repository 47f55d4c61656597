import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  box,
  button,
  edit,
  labels,
  levels,
  openAltText,
  radio,
  region,
} from '#test/support/panel/open-alt-text.ts';
import { otherElement } from '#test/support/panel/scripted-designer.ts';

describe.for(levels)('the level %s', (level) => {
  test('opens a named editor that gets the focus, and returns the focus on closing', async () => {
    const { texts } = await openAltText();
    await expect.element(edit(level)).toHaveAccessibleDescription(labels[level]);
    for (const close of ['Cancel', 'Save']) {
      await edit(level).click();
      await expect.element(box(level)).toHaveFocus();
      await expect.element(box(level)).toHaveValue(texts[level].value ?? '');
      await expect.element(edit(level)).toHaveAttribute('aria-expanded', 'true');
      const kinds = region().getByRole('group', { name: 'Kind of alt text' }).getByRole('radio');
      expect(kinds.elements().map((kind) => kind.closest('label')?.textContent)).toEqual([
        'Describe it',
        'Mark as decorative',
        ...(level === 'image' ? ['Use the asset’s text'] : []),
      ]);
      await button(close).click();
      await expect.element(box(level)).not.toBeInTheDocument();
      await expect.element(edit(level)).toHaveFocus();
      await expect.element(edit(level)).toHaveAttribute('aria-expanded', 'false');
    }
  });

  test('is written by Save and by no other action', async () => {
    const { texts } = await openAltText();
    await edit(level).click();
    await box(level).fill('New');
    await radio('Mark as decorative').click();
    await expect.element(box(level)).toHaveValue('New');
    await radio('Describe it').click();
    await expect.element(box(level)).toHaveValue('New');
    await userEvent.keyboard('{Enter}{Escape}');
    await edit(level).click();
    await edit(level).click();
    await box(level).fill('Newer');
    expect([texts.image.writes, texts.asset.writes]).toEqual([[], []]);
    await button('Save').click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Saved');
    expect(texts[level].writes).toEqual(['Newer']);
    expect(texts[level === 'image' ? 'asset' : 'image'].writes).toEqual([]);
    await expect.element(button('Undo')).toHaveAccessibleDescription(labels[level]);
    await button('Undo').click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Undone');
    expect(texts[level].writes).toHaveLength(2);
    // The button was the last of its kind, and is gone.
    await expect.element(button('Undo')).not.toBeInTheDocument();
    await expect.element(edit(level)).toHaveFocus();
  });
});

test('the kinds come before the field, so that screen readers reach the selected kind first', async () => {
  await openAltText();
  await edit('image').click();
  const kinds = region().getByRole('group', { name: 'Kind of alt text' }).element();
  const order = kinds.compareDocumentPosition(box('image').element());
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('an image that inherits its asset’s text opens with that choice, and typing selects a text of its own', async () => {
  const { texts } = await openAltText({ image: '__wf_reserved_inherit' });
  await edit('image').click();
  await expect.element(radio('Use the asset’s text')).toBeChecked();
  await expect.element(box('image')).toHaveFocus();
  await userEvent.keyboard('A lake');
  await expect.element(radio('Describe it')).toBeChecked();
  await expect.element(box('image')).toHaveValue('A lake');
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual(['A lake']);
});

test('an image that inherits its asset’s text still inherits it after Save without typing', async () => {
  const { texts } = await openAltText({ image: '__wf_reserved_inherit' });
  await edit('image').click();
  await button('Save').click();
  await expect.poll(() => texts.image.writes).toEqual(['__wf_reserved_inherit']);
});

test('after Undo the focus stays on the button while there is more to undo', async () => {
  const { texts } = await openAltText();
  for (const text of ['One', 'Two']) {
    await edit('image').click();
    await box('image').fill(text);
    await button('Save').click();
    await expect.element(box('image')).not.toBeInTheDocument();
  }
  await button('Undo').click();
  await expect.poll(() => texts.image.value).toBe('One');
  await expect.element(button('Undo')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => texts.image.value).toBe('Own text');
  await expect.element(edit('image')).toHaveFocus();
});

test('a draft is kept through another selection, and does not take the focus when it is shown again', async () => {
  const { designer, element } = await openAltText();
  await edit('image').click();
  await box('image').fill('A draft');
  designer.select(otherElement('Heading'));
  await expect.element(page.getByText('Heading selected')).toBeVisible();
  designer.select(element);
  await expect.element(box('image')).toHaveValue('A draft');
  expect(document.activeElement).toBe(document.body);
});

test('two open editors do not change each other', async () => {
  const { texts } = await openAltText();
  await edit('image').click();
  await edit('asset').click();
  await radio('Mark as decorative').last().click();
  await expect.element(radio('Describe it').first()).toBeChecked();
  await expect.element(radio('Mark as decorative').first()).not.toBeChecked();
  await button('Save').last().click();
  await expect.poll(() => texts.asset.writes).toEqual([null]);
  await expect.element(box('image')).toHaveValue('Own text');
  expect(texts.image.writes).toEqual([]);
});

test('every step works by keyboard', async () => {
  const { texts } = await openAltText();
  const tabTo = async (element: Element) => {
    for (let press = 0; press < 20 && document.activeElement !== element; press += 1) await userEvent.tab();
    expect(document.activeElement).toBe(element);
  };
  await tabTo(edit('image').element());
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard(' and more');
  await userEvent.tab({ shift: true });
  await expect.element(radio('Describe it')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(radio('Mark as decorative')).toBeChecked();
  await userEvent.keyboard('{ArrowUp}');
  await tabTo(button('Save').element());
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => texts.image.writes).toEqual(['Own text and more']);
  await expect.element(edit('image')).toHaveFocus();
  await tabTo(button('Undo').element());
  await userEvent.keyboard(' ');
  await expect.poll(() => texts.image.value).toBe('Own text');
});
