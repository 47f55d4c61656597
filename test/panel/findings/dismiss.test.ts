import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { findingMessage } from '#panel/i18n/findings.ts';
import type { OpenPanel } from '#test/support/panel/open-panel.tsx';
import { openFiles } from '#test/support/panel/stories/file-stories.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const openTitles = ({ panel }: OpenPanel): string[] =>
  (panel.lazyFeatures.value?.audit.value?.findings ?? []).map((finding) => findingMessage(finding).title);

/** Opens the panel on an image with findings, all of them listed. */
async function openFindings() {
  const opened = openFiles();
  await expect.poll(() => openTitles(opened).length).toBeGreaterThan(1);
  await button(/^\d+ findings$/).click();
  const titles = openTitles(opened);
  return { opened, titles, first: titles[0] ?? '' };
}

test('Dismiss asks for a reason, takes the finding out, and moves the focus to the dismissed ones', async () => {
  const { opened, titles, first } = await openFindings();
  await button(`Dismiss “${first}”`).click();
  await expect.element(page.getByRole('radio', { name: 'Intended' })).toHaveFocus();
  await page.getByRole('radio', { name: 'Will be replaced' }).click();
  await page.getByRole('textbox', { name: 'Note (optional)' }).fill('  In <b>May</b> ');
  await userEvent.keyboard('{Enter}');
  await expect.element(button('Dismissed 1')).toHaveFocus();
  expect(openTitles(opened)).toEqual(titles.slice(1));
  await button('Dismissed 1').click();
  await expect.element(page.getByText('Will be replaced: In <b>May</b>', { exact: true })).toBeVisible();
});

test('Bring back returns the finding to its place, and the focus goes to the findings', async () => {
  const { opened, titles, first } = await openFindings();
  await button(`Dismiss “${first}”`).click();
  await button('Dismiss').click();
  await button('Dismissed 1').click();
  await button(`Bring back “${first}”`).click();
  await expect.element(button(`${titles.length} findings`)).toHaveFocus();
  expect(openTitles(opened)).toEqual(titles);
  expect(button('Dismissed 1').elements()).toEqual([]);
});

test.for(['Escape', 'Cancel'])('%s closes the form and changes nothing', async (way) => {
  const { opened, titles, first } = await openFindings();
  await button(`Dismiss “${first}”`).click();
  await expect.element(page.getByRole('radio', { name: 'Intended' })).toHaveFocus();
  if (way === 'Escape') await userEvent.keyboard('{Escape}');
  else await button('Cancel').click();
  await expect.element(button(`Dismiss “${first}”`)).toHaveFocus();
  expect(page.getByRole('radio', { name: 'Intended' }).elements()).toEqual([]);
  expect(openTitles(opened)).toEqual(titles);
});

test('with every finding dismissed the panel says that nothing is to improve, and still lists them', async () => {
  const { titles } = await openFindings();
  for (const [at, title] of titles.entries()) {
    await button(`Dismiss “${title}”`).click();
    await button('Dismiss').click();
    await expect.element(button(`Dismissed ${at + 1}`)).toBeVisible();
  }
  await expect.element(page.getByText('Nothing to improve')).toBeVisible();
  await button(`Dismissed ${titles.length}`).click();
  await button(`Bring back “${titles[0]}”`).click();
  await expect.element(button(`Dismiss “${titles[0]}”`)).toBeVisible();
});
