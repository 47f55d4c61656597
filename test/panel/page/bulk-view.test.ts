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

test('without rows left to write, the focus moves to the element beside the button', async () => {
  const { texts } = await openSeries(1);
  await write('A lake');
  await expect.element(button('Undo all')).toHaveFocus();
  await button('Close').click();
  await expect.element(page.getByRole('combobox')).toHaveFocus();
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
