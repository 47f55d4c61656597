import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { locales, sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenExtension, openExtension } from './open-extension.ts';

let open: OpenExtension;

beforeAll(async () => {
  open = await openExtension();
});

afterAll(() => open?.close());

const run: OpenExtension['run'] = (call, ...args) => open.run(call, ...args);

async function go(page: string): Promise<void> {
  await open.page.getByLabel('Page', { exact: true }).selectOption({ label: page });
}

beforeEach(() => go('Home'));

afterEach(() => {
  expect(open.consoleErrors(), 'no console errors').toEqual([]);
});

describe('styles', () => {
  /** The asset in the background of a style, in one place; the tag of the error where it rejects. */
  const backgroundIn = (name: string, breakpoint?: string, pseudo?: string, variantId?: string) =>
    run(
      async (wanted, ...[at, state, variant]) => {
        const styles = await webflow.getAllStyles();
        const style = styles.find((one) => one.id === `style-${wanted}`);
        const options = Object.fromEntries(
          Object.entries({ breakpoint: at, pseudo: state, variantId: variant }).filter(([, value]) => value),
        );
        const value = (await style?.getProperties(options))?.['background-image'];
        return /\/([0-9a-f]{24})_/.exec(String(value))?.[1] ?? null;
      },
      name,
      breakpoint,
      pseudo,
      variantId,
    );

  test('of all pages and components are listed, with those of no element', async () => {
    const names = await run(async () => (await webflow.getAllStyles()).map(({ name, type }) => [name, type]));
    expect(names).toEqual(
      expect.arrayContaining([
        ['Body (All Pages)', 'tag'],
        ['is-winter', 'combo'],
        ['', 'element'],
        ['Season banner', 'global'],
        ['Coast banner', 'global'],
        ['Pair frame', 'global'],
      ]),
    );
  });

  test.each([
    ['season-block', undefined, undefined, undefined, 'background'],
    ['season-block', 'medium', undefined, undefined, 'alt-null'],
    ['season-block', 'small', undefined, undefined, null],
    ['gallery-banner', 'medium', 'hover', undefined, 'photo-png'],
    ['gallery-banner', undefined, 'hover', undefined, null],
    ['gallery-banner', 'medium', undefined, undefined, null],
    ['gallery-banner', undefined, 'noPseudo', undefined, 'background'],
    ['winter', 'tiny', 'before', undefined, 'long-name'],
    ['pair-frame', undefined, undefined, undefined, null],
    ['pair-frame', undefined, undefined, 'variant-dark', 'as-heavy'],
    ['pair-frame', 'tiny', undefined, 'variant-dark', null],
    ['heading', undefined, undefined, undefined, null],
  ])('%s at %s in %s of %s has the background %s', async (name, breakpoint, pseudo, variant, key) => {
    expect(await backgroundIn(name, breakpoint, pseudo, variant)).toBe(key && assetIdOf(key));
  });

  test('a style of one element alone rejects, as do an unknown state, breakpoint and variant', async () => {
    expect(await backgroundIn('one')).toBe('ResourceMissing');
    expect(await backgroundIn('gallery-banner', 'wide')).toBe('InvalidRequest');
    expect(await backgroundIn('gallery-banner', 'main', 'pressed')).toBe('InvalidRequest');
    expect(await backgroundIn('gallery-banner', 'main', 'hover', 'variant-none')).toBe('InvalidStyleVariant');
  });
});

