import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenExtension, openExtension } from './open-extension.ts';

let open: OpenExtension;

beforeAll(async () => {
  open = await openExtension();
});

afterAll(() => open?.close());

afterEach(() => {
  expect(open.consoleErrors(), 'no console errors').toEqual([]);
});

const runInExtension: OpenExtension['run'] = (call, ...args) => open.run(call, ...args);
const press: OpenExtension['press'] = (button) => open.press(button);
const select: OpenExtension['select'] = (element) => open.select(element);

async function go(page: string): Promise<void> {
  await open.page.getByLabel('Page', { exact: true }).selectOption({ label: page });
}

/** Stores an element of the open canvas as the global `kept` of the extension's page. */
async function keep(element: string): Promise<void> {
  await open.frame().evaluate(async (id) => {
    const all = await webflow.getAllElements();
    Object.assign(window, { kept: all.find((candidate) => candidate.id.element === id) });
  }, element);
}

const withKept = (call: string) =>
  open.frame().evaluate(`${call}.then((value) => value, (error) => error.cause.tag)`);

test('a change of page sends one event with the page’s handle and clears the selection', async () => {
  await select('heading');
  await runInExtension(() => webflow.getMediaQuery());
  await open.frame().evaluate(() => {
    const heard: unknown[] = [];
    webflow.subscribe('currentpage', (page) => {
      heard.push(page.type);
      void page.getName().then((name) => heard.push(name));
    });
    webflow.subscribe('selectedelement', (element) => heard.push(element));
    Object.assign(window, { heard });
  });
  await runInExtension(() => webflow.getMediaQuery());
  await go('Gallery');
  expect(await runInExtension(async () => (await webflow.getCurrentPage()).getName())).toBe('Gallery');
  expect(await runInExtension(() => webflow.getSelectedElement())).toBeNull();
  const heard = await open.frame().evaluate<unknown[]>('heard');
  expect(heard.toSorted()).toEqual(['Gallery', 'Page', null].toSorted());
  await go('Home');
  expect(await runInExtension(async () => (await webflow.getCurrentPage()).getSlug())).toBe('');
});

describe('the Gallery', () => {
  beforeEach(() => go('Gallery'));

  test('has 12 images: 8 elements, 3 in instances, 1 background', async () => {
    const found = await runInExtension(async () => {
      const all = await webflow.getAllElements();
      const assets = await Promise.all(
        all.flatMap((element) => (element.type === 'Image' ? [element.getAsset()] : [])),
      );
      const props = await Promise.all(
        all.flatMap((element) =>
          element.type === 'ComponentInstance' ? [element.searchProps({ valueType: 'imageAsset' })] : [],
        ),
      );
      return {
        elements: assets.map((asset) => asset?.id ?? null),
        inInstances: props.flat().map(({ resolvedValue, hasOverride }) => [resolvedValue, hasOverride]),
        blocks: all.filter(({ type }) => type === 'Block').length,
      };
    });
    const keys = ['everything', 'alt-null', 'mixed', 'heavy', 'mixed', 'everything', 'cms', 'japanese'];
    expect(found).toEqual({
      elements: keys.map((key) => (key === 'cms' ? null : assetIdOf(key))),
      inInstances: [
        [assetIdOf('component'), false],
        [assetIdOf('component'), false],
        [assetIdOf('converted'), true],
      ],
      blocks: 1,
    });
  });

  test('its instances return the same component, whose getInstanceCount covers the site', async () => {
    const component = () =>
      runInExtension(async () => {
        const all = await webflow.getAllElements();
        const components = await Promise.all(
          all.flatMap((element) => (element.type === 'ComponentInstance' ? [element.getComponent()] : [])),
        );
        return Promise.all(
          components.map(async (each) => [each.id, await each.getName(), await each.getInstanceCount()]),
        );
      });
    const gearCard = ['c0ffee00-0000-4000-8000-000000000001', 'Gear card'];
    expect(await component()).toEqual([
      [...gearCard, 5],
      [...gearCard, 5],
      [...gearCard, 5],
    ]);
    await select('gallery-card-2');
    await press('Delete element');
    expect(await component()).toEqual([
      [...gearCard, 4],
      [...gearCard, 4],
    ]);
  });

  test('a background image is in its block’s style, which is ResourceMissing after the block is deleted', async () => {
    await keep('gallery-banner');
    const properties = await withKept(
      'kept.getStyles().then(([style]) => Promise.all([style.getProperty("background-image"), style.getProperties()]))',
    );
    const url = open.sandbox.webflow.world.assets.get(assetIdOf('background'))?.asset.hostedUrl;
    expect(properties).toEqual([`url("${url}")`, { 'background-image': `url("${url}")` }]);
    expect(await withKept('kept.getStyles().then(([style]) => style.getProperty("color"))')).toBeNull();
    await keep('gallery-lake');
    expect(await withKept('kept.getStyles()')).toEqual([]);
  });

  test('an element of a closed page cannot be selected, and its calls reject', async () => {
    await keep('gallery-lake');
    expect(await withKept('webflow.setSelectedElement(kept).then(({ id }) => id.element)')).toBe(
      'gallery-lake',
    );
    await go('Home');
    expect(await withKept('webflow.setSelectedElement(kept)')).toBeNull();
    expect(await withKept('webflow.getElementSnapshot(kept)')).toBeNull();
    expect(await withKept('kept.getAltText()')).toBe('ResourceMissing');
    expect(await withKept('kept.setAltText("A lake")')).toBe('ResourceMissing');
    expect(await runInExtension(() => webflow.getSelectedElement())).toBeNull();
    await go('Gallery');
    expect(await withKept('kept.getAltText()')).toBe('');
  });

  test('an argument that is not an element rejects with InvalidRequest', async () => {
    expect(await withKept('webflow.setSelectedElement({ id: 1 })')).toBe('InvalidRequest');
    expect(await withKept('webflow.getCurrentPage().then((page) => webflow.setSelectedElement(page))')).toBe(
      'InvalidRequest',
    );
  });
});

