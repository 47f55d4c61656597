import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { localeChip } from '#panel/site/chips.ts';
import { lacksAltText } from '#panel/site/site-row.ts';
import { detailsOf, measuredFile } from '#test/support/panel/asset-details.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import type { OpenPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { answers, refusesWith } from '#test/support/panel/scripted-backend.ts';
import {
  assetsTwice,
  backendOfSite,
  everyAsset,
  germanTexts,
  hashOfTwice,
  manyAssets,
  openSite,
  openWholeSite,
  siteTabOf,
} from '#test/support/panel/stories/site-stories.ts';
import {
  linesAbout,
  weighedIds,
  weighingEnd,
  weighingResponse,
} from '#test/support/panel/weighing-answers.ts';

const measured = measuredFile({ url: 'https://cdn.example.test/hero.jpg' });

const chip = (name: string) => page.getByRole('button', { name });
const row = (name: string) => page.getByRole('listitem').getByRole('button', { name, exact: false });
const namesOf = (opened: OpenPanel) =>
  siteTabOf(opened).list.shown.value.map(({ details }) => details.displayName);
const sites = ({ backend }: OpenPanel) => backend.others.filter((one) => one === 'site').length;

test('the site is not read before its tab is opened, and not again when the tab is left and opened', async () => {
  const opened = await openWholeSite();
  expect(sites(opened)).toBe(1);
  opened.panel.tabs.open('selected');
  opened.panel.tabs.open('site');
  expect(sites(opened)).toBe(1);
  opened.clock.advance(timeouts.siteFreshness + 1);
  expect(sites(opened)).toBe(1);
  opened.panel.tabs.open('page');
  opened.panel.tabs.open('site');
  expect(sites(opened)).toBe(2);
});

test('only images need an alt text, and a decorative one has none to miss', async () => {
  const opened = await openWholeSite();
  const lacking = siteTabOf(opened).assets.rows.value.filter(lacksAltText);
  expect(lacking.map(({ details }) => details.displayName)).toEqual(['still-lake.jpg', 'Loading.gif']);
  await chip('No alt 2').click();
  expect(namesOf(opened)).toEqual(['Loading.gif', 'still-lake.jpg']);
});

test('the heaviest file comes first, and other orders are kept to', async () => {
  const opened = await openWholeSite();
  const { list } = siteTabOf(opened);
  expect(namesOf(opened).slice(0, 2)).toEqual(['Paddling at Lake Tekapo.mp4', 'Loading.gif']);
  list.sort('name');
  expect(namesOf(opened).slice(0, 2)).toEqual(['arrow.json', 'broken.jpg']);
  list.sort('newest');
  expect(namesOf(opened)[0]).toBe('camp.webp');
  list.sort('type');
  expect(namesOf(opened)[0]).toBe('Loading.gif');
});

test('a search looks into names, texts and types', async () => {
  const opened = await openWholeSite();
  const search = page.getByRole('searchbox', { name: 'Search 10 assets' });
  for (const [query, name] of [
    ['tekapo', 'Paddling at Lake Tekapo.mp4'],
    ['ridgelines', 'Ridge trail at dawn.jpg'],
    ['pdf', 'Packing list.pdf'],
    ['lottie', 'arrow.json'],
  ] as const) {
    await search.fill(query);
    expect(namesOf(opened)).toEqual([name]);
  }
});

test('a locale has a chip with how many images lack a text in it, and a text that is written there counts at once', async () => {
  const opened = await openWholeSite(backendOfSite(everyAsset, [{ localeTexts: germanTexts }]));
  const { texts: _, ...locale } = germanTexts;
  await expect.element(chip('de 4')).toBeVisible();
  await chip('de 4').click();
  expect(namesOf(opened)).toEqual(['Loading.gif', 'broken.jpg', 'still-lake.jpg', 'texture.png']);
  const lake = numberedId(2);
  opened.assets.setAltTexts(lake, [{ ...locale, isPrimary: false, altText: 'Ein See' }]);
  await expect.element(chip('de 3')).toBeVisible();
  expect(siteTabOf(opened).list.counts.value.get(localeChip(locale.localeId))).toBe(3);
});

