import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { assetId } from '#test/support/panel/asset-details.ts';
import {
  box,
  button,
  edit,
  kinds,
  open,
  openAltText,
  region,
  value,
} from '#test/support/panel/open-alt-text.ts';

const changed = (now: string) => `It was changed meanwhile. Now: ${now}`;
const alert = () => region().getByRole('alert');

/** The panel with the draft “Mine” of a level whose text another person has changed since. */
async function openEdited(level: 'image' | 'asset', theirs: string | null) {
  const opened = await openAltText();
  await open(level);
  await box(level).fill('Mine');
  opened.texts[level].value = theirs;
  return opened;
}

/** The panel after “Mine” was saved for the image, whose text another person has changed since. */
async function openSaved() {
  const opened = await openAltText();
  await open('image');
  await box('image').fill('Mine');
  await button('Save').click();
  await expect.poll(value).toBe('Mine');
  opened.texts.image.value = 'Theirs';
  return opened;
}

test.for([
  ['Keep theirs', [], 'Theirs'],
  ['Use mine', ['Mine'], 'Mine'],
] as const)(
  'a save over a text that changed meanwhile shows it, and %s writes %j',
  async ([name, writes, end]) => {
    const { texts } = await openEdited('image', 'Theirs');
    await button('Save').click();
    await expect.element(alert()).toHaveTextContent(changed('“Theirs”'));
    await expect.element(box('image')).toHaveValue('Mine');
    expect(texts.image.writes).toEqual([]);
    await button(name).click();
    await expect.poll(value).toBe(end);
    expect(texts.image.writes).toEqual(writes);
    await expect.element(edit()).toHaveFocus();
    expect(alert().elements()).toEqual([]);
  },
);

test('a text that changes while a draft is open is shown before Save is pressed', async () => {
  const { texts, panel } = await openEdited('image', 'Theirs');
  panel.selected.refresh();
  await expect.element(alert()).toHaveTextContent(changed('“Theirs”'));
  await button('Use mine').click();
  await expect.poll(() => texts.image.writes).toEqual(['Mine']);
  await button('Undo').click();
  await expect.poll(() => texts.image.value).toBe('Theirs');
});

test('a double click on Save over a text that changed meanwhile chooses none of the two', async () => {
  const { texts } = await openEdited('image', 'Theirs');
  await button('Save').dblClick();
  await expect.element(alert()).toHaveTextContent(changed('“Theirs”'));
  await expect.element(box('image')).toHaveValue('Mine');
  expect(texts.image.writes).toEqual([]);
  expect(document.activeElement?.matches('select, button, textarea')).toBe(false);
});

test('Enter pressed again on Save over a text that changed meanwhile chooses none of the two, Tab the first', async () => {
  const { texts } = await openEdited('image', 'Theirs');
  button('Save').element().focus();
  await userEvent.keyboard('{Enter}{Enter}{Enter}');
  await expect.element(alert()).toHaveTextContent(changed('“Theirs”'));
  await expect.element(box('image')).toHaveValue('Mine');
  expect(texts.image.writes).toEqual([]);
  await userEvent.tab();
  await expect.element(button('Keep theirs')).toHaveFocus();
});

test('a double click on Undo over a text that changed meanwhile brings nothing back', async () => {
  const { texts } = await openSaved();
  await button('Undo').dblClick();
  await expect.element(alert()).toHaveTextContent(changed('“Theirs”'));
  expect(texts.image.writes).toEqual(['Mine']);
});

test('another change after the two texts were shown is shown as well', async () => {
  const { texts } = await openEdited('asset', 'Theirs');
  await button('Save').click();
  await expect.element(button('Use mine')).toBeVisible();
  texts.asset.value = 'Theirs again';
  await button('Use mine').click();
  await expect.element(alert()).toHaveTextContent(changed('“Theirs again”'));
  expect(texts.asset.writes).toEqual([]);
});

test.for([
  ['asset', null, 'Not set'],
  ['image', '__wf_reserved_decorative', 'Decorative'],
  ['image', null, 'Decorative'],
  ['image', '__wf_reserved_inherit', 'Use alt text from asset'],
] as const)('on the level %s, %s is shown as “%s”', async ([level, theirs, words]) => {
  await openEdited(level, theirs);
  await button('Save').click();
  await expect.element(alert()).toHaveTextContent(changed(words));
});

test('an undo over a text that changed meanwhile shows it, and a second press writes', async () => {
  const { texts } = await openSaved();
  await button('Undo').click();
  await expect.element(alert()).toHaveTextContent(changed('“Theirs”'));
  await button('Keep theirs').click();
  expect(alert().elements()).toEqual([]);
  await button('Undo').click();
  await expect.poll(() => texts.image.value).toBe('Own text');
});

test('an undo can be repeated over the other text', async () => {
  const { texts } = await openSaved();
  await button('Undo').click();
  await button('Undo anyway').click();
  await expect.poll(() => texts.image.value).toBe('Own text');
});

test.for([
  ['Decorative', null, '__wf_reserved_decorative'],
  ['Use alt text from asset', '__wf_reserved_inherit', 'The asset’s'],
] as const)(
  'a slow write of “%s” is no conflict, and Undo restores the text',
  async ([choice, written, reads]) => {
    const { texts, panel } = await openAltText();
    await open('image');
    await kinds().selectOptions(choice);
    texts.image.writeError = 'hung';
    await button('Save').click();
    await expect.element(alert()).toBeVisible();
    Object.assign(texts.image, { value: reads, writeError: null, readsAs: () => reads });
    panel.selected.refresh();
    await expect.poll(() => panel.selected.selection.value).toMatchObject({ placement: { altText: reads } });
    await button('Save').click();
    await button('Undo').click();
    await expect.poll(() => texts.image.writes).toEqual([written, written, 'Own text']);
  },
);

test('one’s own write in the list is no conflict for an image that inherits', async () => {
  const { texts, panel } = await openAltText({ image: '__wf_reserved_inherit' });
  await open('image');
  const editing = panel.lazyFeatures.value?.editing;
  const target = { ...texts.asset.target(), level: 'asset', key: assetId } as const;
  await editing?.write(target, { as: 'text', text: 'New' });
  await expect.element(page.getByRole('status')).toHaveTextContent('Saved');
  expect(alert().elements()).toEqual([]);
});
