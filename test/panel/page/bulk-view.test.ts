import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PageElement } from '#panel/designer/page.ts';
import { numberedId, pageImage } from '#test/support/panel/page-elements.ts';
import { designerAsset, says } from '#test/support/panel/scripted-designer.ts';
import { openWholePage } from '#test/support/panel/stories/page-stories.ts';
import { type WrittenText, writtenText } from '#test/support/panel/written-text.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = () => page.getByRole('textbox', { name: 'Write alt text' });
const press = () => userEvent.keyboard('{Enter}');

/** Opens the list of so many images without alt text, and its series. */
async function openSeries(many: number) {
  const texts = Array.from({ length: many }, () => writtenText(''));
  const elements = texts.map(({ handle }, at): PageElement => {
    const asset = designerAsset({ id: numberedId(at + 1), ...handle });
    return pageImage(`page/${at}`, asset.id, { asset: says(asset), altText: handle.altText });
  });
  const opened = await openWholePage(elements);
  await button(`Write ${many} alt text${many > 1 ? 's' : ''}`).click();
  await expect.element(field()).toHaveFocus();
  return { ...opened, texts };
}

async function write(text: string): Promise<void> {
  await field().fill(text);
  await button('Save and next').click();
}

const valuesOf = (texts: readonly WrittenText[]) => texts.map(({ value }) => value);

test('Close during the series shows what was written and typed, and the focus moves with each press', async () => {
  const { texts } = await openSeries(3);
  await write('A lake');
  await expect.element(page.getByText('2 of 3')).toBeVisible();
  await expect.element(field()).toHaveFocus();
  await field().fill('Half a');
  await button('Close').click();
  await expect.element(page.getByText('1 written, 0 decorative, 0 skipped.')).toBeVisible();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Not saved: Half a');
  await expect.element(button('Undo all')).toHaveFocus();
  await press();
  await expect.element(page.getByText('Everything is as it was.')).toBeVisible();
  expect(valuesOf(texts)).toEqual(['', '', '']);
  await expect.element(button('Close')).toHaveFocus();
  await press();
  await expect.element(button('Write 3 alt texts')).toHaveFocus();
});

test('Close before any write returns to the list', async () => {
  await openSeries(2);
  await button('Close').click();
  await expect.element(button('Write 2 alt texts')).toHaveFocus();
});

test('without rows left to write, the focus moves to the list’s search', async () => {
  const { texts } = await openSeries(1);
  await write('A lake');
  await expect.element(button('Undo all')).toHaveFocus();
  await button('Close').click();
  await expect.element(page.getByRole('searchbox')).toHaveFocus();
  expect(valuesOf(texts)).toEqual(['A lake']);
});

test('Undo all pressed twice reports the undo once it has ended', async () => {
  const { texts } = await openSeries(2);
  const [first] = texts;
  await write('A lake');
  await write('A hill');
  if (first) first.held = true;
  await button('Undo all').click();
  await page.getByRole('button', { name: 'Undoing …' }).click({ force: true });
  await button('Close').click({ force: true });
  await expect.poll(() => valuesOf(texts)).toEqual(['A lake', '']);
  expect(page.getByText('Everything is as it was.').elements()).toEqual([]);
  first?.letGo();
  await expect.element(page.getByText('Everything is as it was.')).toBeVisible();
  expect(texts.map(({ writes }) => writes)).toEqual([
    ['A lake', ''],
    ['A hill', ''],
  ]);
});

test('leaving the page during the series keeps the writes to undo and the draft to read', async () => {
  const { designer, texts } = await openSeries(2);
  await write('A lake');
  await field().fill('Half a');
  designer.openPage(says({ id: 'other', name: 'Other' }), says([pageImage('other/1', numberedId(9))]));
  await expect.element(page.getByRole('alert')).toHaveTextContent('Not saved: Half a');
  await button('Undo all').click();
  await expect.element(page.getByText('Everything is as it was.')).toBeVisible();
  expect(valuesOf(texts)).toEqual(['', '']);
  await button('Close').click();
  await expect.element(page.getByText('1 image', { exact: true })).toBeVisible();
});

test.for([
  ['missing', '1 text couldn’t be undone. The image was removed, or its page isn’t open.'],
  ['forbidden', '1 text couldn’t be undone. The Designer doesn’t allow it in this mode.'],
  ['hung', '1 text might not be undone. The Designer didn’t answer. Try again.'],
] as const)('Undo all that fails as %s says why, and can be retried', async ([reason, says]) => {
  const { texts } = await openSeries(1);
  const [text] = texts;
  await write('A lake');
  if (text) text.readError = reason;
  await button('Undo all').click();
  await expect.element(page.getByText(says)).toBeVisible();
  expect(page.getByText('Somebody', { exact: false }).elements()).toEqual([]);
  await expect.element(button('Undo all')).toHaveFocus();
  if (text) text.readError = null;
  await press();
  await expect.element(page.getByText('Everything is as it was.')).toBeVisible();
  expect(page.getByText(says).elements()).toEqual([]);
  expect(valuesOf(texts)).toEqual(['']);
});

test('Undo all says that somebody changed a text, and offers no retry', async () => {
  const { texts } = await openSeries(1);
  const [text] = texts;
  await write('A lake');
  if (text) text.value = 'Somebody’s own words';
  await button('Undo all').click();
  await expect
    .element(page.getByText('1 text couldn’t be undone. Somebody changed it meanwhile.'))
    .toBeVisible();
  expect(button('Undo all').elements()).toEqual([]);
});