describe('a component', () => {
  const current = () => runInExtension(async () => (await webflow.getCurrentComponent())?.getName());
  const all = () => runInExtension(async () => (await webflow.getAllElements()).map(({ id }) => id.element));

  test('while open, getAllElements returns its elements alone', async () => {
    await go('Home');
    expect(await current()).toBeUndefined();
    await keep('component-instance');
    await open.page.locator('[data-element="component-instance"]').dblclick();
    expect(await current()).toBe('Gear card');
    expect(await all()).toEqual(['card-image', 'card-badge', 'card-title', 'card-title:text']);
    expect(await runInExtension(async () => (await webflow.getCurrentPage()).getName())).toBe('Home');
    expect(await withKept('webflow.setSelectedElement(kept)')).toBeNull();

    await select('card-badge');
    const badge = await runInExtension(async () => {
      const image = await webflow.getSelectedElement();
      if (image?.type !== 'Image') return null;
      const parent = await image.getParentComponent();
      return [image.id.component === parent?.id, (await image.getAsset())?.id];
    });
    expect(badge).toEqual([true, assetIdOf('prop')]);

    await press('Leave Gear card');
    expect(await current()).toBeUndefined();
    expect(await all()).toContain('component-instance');
  });

  test('closes when a page is opened', async () => {
    await go('Gallery');
    await select('gallery-card-1');
    await press('Edit component');
    expect(await current()).toBe('Gear card');
    await go('Home');
    expect(await current()).toBeUndefined();
  });
});

describe('the Archive', () => {
  beforeEach(() => go('Archive'));

  test('has 1,000 images of 220 assets, each listed once and in order', async () => {
    const ids = await runInExtension(async () => {
      const all = await webflow.getAllElements();
      const assets = await Promise.all(
        all.map(async (element) => (element.type === 'Image' ? (await element.getAsset())?.id : undefined)),
      );
      return { elements: all.map(({ id }) => id.element), assets };
    });
    const { elements, assets } = Object(ids);
    expect(elements).toEqual(Array.from({ length: 1_000 }, (_, number) => `archive-image-${number}`));
    expect(assets).not.toContain(undefined);
    expect(new Set(assets).size).toBe(220);
  });

  test('loads small variants of visible images and no others', async () => {
    const chosen = (number: number) =>
      open.page.locator(`[data-element="archive-image-${number}"] img`).evaluate(async (img, near) => {
        if (!(img instanceof HTMLImageElement)) return null;
        if (near) await img.decode();
        return img.currentSrc;
      }, number < 50);
    expect(await chosen(5)).toMatch(/-p-500\.jpg$/);
    expect(await chosen(999)).toBe('');
  });

  test('scrolls to an element far down when an app selects it, and returns its snapshot', async () => {
    await keep('archive-image-777');
    const measured = async () => {
      const snapshot = String(await withKept('webflow.getElementSnapshot(kept)'));
      const { width, height } = await sharp(Buffer.from(snapshot.split(',')[1] ?? '', 'base64')).metadata();
      return { width, height };
    };
    const before = await measured();
    expect(before).toEqual({ width: 102, height: 102 });
    await withKept('webflow.setSelectedElement(kept).then(() => null)');
    const canvas = await open.page.locator('.canvas').boundingBox();
    const drawn = await open.page.locator('[data-box="archive-image-777"]').boundingBox();
    expect(drawn?.y).toBeGreaterThan(canvas?.y ?? Number.NaN);
    expect(Number(drawn?.y) + Number(drawn?.height)).toBeLessThan(Number(canvas?.y) + Number(canvas?.height));
    expect(await measured()).toEqual(before);
    await open.page.locator('.entry[aria-current]').getByText('Photo 777').waitFor();
  });
});
