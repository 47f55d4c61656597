import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { detailsOf, measuredFile } from '#test/support/panel/asset-details.ts';
import { chooseInList } from '#test/support/panel/list-menu.ts';
import { type OpenPanel, openPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId, pageImage, pageImages } from '#test/support/panel/page-elements.ts';
import {
  answers,
  createScriptedBackend,
  knowsEveryAsset,
  refusesWith,
  staysSilent,
} from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  otherElement,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { openPage, openReading, openWholePage } from '#test/support/panel/stories/page-stories.ts';

const original = measuredFile({ bytes: 10, width: 3_000, height: 2_000 });

const tabOf = ({ panel }: OpenPanel) => {
  const { value } = panel.lazyFeatures;
  if (!value) throw new Error('the tools are not there');
  return value.pageTab;
};
const rowsOf = (opened: OpenPanel) => tabOf(opened).images.rows.value.map(({ key }) => key);
const kindOf = (opened: OpenPanel) => tabOf(opened).images.progress.value.kind;

async function openUnread(elements: readonly PageElement[]): Promise<OpenPanel> {
  const opened = openPanel({ designer: createScriptedDesigner({ elements: says(elements) }) });
  await expect.poll(() => opened.panel.lazyFeatures.value).not.toBeNull();
  return opened;
}

test('the page is read after the panel has been idle for a second; each selection restarts that second', async () => {
  const opened = await openUnread(pageImages(2));
  for (let selections = 0; selections < 3; selections += 1) {
    opened.designer.select(otherElement('Heading'));
    opened.clock.advance(timeouts.idleDelay - 1);
    expect(kindOf(opened)).toBe('unread');
  }
  opened.clock.advance(1);
  await expect.poll(() => kindOf(opened)).toBe('read');
  expect(opened.panel.tabs.tab.value).toBe('selected');
});

test('another page replaces the one before, and the series ends', async () => {
  const opened = await openWholePage(pageImages(2, { altText: says('') }));
  opened.designer.openPage(says({ id: 'other', name: 'Other' }), says([pageImage('other/1', numberedId(9))]));
  await expect.poll(() => rowsOf(opened)).toEqual([numberedId(9)]);
  expect(tabOf(opened).images.name.value).toBe('Other');
  expect(tabOf(opened).bulk.summary.value).toBeNull();
});

test('the button that stops reading keeps the focus, and the same key continues', async () => {
  const opened = await openReading();
  const stop = page.getByRole('button', { name: 'Stop' });
  await stop.click();
  const again = page.getByRole('button', { name: 'Read again' });
  await expect.element(again).toHaveFocus();
  expect(kindOf(opened)).toBe('stopped');
  await again.click();
  expect(kindOf(opened)).toBe('reading');
  await expect.element(stop).toHaveFocus();
});

test('measurements are known on another page with the same asset, and deleted by a disconnect', async () => {
  const opened = await openWholePage(pageImages(2));
  await expect.poll(() => tabOf(opened).measuring.progress.value).toMatchObject({ done: 2, of: 2 });
  const both = [pageImage('other/1', numberedId(2)), pageImage('other/2', numberedId(9))];
  opened.designer.openPage(says({ id: 'other', name: 'Other' }), says(both));
  await expect.poll(() => rowsOf(opened)).toEqual([numberedId(2), numberedId(9)]);
  expect(opened.assets.asset(numberedId(2)).measured).toBeTruthy();
  opened.assets.clear();
  expect(rowsOf(opened)).toEqual([]);
  expect(opened.assets.asset(numberedId(2))).toMatchObject({ details: null, measured: undefined });
});

test.for([
  ['with images', pageImages(1)],
  ['without images', []],
] as const)('opening a component from a page %s reads the component', async ([, elements]) => {
  const opened = await openWholePage(elements);
  const inside = [pageImage('component/1', numberedId(9))];
  opened.designer.openPage(says({ id: 'page', name: 'Home' }), says(elements));
  await expect.poll(() => kindOf(opened)).toBe('read');
  // No event tells of the component itself, only of what is selected in it.
  Object.assign(opened.designer, { elements: says(inside) });
  opened.designer.select({ ...otherElement('Heading'), key: 'component/heading' });
  await expect.poll(() => rowsOf(opened)).toEqual([numberedId(9)]);
});

