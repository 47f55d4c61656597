import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { detailsOf, measuredFile } from '#test/support/panel/asset-details.ts';
import { chooseInList, openListMenu } from '#test/support/panel/list-menu.ts';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { recordsIn } from '#test/support/panel/parse-csv.ts';
import { saveReport } from '#test/support/panel/saved-report.ts';
import {
  backendOfSite,
  everyAsset,
  germanTexts,
  openSite,
  openWholeSite,
} from '#test/support/panel/stories/site-stories.ts';

test('the CSV of a site has a line for each asset, heaviest first, with its text in each locale', async () => {
  const opened = await openWholeSite(backendOfSite(everyAsset, [{ localeTexts: germanTexts }]));
  await chooseInList('Download CSV');
  const [file] = opened.saved;
  expect(file?.name).toBe('assets-northwind-outdoors.csv');
  const lines = recordsIn(file?.text ?? '');
  expect(lines).toHaveLength(10);
  expect(lines[0]).toMatchObject({
    File: 'Paddling at Lake Tekapo.mp4',
    Format: 'MP4',
    'Bytes of the original': '24800000',
    'Alt text': '',
    'Alt state': '',
  });
  expect(lines.find(({ File }) => File === 'Ridge trail at dawn.jpg')).toMatchObject({
    'Alt text': 'Two ridgelines in morning haze with the sun behind',
    'Alt text (de)': 'Text 0',
    Findings: 'Original is 1.75 MB',
  });
  expect(lines.find(({ File }) => File === 'still-lake.jpg')).toMatchObject({
    'Alt text': '',
    'Alt text (de)': '',
    'Alt state': 'Not set',
  });
});

test('the report of a site has its assets with types, bytes and texts, and says nothing of what devices load', async () => {
  const opened = await openWholeSite(backendOfSite(everyAsset, [{ localeTexts: germanTexts }]));
  const file = await saveReport(opened);
  expect(file?.name).toBe('assets-northwind-outdoors.html');
  const report = new DOMParser().parseFromString(file?.text ?? '', 'text/html');
  const texts = (selector: string) =>
    [...report.querySelectorAll(selector)].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
  expect(texts('h1')).toEqual(['Assets of “Northwind Outdoors”']);
  expect(texts('.totals > div')).toEqual(['Assets10', 'All originals30.8 MB', 'Without alt text2']);
  expect(texts('#image-1 h3, #image-1 .soft')).toEqual(['1. Paddling at Lake Tekapo.mp4', 'MP4 · 24.8 MB']);
  expect(texts('#image-3 .facts > div')).toEqual([
    'Alt textTwo ridgelines in morning haze with the sun behind From the asset',
    'Alt text (de)Text 0',
  ]);
  expect(report.body.textContent).not.toMatch(/phone|laptop|uses/);
});

test('a site that was not read to its end says so in its report', async () => {
  const opened = await openSite(backendOfSite(everyAsset, [], { code: 'offline' }));
  await expect.element(page.getByRole('alert')).toBeVisible();
  await chooseInList('Save report');
  await expect
    .poll(() => {
      opened.clock.advance(0);
      return opened.saved[0]?.text;
    })
    .toContain('The site wasn’t read to its end.');
});

const photo = detailsOf({ id: numberedId(1), size: 5_000, variants: [] });
const videos = everyAsset.filter(({ contentType }) => contentType === 'video/mp4');

test.for([
  ['an image that is not measured', [photo], false, 'Nothing found so far. Not everything was checked.'],
  ['a measured image', [photo], true, 'Nothing to improve.'],
  ['a video', videos, false, 'Nothing to improve.'],
] as const)('the report of a site with %s and no findings', async ([, assets, isMeasured, said]) => {
  const opened = await openWholeSite(backendOfSite(assets));
  if (isMeasured)
    opened.assets.setMeasured(photo.id, null, { assetId: photo.id, original: measuredFile(), variants: [] });
  const file = await saveReport(opened);
  const report = new DOMParser().parseFromString(file?.text ?? '', 'text/html');
  expect(report.querySelector('[aria-labelledby=findings] > p')?.textContent).toBe(said);
});

test('a site without assets has nothing to save', async () => {
  await openWholeSite(backendOfSite([]));
  await openListMenu();
  await expect.element(page.getByRole('button', { name: 'Read again' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Download CSV' }).elements()).toEqual([]);
});
