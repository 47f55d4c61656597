import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { OpenPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { says } from '#test/support/panel/scripted-designer.ts';
import {
  backendOfSite,
  createSiteTexts,
  everyAsset,
  germanTexts,
  manyAssets,
  openWholeSite,
  siteTabOf,
} from '#test/support/panel/stories/site-stories.ts';

const german = germanTexts.localeId;
const button = (name: string) => page.getByRole('button', { name });
const field = (name: string) => page.getByRole('textbox', { name });
const germanOf = (texts: ReadonlyMap<string, string | null>, number: number) =>
  texts.get(`${numberedId(number)} ${german}`);

async function openGerman(texts = createSiteTexts()): Promise<OpenPanel> {
  const opened = await openWholeSite(backendOfSite(everyAsset, [{ localeTexts: germanTexts }]), texts);
  await expect.element(button('de 4')).toBeVisible();
  return opened;
}

test('each missing German text is found, all are written without leaving the panel, and one is taken back', async () => {
  const texts = createSiteTexts();
  await openGerman(texts);
  const before = new Map(texts);
  await button('de 4').click();
  await button('Write 4 alt texts in German').click();
  await expect.element(page.getByText('4 without alt text, 4 can be written here.')).toBeVisible();
  for (const text of ['Ein See', 'Ein Rad', 'Stoff', 'Eine Hütte']) {
    await field('Write alt text in German').fill(text);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => [...texts.values()]).toContain(text);
  }
  await expect.element(page.getByText('4 written, 0 decorative, 0 skipped.')).toBeVisible();
  await button('Close').click();
  expect(button('de 4').elements()).toEqual([]);
  for (const [key, text] of before) if (!key.endsWith(german)) expect(texts.get(key)).toBe(text);
});

test('one text is taken back with Undo, and is a draft again', async () => {
  const texts = createSiteTexts();
  const opened = await openGerman(texts);
  const { series } = siteTabOf(opened);
  series.start(german);
  const key = series.bulk.step.value?.row.key ?? '';
  await field('Write alt text in German').fill('Ein See');
  await userEvent.keyboard('{Enter}');
  await button('Undo').click();
  await expect.element(field('Write alt text in German')).toHaveValue('Ein See');
  expect(texts.get(`${key} ${german}`)).toBe(null);
  expect(siteTabOf(opened).assets.localeTexts.textOf(key, german)).toBe(null);
});

test('undo of all restores every text of the series', async () => {
  const texts = createSiteTexts();
  const before = new Map(texts);
  const opened = await openGerman(texts);
  const { bulk, start } = siteTabOf(opened).series;
  start(german);
  for (let step = bulk.step.value; step; step = bulk.step.value) {
    bulk.type(step.row.key, `Text ${step.at}`);
    await bulk.write(step.row.key, 'text');
  }
  expect(new Map(texts)).not.toEqual(before);
  await button('Undo all').click();
  await expect.element(page.getByText('Everything is as it was.')).toBeVisible();
  expect(new Map(texts)).toEqual(before);
});

test('a text that another person has written meanwhile is not overwritten', async () => {
  const texts = createSiteTexts();
  const opened = await openGerman(texts);
  const { bulk, start } = siteTabOf(opened).series;
  start(german);
  const key = bulk.step.value?.row.key ?? '';
  texts.set(`${key} ${german}`, 'Von jemand anderem');
  await field('Write alt text in German').fill('Ein See');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Somebody described it meanwhile.')).toBeVisible();
  expect(texts.get(`${key} ${german}`)).toBe('Von jemand anderem');
  expect(siteTabOf(opened).assets.localeTexts.textOf(key, german)).toBe('Von jemand anderem');
});

