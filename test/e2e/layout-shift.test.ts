import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { realisticLatency } from '#sandbox/start/start-sandbox.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { rememberShifts, shiftsOf } from '#test/support/designer/layout-shifts.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000, latency: realisticLatency });
  const { page, panel, sandbox } = designer;
  await rememberShifts(page);
  // Each response arrives after the panel has rendered without it.
  sandbox.webflow.faults.always('GET /v2/assets/:assetId', { kind: 'pass', delay: 400 });
  sandbox.webflow.faults.always('GET cdn', { kind: 'pass', delay: 400 });
  await page.route(/lazy-features-[^/]*\.js$/, async (route) => {
    await panel.getByRole('tab').first().waitFor();
    await route.continue();
  });
});

afterAll(() => designer?.close());

const isPanel = (frame: Frame) => frame.url().startsWith(designer.sandbox.origins.panel);

async function shifts(page = designer.page) {
  const frame = page.frames().find(isPanel);
  if (!frame) throw new Error('the panel has no frame');
  return shiftsOf(frame);
}

/** Waits until all values of an image are shown. */
async function shownCompletely(key: string, panel = designer.panel): Promise<void> {
  const { sandbox } = designer;
  const name = sandbox.webflow.world.assets.get(assetIdOf(key))?.asset.displayName ?? '';
  await panel.getByRole('heading', { level: 1, name }).waitFor();
  await panel.locator('.finding, .none[data-done="true"]').first().waitFor();
  await panel.getByText('Being measured').first().waitFor({ state: 'detached' });
  await panel.getByRole('region', { name: 'File', exact: true }).waitFor();
}

const images = [
  ['image-everything', 'everything'],
  ['image-alt-null', 'alt-null'],
  ['image-svg', 'svg'],
  ['image-mixed', 'mixed'],
  ['image-fresh', 'fresh'],
  ['image-long-name', 'long-name'],
  ['image-in-link', 'alt-null'],
] as const;

describe.each(['240 × 360', '320 × 460', '800 × 600'])('a panel of %s px', (size) => {
  beforeAll(() => designer.page.getByRole('button', { name: size }).click());

  test('has no layout shift while it opens with a selected image', async () => {
    await designer.select('image-everything');
    await designer.page.getByRole('button', { name: 'Refresh extension' }).click();
    await shownCompletely('everything');
    expect(await shifts()).toEqual([]);
  });

  test('has no layout shift when its font arrives after the facts', async () => {
    // A new context has no font in its cache.
    const context = await designer.browser.newContext({ viewport: { width: 1440, height: 900 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await rememberShifts(page);
    const shown = Promise.withResolvers<void>();
    const fonts = /\.woff2$/;
    await page.route(fonts, async (route) => {
      await shown.promise;
      await route.continue();
    });
    await page.goto(designer.sandbox.origins.designer);
    await page.getByRole('button', { name: size }).click();
    await page.locator('[data-element="image-everything"]').click();
    await shownCompletely('everything', page.frameLocator('iframe[title="Asset Inspector"]'));
    await shifts(page);
    const arrived = page.waitForResponse(fonts);
    shown.resolve();
    await (await arrived).finished();
    await page
      .frames()
      .find(isPanel)
      ?.evaluate(() => document.fonts.ready);
    expect(await shifts(page)).toEqual([]);
  });

  test.each(images)('has no layout shift after the first facts of %s', async (element, key) => {
    await designer.page.getByRole('button', { name: 'Refresh extension' }).click();
    await designer.select('heading');
    await designer.panel.getByText('Heading selected').waitFor();
    await designer.select(element);
    await designer.panel.locator('.subject-name').waitFor();
    await shifts();
    await shownCompletely(key);
    expect(await shifts()).toEqual([]);
  });
});