test('a selection on a page that was read does not read it again', async () => {
  const opened = await openWholePage(pageImages(2));
  const { rows } = tabOf(opened).images;
  const before = rows.value;
  opened.designer.select(otherElement('Heading'));
  opened.clock.advance(timeouts.idleDelay);
  expect(rows.value).toBe(before);
});

test('facts known from the page are shown on selection without a request', async () => {
  const backend = createScriptedBackend();
  const elements = pageImages(2);
  const opened = openPanel({ backend, designer: createScriptedDesigner({ elements: says(elements) }) });
  opened.panel.tabs.open('page');
  await expect.poll(() => kindOf(opened)).toBe('read');
  opened.clock.advance(timeouts.lookupDelay);
  await expect.poll(() => opened.assets.asset(numberedId(2)).details).not.toBeNull();
  opened.panel.tabs.open('selected');
  backend.script(staysSilent);
  const asset = designerAsset({ id: numberedId(2), name: () => new Promise<never>(() => {}) });
  opened.designer.select(imageElement({ key: 'page/1', asset: says(asset) }));
  await expect.element(page.getByText('2.21 MB').first()).toBeVisible();
  await expect
    .element(page.getByRole('heading', { level: 1, name: detailsOf().displayName ?? '' }))
    .toBeVisible();
});

test('every image is measured once its list is open, those far below too, and the CSV has the results', async () => {
  const { saved, backend } = await openWholePage(pageImages(60));
  backend.scriptMeasurements(async (assetId) => ({ ok: true, value: { assetId, original, variants: [] } }));
  await expect.poll(() => page.getByText('Checking', { exact: false }).elements()).toEqual([]);
  await chooseInList('Download CSV');
  const lines = saved[0]?.text.split('\r\n').slice(1, 61) ?? [];
  expect(lines).toHaveLength(60);
});

test('a page that a person only passes is not measured', async () => {
  const opened = await openUnread(pageImages(2));
  opened.clock.advance(timeouts.idleDelay);
  await expect.poll(() => kindOf(opened)).toBe('read');
  opened.clock.advance(timeouts.lookupDelay);
  await expect.poll(() => opened.assets.asset(numberedId(2)).details).not.toBeNull();
  expect(tabOf(opened).measuring.progress.value).toEqual({ done: 0, of: 2, failed: 0 });
});

test('the image that a person has selected is read before the list goes on', async () => {
  const backend = createScriptedBackend();
  backend.script(staysSilent);
  const opened = openPanel({ backend, designer: createScriptedDesigner({ elements: says(pageImages(2)) }) });
  opened.designer.select(imageElement({ key: 'page/0', asset: says(designerAsset({ id: 'f'.repeat(24) })) }));
  await expect.poll(() => opened.panel.selected.selection.value.kind).toBe('asset');
  opened.panel.tabs.open('page');
  await expect.poll(() => kindOf(opened)).toBe('read');
  opened.clock.advance(timeouts.lookupDelay);
  await expect.poll(() => opened.assets.asset(numberedId(2)).details).not.toBeNull();
  expect(tabOf(opened).measuring.progress.value.done).toBe(0);
  opened.designer.select(null);
  await expect.poll(() => tabOf(opened).measuring.progress.value.done).toBe(2);
});

const connectUrl = 'https://assets.example.com/oauth/start';
const notConnected = refusesWith({ code: 'not_connected', connectUrl });

/** The list of a page, looked up on a site that is not connected. */
async function openUnconnected() {
  const backend = createScriptedBackend();
  backend.script(notConnected);
  backend.scriptConnect(notConnected);
  backend.scriptLookup(notConnected);
  const opened = await openPage(pageImages(2), backend);
  opened.clock.advance(timeouts.lookupDelay);
  await expect.poll(() => tabOf(opened).images.lookupQueue.problem.value?.code).toBe('not_connected');
  return opened;
}

test('on a site that is not connected the page offers to connect it, and looks up no asset', async () => {
  await openUnconnected();
  await expect.element(page.getByRole('link', { name: 'Connect site' })).toBeVisible();
  await expect.element(page.getByText('Size not known yet').first()).toBeVisible();
  expect(page.getByText('Looking it up', { exact: false }).elements()).toEqual([]);
  expect(page.getByText('0 B', { exact: false }).elements()).toEqual([]);
});

