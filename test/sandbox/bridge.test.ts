import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventually } from '#test/support/shared/eventually.ts';
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

describe('the global webflow', () => {
  test('returns the site, the page and an ID token of the user', async () => {
    const site = await runInExtension(() => webflow.getSiteInfo());
    expect(site).toMatchObject({ siteId: sites.outdoors.id, kind: 'site', shortName: 'northwind-outdoors' });
    const name = await runInExtension(async () => (await webflow.getCurrentPage()).getName());
    expect(name).toBe('Home');
    const idToken = String(await runInExtension(() => webflow.getIdToken()));
    expect(open.sandbox.webflow.world.idTokens.read(idToken)?.claims.id).toBe(users.ingrid.id);
  });

  test('returns the selected image, its asset and the asset’s values', async () => {
    await select('image-everything');
    const facts = await runInExtension(async () => {
      const image = await webflow.getSelectedElement();
      if (image?.type !== 'Image') return null;
      const asset = await image.getAsset();
      return {
        element: image.id.element,
        plugin: image.plugin,
        id: asset?.id,
        name: await asset?.getName(),
        type: await asset?.getMimeType(),
        alt: (await asset?.getAltText()) === (await image.getAltText()),
      };
    });
    expect(facts).toEqual({
      element: 'image-everything',
      plugin: 'Basic',
      id: assetIdOf('everything'),
      name: 'Ridge trail at dawn.jpg',
      type: 'image/jpeg',
      alt: true,
    });
  });

  test('returns no asset for an unset image and for a bound one, and the binding of the latter', async () => {
    const ask = () =>
      runInExtension(async () => {
        const image = await webflow.getSelectedElement();
        if (image?.type !== 'Image') return null;
        return [await image.getAsset(), (await image.getSettings()).assetId];
      });
    await select('image-unset');
    expect(await ask()).toEqual([null, null]);
    await select('image-cms');
    expect(await ask()).toEqual([
      null,
      expect.objectContaining({ sourceType: 'cms', collectionName: 'Guides', fieldName: 'Portrait' }),
    ]);
  });

  test('returns the image property of a component instance', async () => {
    await select('component-instance');
    const found = await runInExtension(async () => {
      const instance = await webflow.getSelectedElement();
      if (instance?.type !== 'ComponentInstance') return null;
      const component = await instance.getComponent();
      const props = await instance.searchProps({ valueType: 'imageAsset' });
      return [await component.getName(), props.map((prop) => prop.resolvedValue)];
    });
    expect(found).toEqual(['Gear card', [assetIdOf('component')]]);
  });

  test('returns both image properties of a component that has two', async () => {
    await select('photo-pair');
    const found = await runInExtension(async () => {
      const instance = await webflow.getSelectedElement();
      if (instance?.type !== 'ComponentInstance') return null;
      const props = await instance.searchProps({ valueType: 'imageAsset' });
      return props.map(({ display, resolvedValue, hasOverride }) => [
        display.label,
        resolvedValue,
        hasOverride,
      ]);
    });
    expect(found).toEqual([
      ['Front image', assetIdOf('japanese'), true],
      ['Back image', assetIdOf('arabic'), true],
    ]);
  });

  test('returns what a block holds, and its background at each breakpoint', async () => {
    await select('season-block');
    const read = () =>
      runInExtension(async () => {
        const block = await webflow.getSelectedElement();
        if (block?.type !== 'Block') return null;
        const [style] = (await block.getStyles()) ?? [];
        const at = async (breakpoint: BreakpointId) =>
          (await style?.getProperty('background-image', { breakpoint })) ?? null;
        return [await at('main'), await at('medium'), await at('small'), await at('tiny')];
      });
    const url = (key: string) =>
      `url("${open.sandbox.webflow.world.assets.get(assetIdOf(key))?.asset.hostedUrl}")`;
    expect(await read()).toEqual([url('background'), url('alt-null'), null, url('japanese')]);
    await open.page.locator('.entry', { hasText: 'Story block' }).click();
    const inside = await runInExtension(async () => {
      const block = await webflow.getSelectedElement();
      return block?.children ? (await block.getChildren()).map(({ id }) => id.element) : null;
    });
    expect(inside).toEqual(['story-lake', 'story-text', 'story-forest']);
  });

  test('opens a component for editing, by an instance or by its id, and a page', async () => {
    const now = () => runInExtension(async () => (await webflow.getCurrentComponent())?.getName());
    await select('photo-pair');
    await runInExtension(async () => {
      const instance = await webflow.getSelectedElement();
      return instance?.type === 'ComponentInstance' ? webflow.enterComponent(instance) : 'no instance';
    });
    expect(await now()).toBe('Photo pair');
    await runInExtension(() => webflow.openCanvas({ componentId: 'c0ffee00-0000-4000-8000-000000000001' }));
    expect(await now()).toBe('Gear card');
    const answers = await open.frame().evaluate(async () => {
      const tagOf = (call: Promise<unknown>) => call.then(String, (error) => error.cause.tag);
      const refused = await tagOf(webflow.openCanvas({ componentId: 'unknown' }));
      const page = await webflow.getCurrentPage();
      return [refused, await tagOf(webflow.openCanvas(page))];
    });
    expect(answers).toEqual(['ResourceMissing', 'undefined']);
    expect(await now()).toBeUndefined();
  });

  test('writes an asset’s alt text to the Data API, and an element’s own alt text not', async () => {
    await select('image-alt-null');
    await runInExtension(async () => {
      const image = await webflow.getSelectedElement();
      if (image?.type !== 'Image') return null;
      await (await image.getAsset())?.setAltText('A quiet lake');
      return image.setAltText('Only here');
    });
    expect(open.sandbox.webflow.world.assets.get(assetIdOf('alt-null'))?.asset.altText).toBe('A quiet lake');
    const own = await runInExtension(async () => {
      const image = await webflow.getSelectedElement();
      return image?.type === 'Image' ? image.getAltText() : null;
    });
    expect(own).toBe('Only here');
  });

  test('limits the extension’s size to Webflow’s bounds, and shows notifications', async () => {
    await runInExtension(() => webflow.setExtensionSize({ width: 5000, height: 10 }));
    const box = await open.page.locator('iframe').boundingBox();
    expect([box?.width, box?.height]).toEqual([1200, 360]);
    await runInExtension(() => webflow.setExtensionSize('comfortable'));
    await runInExtension(() => webflow.notify({ type: 'Success', message: 'Copied' }));
    await open.page.getByRole('status', { name: 'Notifications' }).getByText('Copied').waitFor();
  });
});