test('a row opens the asset’s details without a selection on the canvas, and Back returns to the very row', async () => {
  await page.viewport(320, 460);
  const opened = await openWholeSite(backendOfSite(manyAssets(300)));
  siteTabOf(opened).list.sort('name');
  window.scrollTo(0, 4_000);
  await expect.element(row('Photo 80.jpg')).toBeVisible();
  const { top } = row('Photo 80.jpg').element().getBoundingClientRect();
  await row('Photo 80.jpg').click();
  await expect.element(page.getByRole('heading', { name: 'Photo 80.jpg', level: 1 })).toBeVisible();
  await expect.element(page.getByText('80 of 300')).toBeVisible();
  expect(window.scrollY).toBe(0);
  expect(opened.panel.selected.selection.value.kind).toBe('nothing');
  await page.getByRole('button', { name: 'Next asset' }).click();
  await expect.element(page.getByRole('heading', { name: 'Photo 81.jpg', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Previous asset' }).click();
  await page.getByRole('button', { name: '‹ Back' }).click();
  await expect.element(row('Photo 80.jpg')).toHaveFocus();
  expect(Math.abs(row('Photo 80.jpg').element().getBoundingClientRect().top - top)).toBeLessThan(60);
});

test('an image whose text was just written keeps its place, so that the next one is the next one', async () => {
  await page.viewport(320, 460);
  const opened = await openWholeSite();
  await chip('No alt 2').click();
  await row('Loading.gif').click();
  await expect.element(page.getByText('1 of 2')).toBeVisible();
  await page.getByRole('textbox').fill('A ring that turns');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => siteTabOf(opened).list.counts.value.get('noAlt')).toBe(1);
  await expect.element(page.getByText('1 of 2')).toBeVisible();
  await page.getByRole('button', { name: 'Next asset' }).click();
  await expect.element(page.getByRole('heading', { name: 'still-lake.jpg', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '‹ Back' }).click();
  await expect.element(chip('No alt 1')).toBeVisible();
});

test('from 640 px the details stand beside the list, whose row is current', async () => {
  await page.viewport(800, 600);
  await openWholeSite();
  await expect.element(page.getByText('No asset chosen')).toBeVisible();
  await row('Ridge trail').click();
  await expect
    .element(page.getByRole('heading', { name: 'Ridge trail at dawn.jpg', level: 1 }))
    .toBeVisible();
  await expect.element(row('Ridge trail')).toHaveAttribute('aria-current', 'true');
  await expect.element(row('still-lake')).toHaveAttribute('aria-current', 'false');
});

test('a document has the facts of its file, and no alt text, files or findings', async () => {
  await page.viewport(320, 460);
  await openWholeSite();
  await row('Packing list').click();
  await expect.element(page.getByText('application/pdf')).toBeVisible();
  await expect.element(page.getByText('Uploaded Jul 12, 2026', { exact: false })).toBeVisible();
  for (const name of ['Alt text', 'Files', 'Delivery'])
    expect(page.getByRole('heading', { name }).elements()).toEqual([]);
  expect(page.getByText('Nothing to improve').elements()).toEqual([]);
});

test.for([
  ['were measured', answers({ assetId: numberedId(1), original: measured, variants: [] }), 1],
  ['could not be measured', refusesWith({ code: 'webflow_unavailable' }), 0],
] as const)('an image without findings whose files %s', async ([, answer, lines]) => {
  const { url: hostedUrl } = measured;
  const backend = backendOfSite([detailsOf({ id: numberedId(1), hostedUrl, size: 5_000, variants: [] })]);
  backend.scriptMeasurements(answer);
  const { details, audit } = siteTabOf(await openSite(backend));
  details.open(numberedId(1));
  await expect.poll(() => details.selection.value).toMatchObject({ isComplete: true });
  await expect.poll(() => details.selection.value?.measured).not.toBeUndefined();
  await expect.poll(() => audit.value?.findings).toEqual([]);
  await expect.element(page.getByRole('heading', { name: 'Alt text' })).toBeVisible();
  await expect.poll(() => page.getByText('Nothing to improve').elements().length).toBe(lines);
});

test('a site that is not connected has the card, and its assets once that is over', async () => {
  const connectUrl = 'https://assets.example.com/oauth/start';
  const problem = { code: 'not_connected', connectUrl } as const;
  const backend = backendOfSite([], [], problem);
  backend.scriptConnect(refusesWith(problem));
  const opened = await openSite(backend);
  await expect.element(page.getByRole('link', { name: 'Connect site' })).toHaveAttribute('href', connectUrl);
  backend.scriptSite(async (_signal, onEvent) => {
    onEvent({ assets: everyAsset });
    return { ok: true, value: true };
  });
  backend.scriptConnect(async () => ({ ok: true, value: null }));
  opened.panel.selected.refresh();
  await expect
    .poll(() => {
      opened.clock.advance(0);
      return namesOf(opened);
    })
    .toHaveLength(10);
  await expect.element(page.getByText('10 assets, 30.8 MB')).toBeVisible();
});

test('a backend that does not know whole sites is named as the cause', async () => {
  await openSite(backendOfSite([], [], { code: 'version_unsupported' }));
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(page.getByText('No assets here').elements()).toEqual([]);
});

test('a disconnect empties the list and closes the details', async () => {
  await page.viewport(320, 460);
  const opened = await openWholeSite();
  await row('Ridge trail').click();
  opened.backend.scriptSite(refusesAll);
  opened.assets.clear();
  await expect.element(page.getByRole('searchbox')).toBeVisible();
  expect(namesOf(opened)).toEqual([]);
});

const refusesAll = async () => ({ ok: false, problem: { code: 'not_connected' } }) as const;

test('arrow keys go around the three tabs', async () => {
  await openWholeSite();
  page.getByRole('tab', { name: 'Site' }).element().focus();
  for (const [key, name] of [
    ['{ArrowRight}', 'Selected'],
    ['{ArrowRight}', 'This page'],
    ['{ArrowRight}', 'Site'],
    ['{ArrowLeft}', 'This page'],
    ['{ArrowLeft}', 'Selected'],
    ['{ArrowLeft}', 'Site'],
  ] as const) {
    await userEvent.keyboard(key);
    await expect.element(page.getByRole('tab', { name })).toHaveFocus();
    await expect.element(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
  }
});

test('files that are there twice stand together, with the names of the others, and each is compared once', async () => {
  const backend = backendOfSite(assetsTwice);
  backend.scriptHashes(hashOfTwice);
  const opened = await openWholeSite(backend);
  await chip('Twice 3').click();
  expect(namesOf(opened)).toEqual(['Ridge trail.jpg', 'Ridge trail copy.jpg', 'IMG_2041.jpg']);
  await expect.element(page.getByText('Same file as Ridge trail.jpg, IMG_2041.jpg')).toBeVisible();
  const hashes = () => backend.others.filter((one) => one.startsWith('hash'));
  // Neither the file that no other is as long as, nor a file after a change of its alt text.
  expect(hashes()).toEqual([`hash ${[1, 2, 3, 4, 11, 12].map(numberedId).join()}`]);
  const id = numberedId(1);
  opened.assets.write({ level: 'asset', key: id, assetId: id, shown: 'A trail' }, 'A ridge');
  expect(hashes()).toHaveLength(1);
  await page.viewport(320, 460);
  await row('IMG_2041.jpg 840').click();
  await expect.element(page.getByText('Same file as Ridge trail.jpg, Ridge trail copy.jpg')).toBeVisible();
});

test('files that could not be compared are counted beside those that are there twice, and tried again', async () => {
  const backend = backendOfSite(assetsTwice);
  const isFailing = (id: string) => id === numberedId(4);
  backend.scriptHashes((id) => (isFailing(id) ? null : hashOfTwice(id)));
  await openWholeSite(backend);
  await expect.element(chip('Twice 2')).toBeVisible();
  expect(page.getByText('couldn’t be compared', { exact: false }).elements()).toEqual([]);
  await chip('Twice 2').click();
  await expect.element(page.getByText('1 file couldn’t be compared.')).toBeVisible();
  backend.scriptHashes(hashOfTwice);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(chip('Twice 3')).toBeVisible();
  expect(page.getByText('couldn’t be compared', { exact: false }).elements()).toEqual([]);
});

test('an image is tried as WebP and AVIF in its details, and replaced, without a selection on the canvas', async () => {
  await page.viewport(320, 460);
  const { backend } = await openWholeSite();
  backend.scriptCalls(async (_, body) =>
    weighingResponse([...weighedIds(body).flatMap(linesAbout), weighingEnd]),
  );
  await row('Ridge trail').click();
  await openFold('File');
  await page.getByRole('button', { name: 'Try WebP and AVIF' }).last().click();
  const region = page.getByRole('region', { name: 'WebP and AVIF' });
  await expect.element(region.getByText('As AVIF it’s 290 kB, 83% less.')).toBeVisible();
  await region.getByRole('button', { name: 'Replace in Webflow' }).click();
  await expect
    .element(page.getByRole('dialog').getByText('Ridge trail at dawn.jpg: JPEG, 1.75 MB → AVIF, 290 kB'))
    .toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Next asset' }).click();
  await expect.element(region).not.toBeInTheDocument();
});

test('a site that is not connected is named where it has to be chosen, without a selection', async () => {
  const refusal = refusesWith({
    code: 'not_connected',
    connectUrl: 'https://assets.example.com/oauth/start',
  });
  const backend = backendOfSite([], [], {
    code: 'not_connected',
    connectUrl: 'https://assets.example.com/oauth/start',
  });
  backend.scriptConnect(refusal);
  await openSite(backend);
  await expect.element(page.getByText('There, choose “Northwind Outdoors”.')).toBeVisible();
});