test('once the site is connected the lookup continues by itself', async () => {
  const opened = await openUnconnected();
  opened.backend.scriptConnect(answers(null));
  opened.backend.scriptLookup(knowsEveryAsset);
  // A person who returns to the panel refreshes the selection.
  opened.panel.selected.refresh();
  await expect
    .poll(() => {
      opened.clock.advance(0);
      return opened.assets.asset(numberedId(2)).details;
    })
    .not.toBeNull();
  expect(page.getByRole('link', { name: 'Connect site' }).elements()).toEqual([]);
});

test('opening the page tab retries the lookup', async () => {
  const opened = await openUnconnected();
  opened.panel.tabs.open('selected');
  opened.backend.scriptLookup(knowsEveryAsset);
  opened.panel.tabs.open('page');
  opened.clock.advance(0);
  await expect.poll(() => opened.assets.asset(numberedId(2)).details).not.toBeNull();
});

/** Each way after which a list whose site was disconnected while its files were measured is right again. */
const waysBack: readonly (readonly [string, (opened: OpenPanel) => Promise<void>])[] = [
  [
    'opening the tab',
    async ({ panel }) => {
      panel.tabs.open('selected');
      panel.tabs.open('page');
    },
  ],
  ['reading the page again', async (opened) => tabOf(opened).images.read()],
  [
    'a selection that finds the site connected',
    async ({ backend, designer, panel }) => {
      backend.script(notConnected);
      backend.scriptConnect(notConnected);
      designer.select(imageElement());
      await expect.poll(() => panel.selected.requestError.value?.code).toBe('not_connected');
      backend.scriptConnect(answers(null));
      backend.script(answers(detailsOf()));
      panel.selected.refresh();
    },
  ],
];

test.for(waysBack)('%s measures the files again, once the site is connected', async ([, goBack]) => {
  const backend = createScriptedBackend();
  const opened = await openPage(pageImages(2), backend);
  backend.scriptMeasurements(notConnected);
  opened.clock.advance(timeouts.lookupDelay);
  const { measuring } = tabOf(opened);
  await expect.poll(() => measuring.problem.value?.code).toBe('not_connected');
  backend.scriptMeasurements(async (assetId) => ({ ok: true, value: { assetId, original, variants: [] } }));
  await goBack(opened);
  await expect
    .poll(() => {
      opened.clock.advance(timeouts.lookupDelay);
      return measuring.progress.value.done;
    })
    .toBe(2);
  expect(measuring.problem.value).toBeNull();
});

test('headings are read again with the page, and stay until then', async () => {
  const headings = (text: string) => says(new Map([['page/1', text]]));
  const designer = createScriptedDesigner({ elements: says(pageImages(2)), headings: headings('Lakes') });
  const opened = openPanel({ designer });
  opened.panel.tabs.open('page');
  const shown = () => opened.panel.lazyFeatures.value?.pageTab.headings.all.value.get('page/1');
  await expect.poll(shown).toBe('Lakes');
  Object.assign(designer, { headings: headings('Huts') });
  tabOf(opened).images.read();
  expect(shown()).toBe('Lakes');
  await expect.poll(shown).toBe('Huts');
});

test('headings that the Designer did not return are read again as the tab is opened', async () => {
  let failed = 0;
  const designer = createScriptedDesigner({
    elements: says(pageImages(2)),
    async headings() {
      failed += 1;
      return { ok: false, reason: 'hung' };
    },
  });
  const opened = openPanel({ designer });
  opened.panel.tabs.open('page');
  await expect.poll(() => failed).toBe(1);
  Object.assign(designer, { headings: says(new Map([['page/1', 'Lakes']])) });
  opened.panel.tabs.open('selected');
  opened.panel.tabs.open('page');
  await expect.poll(() => tabOf(opened).headings.all.value.get('page/1')).toBe('Lakes');
});

test('a row says how many of its usages lack a text, and how many there are', async () => {
  const usages = ['A lake', 'A lake', ''].map((altText, at) =>
    pageImage(`page/${at}`, numberedId(1), { altText: says(altText) }),
  );
  await openWholePage(usages);
  const row = page.getByRole('listitem');
  await expect.element(row.getByText('No alt text on 1 of 3')).toBeVisible();
  await expect.element(row.getByText('×3')).toBeVisible();
  await expect.element(page.getByText('in 3 places', { exact: false })).toBeVisible();
});