test('sends events only for changes, and none after unsubscribing', async () => {
  await select('heading');
  // Messages keep their order: once this is answered, the event of that click is past.
  await runInExtension(() => webflow.getMediaQuery());
  await open.frame().evaluate(() => {
    const heard: unknown[] = [];
    const stops = [
      webflow.subscribe('selectedelement', (element) => heard.push(element?.id.element ?? null)),
      webflow.subscribe('currenttheme', (theme) => heard.push(theme)),
      webflow.subscribe('mediaquery', (breakpoint) => heard.push(breakpoint)),
    ];
    Object.assign(window, { heard, stop: () => stops.map((stop) => stop()) });
  });
  // And once this is, the page knows the subscriptions.
  await runInExtension(() => webflow.getMediaQuery());
  await select('heading');
  await select('paragraph');
  await open.page.keyboard.press('Escape');
  await open.page.getByLabel('Theme').selectOption('light');
  await press('Tablet');
  await runInExtension(() => webflow.getMediaQuery());
  const heard = await open.frame().evaluate('heard');
  expect(heard).toEqual(['paragraph', null, 'light', 'medium']);
  await open.frame().evaluate('stop()');
  await select('heading');
  await runInExtension(() => webflow.getMediaQuery());
  expect(await open.frame().evaluate('heard.length')).toBe(4);
});