test('without write permission, Save blames the mode and keeps the draft', async () => {
  const texts = createSiteTexts();
  const opened = await openGerman(texts);
  const before = new Map(texts);
  const { bulk, start } = siteTabOf(opened).series;
  start(german);
  const key = bulk.step.value?.row.key ?? '';
  await field('Write alt text in German').fill('Ein See');
  opened.designer.permissions = says({ asset: false, image: false });
  opened.designer.changeMode();
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Not saved. The Designer doesn’t allow it in this mode.');
  expect(bulk.entry(key)).toMatchObject({ errorReason: 'forbidden', text: 'Ein See' });
  expect(new Map(texts)).toEqual(before);
});

test('a locale whose unset text is the primary one’s is written all the same, and undone', async () => {
  const texts = createSiteTexts();
  const [number, primary] = [8, 'A pattern'] as const;
  texts.set(numberedId(number), primary);
  texts.set(`${numberedId(number)} ${german}`, primary);
  const assets = everyAsset.map((one) =>
    one.id === numberedId(number) ? { ...one, altText: primary } : one,
  );
  const opened = await openWholeSite(backendOfSite(assets, [{ localeTexts: germanTexts }]), texts);
  const { bulk, start } = siteTabOf(opened).series;
  start(german);
  bulk.type(numberedId(number), 'Ein Muster');
  await bulk.write(numberedId(number), 'text');
  expect(bulk.entry(numberedId(number)).result).toBe('written');
  expect(germanOf(texts, number)).toBe('Ein Muster');
  await bulk.undo(numberedId(number));
  expect(germanOf(texts, number)).toBe(null);
});

test('in the primary locale the asset’s own text is written, and the list no longer lacks it', async () => {
  const texts = createSiteTexts();
  const opened = await openWholeSite(undefined, texts);
  await button('Write 2 alt texts').click();
  await expect
    .element(page.getByText('everywhere that uses its text gets it', { exact: false }))
    .toBeVisible();
  expect(button('Decorative').elements()).toEqual([]);
  const key = siteTabOf(opened).series.bulk.step.value?.row.key ?? '';
  await field('Write alt text').fill('Image of a lake');
  await expect.element(page.getByText('Alt text says “Image of”', { exact: false })).toBeVisible();
  await field('Write alt text').fill('A lake');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => texts.get(key)).toBe('A lake');
  await button('Close').click();
  await button('Close').click();
  await expect.element(button('No alt 1')).toBeVisible();
});

test('as a table each image has a field and its own Save', async () => {
  const texts = createSiteTexts();
  await openWholeSite(undefined, texts);
  await button('Write 2 alt texts').click();
  await page.getByRole('radio', { name: 'As a table' }).click();
  await field('Alt text of still-lake.jpg').fill('A lake');
  await button('Save still-lake.jpg').click();
  await expect.element(button('Undo still-lake.jpg')).toBeVisible();
  expect(texts.get(numberedId(2))).toBe('A lake');
});

test('where the mode forbids writing, a text stands in place of the button', async () => {
  await openWholeSite(undefined, undefined, { asset: false, image: false });
  await expect
    .element(page.getByText('2 without alt text. They can’t be written in this mode.'))
    .toBeVisible();
  expect(button('Write 2 alt texts').elements()).toEqual([]);
});

test('an asset that has been deleted is not written, and says so', async () => {
  const texts = createSiteTexts();
  const opened = await openWholeSite(undefined, texts);
  const { bulk, start } = siteTabOf(opened).series;
  start(null);
  const key = bulk.step.value?.row.key ?? '';
  texts.delete(key);
  bulk.type(key, 'A lake');
  await bulk.write(key, 'text');
  expect(bulk.entry(key)).toMatchObject({ errorReason: 'missing', text: 'A lake' });
});

test('a series over a thousand assets draws no more rows than are near the view', async () => {
  await openWholeSite(backendOfSite(manyAssets(1_000)));
  await button('Write 200 alt texts').click();
  await page.getByRole('radio', { name: 'As a table' }).click();
  await expect.poll(() => document.querySelectorAll('.bulk-row').length).toBeGreaterThan(2);
  expect(document.querySelectorAll('.bulk-row').length).toBeLessThan(20);
});
