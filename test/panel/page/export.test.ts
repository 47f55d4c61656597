import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { thumbnailUrl } from '#panel/list/thumbnail-url.ts';
import { reportOf } from '#panel/page/report-data.ts';
import { createReportSaving } from '#panel/report/report-saving.ts';
import { detailsOf, measuredFile, variantOf } from '#test/support/panel/asset-details.ts';
import { chooseInList, openListMenu } from '#test/support/panel/list-menu.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId, pageBlock, pageImage, pageImages } from '#test/support/panel/page-elements.ts';
import { saveReport } from '#test/support/panel/saved-report.ts';
import {
  createScriptedBackend,
  knowsEveryAssetAs,
  refusesWith,
  type ScriptedBackend,
  staysSilent,
} from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, refuses, says } from '#test/support/panel/scripted-designer.ts';
import { openPage, openReading, openWholePage } from '#test/support/panel/stories/page-stories.ts';
import { nothingWeighed } from '#test/support/panel/weighed.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const parse = (text: string | undefined) => new DOMParser().parseFromString(text ?? '', 'text/html');

test('Save report saves one HTML file with every image of the page, wherever the list is scrolled', async () => {
  const opened = await openWholePage(pageImages(60));
  const file = await saveReport(opened);
  expect(file?.name).toBe('images-home.html');
  expect(parse(file?.text).querySelectorAll('.image')).toHaveLength(60);
  expect(parse(file?.text).title).toBe('Images of “Home”');
});

test('a saved report can be copied at once, since a forbidden download reports nothing', async () => {
  const opened = await openWholePage(pageImages(2));
  const file = await saveReport(opened);
  await expect.element(page.getByText('Report saved.', { exact: false })).toBeVisible();
  await button('Copy report').click();
  expect(opened.copied).toEqual([file?.text]);
  opened.designer.openPage(says({ id: 'other', name: 'Other' }), says([]));
  await expect.poll(() => button('Copy report').elements()).toEqual([]);
});

test('a report that can’t be copied is shown with its line feeds, selected', async () => {
  const designer = createScriptedDesigner({ elements: says(pageImages(1)) });
  const opened = openPanel({ designer, writeText: async () => false });
  opened.panel.tabs.open('page');
  await expect
    .poll(() => {
      opened.clock.advance(100);
      return page.getByRole('listitem').elements().length;
    })
    .toBe(1);
  const file = await saveReport(opened);
  await button('Copy report').click();
  const field = page.getByRole('textbox', { name: 'Text to copy' });
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue(file?.text ?? '');
});

const silent = pageImage('page/2', numberedId(2), { asset: refuses('failed') });

test.for([
  ['that is still read', openReading, true],
  [
    'with an element that the Designer told nothing of',
    () => openWholePage([pageImage('page/1', numberedId(1)), silent]),
    true,
  ],
  ['that was read with every element', () => openWholePage(pageImages(2)), false],
] as const)('a page %s: its report and its foot say whether it is fully read', async ([, open, isSaid]) => {
  const opened = await open();
  const file = await saveReport(opened);
  expect(parse(file?.text).body.textContent?.includes('The page wasn’t fully read.')).toBe(isSaid);
  expect(page.getByText('The page isn’t fully read.', { exact: false }).elements()).toHaveLength(
    isSaid ? 1 : 0,
  );
});

const looksUp = knowsEveryAssetAs({ size: 5_000, variants: [] });
const measures: Parameters<ScriptedBackend['scriptMeasurements']>[0] = async (assetId) => ({
  ok: true,
  value: { assetId, original: measuredFile(), variants: [] },
});
const notConnected = refusesWith({ code: 'not_connected' });
const lake = pageImage('page/1', numberedId(1), { altText: says('A lake at dawn') });
const empty = pageImage('page/2', '', { asset: says(null) });
const untold = pageImage('page/2', numberedId(1), { altText: refuses('failed') });
const unknown = 'Nothing found so far. Not everything was checked.';

