import { expect, test } from 'vitest';
import * as timing from '#panel/browser/timing.ts';
import type { SelectedElement } from '#panel/designer/designer.ts';
import { assetId, detailsOf, otherAssetId } from '#test/support/asset-details.ts';
import { countRenders, type Renders } from '#test/support/count-renders.ts';
import { openPanel, photoUrl } from '#test/support/open-panel.tsx';
import { numberedId, pageImages } from '#test/support/page-elements.ts';
import { createScriptedBackend } from '#test/support/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  otherElement,
  says,
} from '#test/support/scripted-designer.ts';

/**
 * The most that may be drawn. One draw of all facts renders some 170 components, of which two for each region keep its
 * errors in their place, so that a view more is no breach and a draw more is one.
 */
const budgets = {
  /** Nothing told yet, nothing selected, and the site connected. */
  start: { draws: 3, idle: 0, components: 80 },
  /** The name; then, as each is told: URL, type, both alt texts, details, the end of all, weights, and the picture. */
  cold: { draws: 9, idle: 0, components: 1_100 },
  /** Everything at once; what is told again is known. */
  seen: { draws: 1, idle: 0, components: 200 },
  /** All of it is on the screen already, but what it is asked with is new. */
  again: { draws: 1, idle: 1, components: 200 },
  /** The asset's facts at once; then the alt text of this place, and the end of all. */
  elsewhere: { draws: 3, idle: 0, components: 550 },
  /** The backend's facts at once; then the alt text of this place, newer details, the end of all, and weights. */
  prefetched: { draws: 5, idle: 0, components: 900 },
  /** No image: the few words that say so. */
  noImage: { draws: 1, idle: 0, components: 50 },
  /** Nothing moves. */
  rest: { draws: 0, idle: 0, components: 0 },
  /** The age of stale facts, in minutes, every half of one. */
  tick: { draws: 1, idle: 1, components: 200 },
} satisfies Record<string, Renders>;

/** Until all that is under way is over: every answer is scripted, and none needs a turn of its own. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

const pictureOf = (id: string): string => `${photoUrl}?${id}`;

/** An image on the canvas that shows this asset. */
function imageOf(id: string, key = `page/${id}`): SelectedElement {
  return imageElement({ key, asset: says(designerAsset({ id, url: says(pictureOf(id)) })) });
}

const loads = async () => ({ width: 600, height: 400 });

/** The panel on a page of three images, and what it draws of itself. */
async function open({ stale = false, loadPicture = loads } = {}) {
  const renders = countRenders();
  const backend = createScriptedBackend();
  const read = (id: string) => detailsOf({ id, hostedUrl: pictureOf(id), stale });
  backend.script(async (id) => ({ ok: true, value: read(id) }));
  backend.scriptLookup(async (ids, _signal, onNews) => {
    onNews({ assets: ids.map(read) });
    return { ok: true, value: null };
  });
  const designer = createScriptedDesigner({ elements: says(pageImages(3)) });
  const { assets, clock, panel } = openPanel({ backend, designer, loadPicture });
  await settled();
  const start = renders.take();
  /** What is drawn because of this. */
  async function drawn(act: () => void): Promise<Renders> {
    renders.take();
    act();
    await settled();
    return renders.take();
  }
  return {
    assets,
    clock,
    panel,
    start,
    drawn,
    select: (element: SelectedElement | null) => drawn(() => designer.select(element)),
    pass: (ms: number) => drawn(() => clock.advance(ms)),
  };
}

function expectWithin(budget: Renders, { draws, idle, components }: Renders): void {
  expect.soft(draws, 'draws').toBeLessThanOrEqual(budget.draws);
  expect.soft(idle, 'draws that changed nothing').toBeLessThanOrEqual(budget.idle);
  expect.soft(components, 'components').toBeLessThanOrEqual(budget.components);
}

test('budget: renders at the start, and none while nothing is selected and the page is read', async () => {
  const { start, select, pass } = await open();
  expectWithin(budgets.start, start);
  for (let second = 0; second < 60; second += 1) expectWithin(budgets.rest, await pass(1_000));
  for (const element of [otherElement('Heading'), null]) expectWithin(budgets.noImage, await select(element));
});

test('budget: renders of an image selected for the first time, and none once its facts are known', async () => {
  const { select, pass } = await open();
  expectWithin(budgets.cold, await select(imageOf(assetId)));
  expectWithin(budgets.cold, await select(imageOf(otherAssetId)));
  expectWithin(budgets.rest, await pass(60_000));
});

test('budget: one render for each move between images selected before, and for each return to the panel', async () => {
  const { panel, select, drawn } = await open();
  await select(imageOf(assetId));
  await select(imageOf(otherAssetId));
  for (const id of [assetId, otherAssetId, assetId]) expectWithin(budgets.seen, await select(imageOf(id)));
  expectWithin(budgets.again, await drawn(panel.selected.refresh));
});

test('budget: renders of another usage of an asset selected before', async () => {
  const { select } = await open();
  await select(imageOf(assetId));
  expectWithin(budgets.elsewhere, await select(imageOf(assetId, 'page/elsewhere')));
});

test('budget: renders of an image whose facts came with the page list', async () => {
  const { assets, select, pass } = await open();
  for (const ms of [timing.idle, timing.gathering]) expectWithin(budgets.rest, await pass(ms));
  expect(assets.asset(numberedId(2)).details).not.toBeNull();
  expectWithin(budgets.prefetched, await select(imageOf(numberedId(2))));
});

test('budget: no render while a picture is loading', async () => {
  const { select, pass } = await open({ loadPicture: () => new Promise<never>(() => {}) });
  await select(imageOf(assetId));
  for (const ms of [timing.patience, 60_000]) expectWithin(budgets.rest, await pass(ms));
});

test('budget: renders while facts grow old', async () => {
  const { select, pass } = await open({ stale: true });
  expectWithin(budgets.cold, await select(imageOf(assetId)));
  // The page is read as well, and its other images say the same.
  for (const ms of [timing.reread, timing.gathering]) await pass(ms);
  const ticks = [await pass(timing.ageInterval), await pass(timing.ageInterval)];
  for (const tick of ticks) expectWithin(budgets.tick, tick);
  // It is the ticks that are counted, and one of the two turns the minute.
  expect(ticks.reduce((sum, { draws, idle }) => sum + draws - idle, 0)).toBe(1);
});