describe('errors', () => {
  const readAsset = () =>
    runInExtension(async () => {
      const image = await webflow.getSelectedElement();
      return image?.type === 'Image' ? ((await image.getAsset())?.id ?? null) : null;
    });

  test('a call on a removed element rejects with ResourceMissing', async () => {
    await select('image-gif');
    await open
      .frame()
      .evaluate(async () => Object.assign(window, { kept: await webflow.getSelectedElement() }));
    await press('Delete element');
    const answer = await open.frame().evaluate('kept.getAsset().catch((error) => error.cause.tag)');
    expect(answer).toBe('ResourceMissing');
    expect(await runInExtension(() => webflow.getSelectedElement())).toBeNull();
  });

  test('asset calls reject with ModeForbidden in Preview and with Forbidden for a role without assets', async () => {
    await select('image-everything');
    await open.page.getByLabel('Mode').selectOption('preview');
    expect(await readAsset()).toBe('ModeForbidden');
    await open.page.getByLabel('Mode').selectOption('design');
    await press('May use assets');
    expect(await readAsset()).toBe('Forbidden');
    const permissions = await runInExtension(() => webflow.canForAppMode([webflow.appModes.canAccessAssets]));
    expect(permissions).toMatchObject({ canAccessAssets: false, canAccessCanvas: true });
    await press('May use assets');
    expect(await readAsset()).toBe(assetIdOf('everything'));
  });

  test('a call that hangs stays pending, and the next call resolves', async () => {
    await press('Gets no answer');
    await open.frame().evaluate(() => {
      const state = { settled: false };
      Object.assign(window, { state });
      const settle = () => {
        state.settled = true;
      };
      void webflow.getTheme().then(settle, settle);
    });
    expect(await runInExtension(() => webflow.getTheme())).toBe('light');
    expect(await open.frame().evaluate('state.settled')).toBe(false);
  });

  test('an invalid argument rejects with InvalidRequest', async () => {
    const answer = await open
      .frame()
      .evaluate('webflow.setExtensionSize("huge").catch((error) => error.cause.tag)');
    expect(answer).toBe('InvalidRequest');
  });
});

test('a switched-on delay holds back each Designer call, and one of the network applies to the backend', async () => {
  const took = () =>
    runInExtension(async () => {
      const start = performance.now();
      await webflow.getSiteInfo();
      return performance.now() - start;
    });
  await press('Designer calls +100 ms');
  await eventually(() => expect(open.sandbox.delays).toEqual({ designer: 100, network: 0 }));
  // A timer of the browser may fire up to a millisecond early.
  await eventually(async () => expect(await took()).toBeGreaterThan(98));
  await press('Backend round trip +100 ms');
  await eventually(() => expect(open.sandbox.delays).toEqual({ designer: 100, network: 100 }));
  for (const name of ['Designer calls +100 ms', 'Backend round trip +100 ms']) {
    await open.page.getByRole('button', { name, pressed: true }).click();
  }
  await eventually(() => expect(open.sandbox.delays).toEqual({ designer: 0, network: 0 }));
});

test('an old runtime has no newer methods, and the others resolve', async () => {
  await press('Older Designer');
  await open.reopened();
  const kinds = await open
    .frame()
    .evaluate(() => [
      typeof Reflect.get(webflow, 'getTheme'),
      typeof Reflect.get(webflow, 'canForAppMode'),
      typeof webflow.getSiteInfo,
    ]);
  expect(kinds).toEqual(['undefined', 'undefined', 'function']);
  expect(await runInExtension(async () => (await webflow.getSiteInfo()).siteId)).toBe(sites.outdoors.id);
});

test('a page that embeds the Designer page gets no response to its messages', async () => {
  const stranger = await open.browser.newPage();
  await stranger.goto(`${open.sandbox.origins.cdn}/nothing`);
  await stranger.evaluate((designer) => {
    const heard: unknown[] = [];
    addEventListener('message', ({ data }) => heard.push(data));
    const frame = document.createElement('iframe');
    frame.src = designer;
    document.body.append(frame);
    Object.assign(window, { heard, frame });
  }, open.sandbox.origins.designer);
  const designer = await (await stranger.waitForSelector('iframe')).contentFrame();
  await designer?.waitForSelector('iframe');
  await stranger.evaluate((origin) => {
    const message = { kind: 'call', call: 1, target: { handle: 'webflow' }, method: 'getTheme', args: [] };
    Reflect.get(window, 'frame').contentWindow.postMessage(message, origin);
  }, open.sandbox.origins.designer);
  await designer?.evaluate(() => fetch('/sandbox/config'));
  expect(await stranger.evaluate('heard')).toEqual([]);
  await stranger.close();
});
