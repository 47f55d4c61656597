import { expect, test } from 'vitest';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { SelectedElement } from '#panel/designer/designer.ts';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import { countRenders, type Renders } from '#test/support/panel/count-renders.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { numberedId, pageImages } from '#test/support/panel/page-elements.ts';
import { createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  otherElement,
  says,
} from '#test/support/panel/scripted-designer.ts';

/**
 * The most renders. One render of all facts has some 170 components, two of which per region catch its errors, so that
 * one more view does not exceed the budget and one more render does.
 */
const budgets = {
  /** No facts yet, nothing selected, and the site connected. */
  start: { draws: 3, idle: 0, components: 80 },
  /**
   * In turn: name, URL, type, both alt texts, details, completion, measurements, and the picture. The URL alone changes
   * nothing on the screen: it is among the facts of the file, which are closed.
   */
  cold: { draws: 9, idle: 1, components: 1_100 },
  /** All facts in one render; repeated ones cause none. */
  seen: { draws: 1, idle: 0, components: 200 },
  /** All of it is on the screen already, but the signal of the request is new. */
  again: { draws: 1, idle: 1, components: 200 },
  /** The asset's facts in one render; then the alt text of this usage, and completion. */
  elsewhere: { draws: 3, idle: 0, components: 550 },
  /**
   * The backend's facts in one render; then the alt text of this usage, newer details, completion, and measurements.
   */
  prefetched: { draws: 5, idle: 0, components: 900 },
  /** No image: a short message. */
  noImage: { draws: 1, idle: 0, components: 50 },
  /** No activity. */
  rest: { draws: 0, idle: 0, components: 0 },
  /** The age of stale facts in minutes, updated every 30 s. */
  tick: { draws: 1, idle: 1, components: 200 },
} satisfies Record<string, Renders>;

/** Waits for pending microtasks: every response is scripted, and none needs a task of its own. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

const pictureOf = (id: string): string => `${photoUrl}?${id}`;

/** An image on the canvas that shows this asset. */
function imageOf(id: string, key = `page/${id}`): SelectedElement {
  return imageElement({ key, asset: says(designerAsset({ id, url: says(pictureOf(id)) })) });
}

const loads = async () => ({ width: 600, height: 400 });

/** The panel on a page of three images, and its renders. */
async function open({ stale = false, loadImage = loads } = {}) {
  const renders = countRenders();
  const backend = createScriptedBackend();
  const read = (id: string) => detailsOf({ id, hostedUrl: pictureOf(id), stale });
  backend.script(async (id) => ({ ok: true, value: read(id) }));
  backend.scriptLookup(async (ids, _signal, onEvent) => {
    onEvent({ assets: ids.map(read) });
    return { ok: true, value: null };
  });
  const designer = createScriptedDesigner({ elements: says(pageImages(3)) });
  const { assets, clock, panel } = openPanel({ backend, designer, loadImage });
  await settled();
  const start = renders.take();
  /** Returns the renders that an action causes. */
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
  for (const ms of [timeouts.idleDelay, timeouts.lookupDelay]) expectWithin(budgets.rest, await pass(ms));
  expect(assets.asset(numberedId(2)).details).not.toBeNull();
  expectWithin(budgets.prefetched, await select(imageOf(numberedId(2))));
});

test('budget: no render while a picture is loading', async () => {
  const { select, pass } = await open({ loadImage: () => new Promise<never>(() => {}) });
  await select(imageOf(assetId));
  for (const ms of [timeouts.loadingDelay, 60_000]) expectWithin(budgets.rest, await pass(ms));
});

test('budget: renders while facts grow old', async () => {
  const { select, pass } = await open({ stale: true });
  expectWithin(budgets.cold, await select(imageOf(assetId)));
  // The page is read as well, and its other images have the same facts.
  for (const ms of [timeouts.rereadDelay, timeouts.lookupDelay]) await pass(ms);
  const ticks = [await pass(timeouts.ageInterval), await pass(timeouts.ageInterval)];
  for (const tick of ticks) expectWithin(budgets.tick, tick);
  // Only ticks are counted, and one of the two changes the minute.
  expect(ticks.reduce((sum, { draws, idle }) => sum + draws - idle, 0)).toBe(1);
});