test('a failed Undo goes to its image, says why, and can be retried', async () => {
  const { texts } = await openSeries(2);
  const [text] = texts;
  await write('A lake');
  if (text) text.readError = 'missing';
  await button('Undo').click();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Not undone. The image was removed, or its page isn’t open.');
  if (text) text.readError = null;
  await button('Undo').click();
  await expect.element(field()).toHaveValue('A lake');
  expect(valuesOf(texts)).toEqual(['', '']);
});

const fieldOf = (number: number) => page.getByRole('textbox', { name: 'Alt text of hero.jpg' }).nth(number);

test('the first line says what can be written here, each step where it is saved, and Undo takes one back', async () => {
  const { texts } = await openSeries(2);
  await expect.element(page.getByText('2 without alt text, 2 can be written here.')).toBeVisible();
  await expect.element(page.getByText('Saves on the asset: 1 image here gets it')).toBeVisible();
  await field().fill('A lake');
  await press();
  await expect.element(page.getByText('2 of 2')).toBeVisible();
  await expect.element(page.getByText('Saved on hero.jpg')).toBeVisible();
  await button('Undo').click();
  await expect.element(page.getByText('1 of 2')).toBeVisible();
  await expect.element(field()).toHaveValue('A lake');
  expect(valuesOf(texts)).toEqual(['', '']);
});

test('Back shows what was written, and Next goes on', async () => {
  await openSeries(2);
  await write('A lake');
  await button('Back').click();
  await expect.element(button('Next')).toHaveFocus();
  await expect.element(page.getByText('A lake', { exact: true })).toBeVisible();
  await press();
  await expect.element(field()).toHaveFocus();
});

test('the remarks are those of the editor of a single image', async () => {
  await openSeries(1);
  await field().fill('Image of a hut');
  await expect.element(page.getByText('Alt text says “Image of”', { exact: false })).toBeVisible();
  await expect.element(page.getByText('Screen readers already say', { exact: false })).toBeVisible();
});

test('Escape closes a step without a draft, and leaves one with a draft open', async () => {
  await openSeries(1);
  await field().fill('Half a');
  await userEvent.keyboard('{Escape}');
  await expect.element(field()).toBeVisible();
  await field().fill('');
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Write 1 alt text')).toHaveFocus();
});

test('drafts are kept when the series is opened again', async () => {
  await openSeries(2);
  await field().fill('Half a');
  await button('Close').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Not saved: Half a');
  await button('Close').click();
  await button('Write 2 alt texts').click();
  await expect.element(field()).toHaveValue('Half a');
});

test('in the table Enter saves and goes on, Tab goes from the field to Save to the next row', async () => {
  const { texts } = await openSeries(3);
  await page.getByRole('radio', { name: 'As a table' }).click();
  await fieldOf(0).fill('A lake');
  await press();
  await expect.element(fieldOf(1)).toHaveFocus();
  await expect.poll(() => valuesOf(texts)).toEqual(['A lake', '', '']);
  await fieldOf(1).fill('A hut');
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Save hero.jpg' }).first()).toHaveFocus();
  await press();
  await expect.poll(() => valuesOf(texts)).toEqual(['A lake', 'A hut', '']);
  await expect.element(page.getByRole('button', { name: 'Undo hero.jpg' }).nth(1)).toHaveFocus();
  await userEvent.tab();
  await expect.element(fieldOf(2)).toHaveFocus();
  await page.getByRole('button', { name: 'Undo hero.jpg' }).first().click();
  await expect.poll(() => valuesOf(texts)).toEqual(['', 'A hut', '']);
  await expect.element(fieldOf(0)).toHaveValue('A lake');
  await button('Undo all').click();
  await expect.poll(() => valuesOf(texts)).toEqual(['', '', '']);
});

test('a write that is refused in the middle of the table shows at its row, and the others go on', async () => {
  const { texts } = await openSeries(3);
  const [, second] = texts;
  if (second) second.writeError = 'forbidden';
  await page.getByRole('radio', { name: 'As a table' }).click();
  for (const at of [0, 1, 2]) {
    await fieldOf(at).fill(`Text ${at}`);
    await press();
  }
  await expect.poll(() => valuesOf(texts)).toEqual(['Text 0', '', 'Text 2']);
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Not saved. The Designer doesn’t allow it in this mode.');
  await expect.element(fieldOf(1)).toHaveValue('Text 1');
});

test('without write permission, rows and Save blame the mode', async () => {
  const { designer, texts } = await openSeries(2);
  await field().fill('A lake');
  designer.permissions = says({ asset: false, image: false });
  designer.changeMode();
  await button('Save and next').click();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Not saved. The Designer doesn’t allow it in this mode.');
  await page.getByRole('radio', { name: 'As a table' }).click();
  await expect.element(page.getByText('It can’t be written in this mode.')).toBeVisible();
  expect(page.getByText('Somebody', { exact: false }).elements()).toEqual([]);
  expect(valuesOf(texts)).toEqual(['', '']);
});

test('a table of a thousand images renders a few, and keeps the draft of a row that is scrolled away', async () => {
  await page.viewport(320, 460);
  const { panel } = await openSeries(1_000);
  await page.getByRole('radio', { name: 'As a table' }).click();
  await fieldOf(0).fill('Half a');
  expect(document.querySelectorAll('.bulk-row').length).toBeLessThan(30);
  window.scrollTo(0, document.documentElement.scrollHeight / 2);
  await expect.poll(() => document.querySelector('[aria-posinset="1"]')).toBeNull();
  window.scrollTo(0, 0);
  await expect.element(fieldOf(0)).toHaveValue('Half a');
  expect(panel.lazyFeatures.value?.pageTab.bulk.rows.value).toHaveLength(1_000);
});