test.for([
  ['every file was measured', [lake], looksUp, measures, 'done', 'Nothing to improve.'],
  ['an element has no image', [lake, empty], looksUp, measures, 'done', 'Nothing to improve.'],
  ['the site is not connected', [lake], notConnected, measures, null, unknown],
  ['the files are being measured', [lake], looksUp, staysSilent, 'open', unknown],
  ['an alt text is not known', [lake, untold], looksUp, measures, 'done', unknown],
  ['there is a background', [lake, pageBlock('page/2', says(true))], looksUp, measures, 'done', unknown],
  ['an element is silent', [lake, silent], looksUp, measures, 'done', unknown],
] as const)(
  'where %s, a report without findings says whether there is nothing to improve',
  async ([, elements, lookup, measure, check, said]) => {
    const backend = createScriptedBackend();
    backend.scriptLookup(lookup);
    backend.scriptMeasurements(measure);
    const opened = await openPage(elements, backend);
    await expect
      .poll(() => {
        opened.clock.advance(timeouts.lookupDelay);
        return opened.panel.lazyFeatures.value?.pageTab.images.rows.value.at(0)?.check;
      })
      .toBe(check);
    const report = parse((await saveReport(opened))?.text);
    expect(report.querySelector('[aria-labelledby=findings] > p')?.textContent).toBe(said);
  },
);

test('leaving the page while a report is made saves none, and the next page can be saved', async () => {
  const opened = await openWholePage(pageImages(60));
  await chooseInList('Save report');
  await expect.element(button('Making the report …')).toBeVisible();
  opened.designer.openPage(says({ id: 'other', name: 'Other' }), says([pageImage('other/1', 'no id')]));
  opened.clock.advance(0);
  await expect.element(page.getByText('1 image', { exact: true })).toBeVisible();
  expect(opened.saved).toEqual([]);
  expect((await saveReport(opened))?.name).toBe('images-other.html');
});

test('a second press while a report is made does nothing', async () => {
  const clock = createManualClock();
  const saving = createReportSaving(clock);
  const saved: string[] = [];
  const source = {
    rows: [],
    page: { name: 'Home', headings: new Map<string, string>() },
    pixelsOf: () => ({ width: null, height: null }),
    weighing: nothingWeighed,
    isComplete: true,
    panelUrl: new URL('https://panel.example.com/'),
  };
  const report = (now: number) => reportOf({ ...source, now });
  const making = saving.save(report, (name) => saved.push(name));
  await saving.save(report, (name) => saved.push(name));
  expect(clock.waiting()).toBe(1);
  const timer = setInterval(() => clock.advance(0));
  await making;
  clearInterval(timer);
  expect(saved).toEqual(['images-home.html']);
});

test('headings of the page are places in the CSV and the report', async () => {
  const designer = createScriptedDesigner({
    elements: says(pageImages(2)),
    headings: says(new Map([['page/1', 'Lakes']])),
  });
  const opened = openPanel({ designer });
  opened.panel.tabs.open('page');
  await expect.poll(() => opened.panel.lazyFeatures.value?.pageTab.headings.all.value.size).toBe(1);
  await chooseInList('Copy CSV');
  expect(opened.copied[0]?.split('\r\n').map((line) => line.split(',')[1])).toEqual([
    '"Place"',
    '""',
    '"After “Lakes”"',
    undefined,
  ]);
});

test('headings that the Designer does not return leave the list as it is', async () => {
  const designer = createScriptedDesigner({ elements: says(pageImages(1)), headings: refuses('hung') });
  const opened = openPanel({ designer });
  opened.panel.tabs.open('page');
  await openListMenu();
  await expect.element(button('Copy CSV')).toBeVisible();
  expect(opened.panel.lazyFeatures.value?.pageTab.headings.all.value.size).toBe(0);
});

const https = new URL('https://panel.example.com/');
const cdn = 'https://cdn.prod.website-files.com/a.jpg';
const small = (hostedUrl: string | null, width = 500) => variantOf(width, { hostedUrl });

test.for([
  [
    'the smallest that is wide enough',
    [small(`${cdn}?1`, 800), small(`${cdn}?2`), small(`${cdn}?3`, 100)],
    `${cdn}?2`,
  ],
  ['the original without variants', [], cdn],
  ['the original where variants failed', [variantOf(500, { error: 'failed', hostedUrl: `${cdn}?1` })], cdn],
  ['none of another host', [small('https://evil.example.test/a.jpg')], null],
  ['none of a host that only ends alike', [small('https://evil-cdn.prod.website-files.com/a.jpg')], null],
  ['none over http', [small('http://cdn.prod.website-files.com/a.jpg')], null],
  ['none of another bucket', [small('https://s3.amazonaws.com/evil/a.jpg')], null],
  ['none on another port', [small('https://cdn.prod.website-files.com:8443/a.jpg')], null],
  ['none that is no address', [small('javascript:alert(1)')], null],
] as const)('a thumbnail is %s', ([, variants, expected]) => {
  expect(thumbnailUrl(detailsOf({ hostedUrl: cdn, variants: [...variants] }), 192, https)).toBe(expected);
});

test('there is no thumbnail of an unknown image', () => {
  expect(thumbnailUrl(null, 192, https)).toBeNull();
});