describe('pages', () => {
  /** The assets in the settings of a page that is not open. */
  const picturesOf = (slug: string) =>
    run(async (wanted) => {
      for (const page of await webflow.getAllPagesAndFolders()) {
        if (page.type !== 'Page' || (await page.getSlug()) !== wanted) continue;
        const urls = [await page.getOpenGraphImage(), await page.getSearchImage()];
        return urls.map((url) => (url ? (/\/([0-9a-f]{24})_/.exec(url)?.[1] ?? url) : url));
      }
      return 'no such page';
    }, slug);

  test.each([
    ['gallery', assetIdOf('mixed'), assetIdOf('animated-gif')],
    ['imprint', assetIdOf('jpeg-as-png'), assetIdOf('jpeg-as-png')],
    ['poster', null, ''],
  ])(
    '%s has the social image %s and the search image %s, without being opened',
    async (slug, ...pictures) => {
      expect(await picturesOf(slug)).toEqual(pictures);
      expect(await run(async () => (await webflow.getCurrentPage()).getName())).toBe('Home');
    },
  );

  test('are opened by switchPage, with one event, and elements there can be selected', async () => {
    await open.select('heading');
    await open.frame().evaluate(() => {
      const heard: unknown[] = [];
      webflow.subscribe('currentpage', ({ id }) => heard.push(id));
      webflow.subscribe('selectedelement', (element) => heard.push(element?.id.element ?? null));
      Object.assign(window, { heard });
    });
    await run(() => webflow.getMediaQuery());
    const poster = await run(async () => {
      for (const page of await webflow.getAllPagesAndFolders())
        if (page.type === 'Page' && (await page.getSlug()) === 'poster') {
          await webflow.switchPage(page);
          const [image] = await webflow.getAllElements();
          if (image) await webflow.setSelectedElement(image);
          return page.id;
        }
      return null;
    });
    await run(() => webflow.getMediaQuery());
    const heard = await open.frame().evaluate<unknown[]>('heard');
    expect(heard.filter((one) => one === poster)).toHaveLength(1);
    expect(heard.at(-1)).toBe('poster-image');
    expect(await open.page.locator('[data-selected="true"]').count()).toBe(1);
  });

  test('an argument that is no page rejects', async () => {
    const call = 'webflow.switchPage({ id: "65f0a1b2c3d4e5f6071829ae" })';
    expect(await open.frame().evaluate(`${call}.catch((error) => error.cause.tag)`)).toBe('InvalidRequest');
  });
});

describe('components', () => {
  const pair = 'c0ffee00-0000-4000-8000-000000000002';

  test('all have their variants, and a root whose elements can be read while they are closed', async () => {
    const found = await run(async (id) => {
      const all = await webflow.getAllComponents();
      const component = all.find((one) => one.id === id);
      const root = await component?.getRootElement();
      const children = root?.children ? await root.getChildren() : [];
      const frame = children.find((one) => one.id.element === 'pair-frame');
      const styles = frame?.styles ? await frame.getStyles() : null;
      return {
        variants: (await component?.getVariants())?.map((variant) => variant.id),
        children: children.length,
        style: styles?.[0]?.name,
      };
    }, pair);
    expect(found).toEqual({ variants: ['base', 'variant-dark'], children: 4, style: 'Pair frame' });
    expect(await run((id) => webflow.getComponent(id ?? '').then(({ id: same }) => same), pair)).toBe(pair);
    expect(await run(() => webflow.getComponent('unknown'))).toBe('ResourceMissing');
  });

  test('an opened one is left by switchPage and by exitComponent', async () => {
    const current = () => run(async () => (await webflow.getCurrentComponent())?.id ?? null);
    await run((id) => webflow.openCanvas({ componentId: id ?? '' }), pair);
    expect(await current()).toBe(pair);
    await run(async () => webflow.switchPage(await webflow.getCurrentPage()));
    expect(await current()).toBeNull();
    await run((id) => webflow.openCanvas({ componentId: id ?? '' }), pair);
    await run(() => webflow.exitComponent());
    expect(await current()).toBeNull();
    expect(await run(async () => (await webflow.getRootElement())?.type)).toBe('Body');
  });
});

test('an asset of no open page is found by its id, and its alt text written in a locale reaches the Data API', async () => {
  const { webflow: fake } = open.sandbox;
  const id = assetIdOf('photo-png');
  const locale = locales.german.id;
  expect(
    await run(
      async (assetId, localeId) =>
        (await webflow.getAssetById(assetId ?? ''))?.setAltText('Ein Fluss', localeId ?? ''),
      id,
      locale,
    ),
  ).toBeNull();
  const { accessToken } = fake.installations.create({
    siteIds: [sites.outdoors.id],
    userId: fake.world.users[0]?.id ?? '',
    scopes: ['assets:read'],
  });
  const textIn = async (query: string): Promise<unknown> => {
    const request = new Request(`https://api.webflow.com/v2/assets/${id}${query}`, {
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    return (await (await fake.fetch(request)).json()).altText;
  };
  expect(await textIn(`?localeId=${locale}`)).toBe('Ein Fluss');
  expect(await textIn('')).toBe('A river bending through a valley');
  expect(
    await run(
      async (assetId, localeId) => (await webflow.getAssetById(assetId ?? ''))?.getAltText(localeId ?? ''),
      id,
      locale,
    ),
  ).toBe('Ein Fluss');
  expect(await run(() => webflow.getAssetById('000000000000000000000000'))).toBeNull();
});
