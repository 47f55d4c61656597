import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { UsePlace } from '#contract/uses.ts';
import type { UsesResponse } from '#panel/backend-calls/read-uses.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { answers } from '#test/support/panel/scripted-backend.ts';
import { openWholePage } from '#test/support/panel/stories/page-stories.ts';
import {
  backendOfSite,
  everyAsset,
  openWholeSite,
  siteTabOf,
} from '#test/support/panel/stories/site-stories.ts';
import { doneAnswer, readingAnswer, usesAnswer } from '#test/support/panel/uses-answers.ts';
import { usePlace } from '#test/support/shared/use-places.ts';

const showing = (place: UsePlace, ids: readonly number[]): UsePlace => ({
  ...place,
  assets: ids.map((id) => [numberedId(id), 2]),
});
const home = showing(usePlace('page', 'Home'), [1, 2, 3, 5]);

async function openSiteWith(answer: UsesResponse) {
  const backend = backendOfSite(everyAsset);
  backend.scriptUses(answers(answer));
  const opened = await openWholeSite(backend);
  await expect.poll(() => siteTabOf(opened).uses.coverage.value).not.toBeNull();
  return { ...opened, backend };
}

const chip = () => page.getByRole('button', { name: /^No use found (?:yet )?\d/ });

test('before uses are read the list has neither a chip nor a word about them', async () => {
  await openSiteWith(usesAnswer());
  await expect.element(page.getByRole('button', { name: 'Find uses' })).toBeVisible();
  expect(chip().elements()).toEqual([]);
  expect(page.getByText('No use found', { exact: false }).elements()).toEqual([]);
});

test('the chip shows the assets without a known use, the heaviest first, and never one with a use', async () => {
  const opened = await openSiteWith(doneAnswer({ places: [home] }));
  await expect.element(chip()).toHaveTextContent('No use found 6');
  await chip().click();
  const { list } = siteTabOf(opened);
  expect(list.shown.value.map(({ key }) => key)).not.toEqual(
    expect.arrayContaining([1, 2, 3, 5].map(numberedId)),
  );
  const bytes = list.shown.value.map((row) => row.bytes ?? 0);
  expect(bytes).toEqual(bytes.toSorted((one, other) => other - one));
});

test('an asset whose use is found while the chip is pressed leaves the list', async () => {
  const opened = await openSiteWith(readingAnswer({ places: [home] }));
  await chip().click();
  await expect.poll(() => siteTabOf(opened).list.shown.value.length).toBe(6);
  const card = showing(usePlace('component', 'Gear card'), [6, 7]);
  opened.backend.scriptUses(answers(readingAnswer({ revision: 2, places: [card] })));
  opened.clock.advance(timeouts.usesInterval);
  await expect.poll(() => siteTabOf(opened).list.shown.value.length).toBe(4);
});

test('how long ago uses were read goes on while the panel is open', async () => {
  const { clock } = await openSiteWith(doneAnswer({ readAt: '2026-03-01T11:59:00.000Z', places: [home] }));
  const read = (ago: string) =>
    expect.element(page.getByRole('button', { name: `Uses read ${ago}` })).toBeVisible();
  await read('1 minute ago');
  clock.advance(3_600_000);
  await read('1 hour ago');
});

test('rows and details say where an asset is used', async () => {
  await openSiteWith(doneAnswer({ places: [home] }));
  const row = page.getByRole('button', { name: /Ridge trail at dawn.*Home ×2/ });
  await row.click();
  await expect.element(page.getByRole('heading', { name: 'Used on: Home ×2' })).toBeVisible();
});

test('a series of alt texts says how far a text of an asset reaches', async () => {
  const opened = await openWholePage();
  const { siteUses, pageTab } = opened.panel.lazyFeatures.value ?? {};
  const pages = [1, 2, 3].map((at) => showing(usePlace('page', `Page ${at}`), [1, 2, 3]));
  opened.backend.scriptUses(answers(doneAnswer({ places: pages })));
  siteUses?.reading.submit('look');
  await expect.poll(() => siteUses?.isPartlyRead.value).toBe(true);
  pageTab?.bulk.start();
  await expect.element(page.getByText('The image is on at least 3 pages.', { exact: false })).toBeVisible();
});
