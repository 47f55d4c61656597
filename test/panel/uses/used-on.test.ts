import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { DesignerResult } from '#panel/designer/call.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import { openUses } from '#test/support/panel/open-uses.tsx';
import { createScriptedDesigner, says as returns } from '#test/support/panel/scripted-designer.ts';
import { doneAnswer, readingAnswer, usesAnswer } from '#test/support/panel/uses-answers.ts';
import { placeId, useCollection, usePlace } from '#test/support/shared/use-places.ts';

const places = [
  usePlace('page', 'Home', { assets: { hero: 2 }, components: { 'Gear card': 1 } }),
  usePlace('page', 'Archive', { assets: { hero: 1 } }),
  usePlace('page', 'Huts', { components: { 'Gear card': 2 } }),
  usePlace('page', 'Next year', { assets: { hero: 1 }, status: 'draft' }),
  usePlace('component', 'Gear card', { assets: { hero: 1 } }),
  useCollection('Posts', [
    ['hero', 'cover', 'Ridge trail'],
    ['hero', 'cover', 'Still lake'],
  ]),
];

const button = (name: string) => page.getByRole('button', { name });
const line = () => page.getByRole('heading', { level: 2 });

async function openUsedOn(script: Parameters<typeof openUses>[0] = {}, answer = doneAnswer({ places })) {
  const opened = openUses({ view: 'used on', ...script });
  await opened.backend.says(answer);
  return opened;
}

test('before any place is read nothing is drawn', async () => {
  await openUsedOn({}, usesAnswer());
  expect(page.getByRole('heading').elements()).toEqual([]);
});

test('the uses stand in one line, and in a list on demand', async () => {
  await openUsedOn();
  await expect
    .element(line())
    .toHaveTextContent(
      'Used on: Home ×2 · Archive · Next year (draft) · component Gear card (on 2 pages) · 1 more',
    );
  await line().getByRole('button').click();
  const items = page
    .getByRole('region', { name: /^Used on/ })
    .getByRole('listitem')
    .elements();
  expect(items.map((item) => item.textContent)).toEqual([
    'Home ×2',
    'Archive',
    'Next year (draft)',
    'component Gear card (on 2 pages)Huts ×2Home',
    'Huts ×2',
    'Home',
    'Posts · cover of Ridge trail',
    'Posts · cover of Still lake',
  ]);
});

test('an asset without a known use is never called unused', async () => {
  await openUsedOn({}, readingAnswer({ places: [] }));
  await expect
    .element(line())
    .toHaveTextContent('No use found on 23 of 31 pages, 12 of 12 components, 4 of 4 Collections');
});

test('an asset that the canvas shows is used, also where the reading did not find it', async () => {
  const { onCanvas, siteUses } = await openUsedOn({}, doneAnswer());
  expect(siteUses.isUsed.value?.(placeId('hero'))).toBe(false);
  onCanvas.value = new Set([placeId('hero')]);
  await expect
    .element(line())
    .toHaveTextContent('No other use found on 31 of 31 pages, 12 of 12 components, 4 of 4 Collections');
  expect(siteUses.isUsed.value?.(placeId('hero'))).toBe(true);
});

/** A Designer that goes where it is asked to. */
function goesTo(answer: DesignerResult<'selected' | 'opened' | 'not_found'>) {
  const went: Parameters<SiteDesigner['goTo']>[0][] = [];
  const goTo: SiteDesigner['goTo'] = async (place) => {
    went.push(place);
    return answer;
  };
  return { went, goTo };
}

const designer = () => createScriptedDesigner({ page: returns({ id: placeId('Huts'), name: 'Huts' }) });

test('a press on a use asks once, as it leaves the page, and then goes there', async () => {
  const { went, goTo } = goesTo({ ok: true, value: 'selected' });
  const { arrivals } = await openUsedOn({ site: { goTo }, designer: designer() });
  await line().getByRole('button').click();
  await button('Archive').click();
  await expect.element(page.getByText('This leaves the page you’re on.')).toBeVisible();
  await expect.element(button('Open Archive')).toHaveFocus();
  expect(went).toEqual([]);
  await button('Open Archive').click();
  await expect.poll(arrivals).toBe(1);
  expect(went).toEqual([
    { kind: 'page', id: placeId('Archive'), assetId: placeId('hero'), componentId: null },
  ]);
  await expect.element(page.getByText('This leaves the page you’re on.')).not.toBeInTheDocument();
});

test('“Cancel” leaves everything as it is, with the focus on the use', async () => {
  const { went, goTo } = goesTo({ ok: true, value: 'selected' });
  await openUsedOn({ site: { goTo }, designer: designer() });
  await line().getByRole('button').click();
  await button('Archive').click();
  await button('Cancel').click();
  await expect.element(button('Open Archive')).not.toBeInTheDocument();
  await expect.element(button('Archive')).toHaveFocus();
  expect(went).toEqual([]);
});

test('a use on the open page is selected without a question', async () => {
  const { went, goTo } = goesTo({ ok: true, value: 'selected' });
  const { arrivals } = await openUsedOn({ site: { goTo }, designer: designer() });
  await line().getByRole('button').click();
  await button('Huts ×2').click();
  await expect.poll(arrivals).toBe(1);
  expect(went).toEqual([
    { kind: 'page', id: placeId('Huts'), assetId: placeId('hero'), componentId: placeId('Gear card') },
  ]);
});

test.for([
  ['opened', { ok: true, value: 'opened' }, 'It’s open, but we didn’t find the file on it.'],
  ['no longer there', { ok: true, value: 'not_found' }, 'It’s no longer on the site.'],
  ['not allowed', { ok: false, reason: 'forbidden' }, 'Switch to Design mode'],
] as const)('a use that is %s says so', async ([, answer, text]) => {
  await openUsedOn({ site: goesTo(answer), designer: designer() });
  await line().getByRole('button').click();
  await button('component Gear card (on 2 pages)').click();
  await button('Open Gear card').click();
  await expect.element(page.getByRole('alert').filter({ hasText: text })).toBeVisible();
});

test('many uses are listed on demand', async () => {
  const many = Array.from({ length: 40 }, (_, at) => usePlace('page', `Page ${at}`, { assets: { hero: 1 } }));
  await openUsedOn({}, doneAnswer({ places: many }));
  await line().getByRole('button').click();
  const items = page.getByRole('region', { name: /^Used on/ }).getByRole('listitem');
  expect(items.elements()).toHaveLength(12);
  await button('Show all (40)').click();
  expect(items.elements()).toHaveLength(40);
});
