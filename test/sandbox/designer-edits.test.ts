import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { locales, sites } from '#sandbox/world/sample-data.ts';
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

const { german, french } = locales;
const runInExtension: OpenExtension['run'] = (call, ...args) => open.run(call, ...args);
const press: OpenExtension['press'] = (button) => open.press(button);
const select: OpenExtension['select'] = (element) => open.select(element);

const readElement = () =>
  runInExtension(async () => {
    const image = await webflow.getSelectedElement();
    return image?.type === 'Image' ? image.getAltText() : 'no image';
  });
const writeElement = (text: string | null) =>
  runInExtension(async (altText) => {
    const image = await webflow.getSelectedElement();
    return image?.type === 'Image' ? image.setAltText(altText) : 'no image';
  }, text);
const readAsset = (localeId?: string) =>
  runInExtension(async (id) => {
    const image = await webflow.getSelectedElement();
    return image?.type === 'Image' ? ((await image.getAsset())?.getAltText(id) ?? 'no asset') : 'no image';
  }, localeId);
const writeAsset = (text: string | null, localeId?: string) =>
  runInExtension(
    async (altText, id) => {
      const image = await webflow.getSelectedElement();
      return image?.type === 'Image'
        ? ((await image.getAsset())?.setAltText(altText, id) ?? null)
        : 'no image';
    },
    text,
    localeId,
  );

/** The alt text that Get Asset returns. */
async function inDataApi(key: string, localeId = ''): Promise<unknown> {
  const { webflow } = open.sandbox;
  const { accessToken } = webflow.installations.create({
    siteIds: [sites.outdoors.id],
    userId: webflow.world.users[0]?.id ?? '',
    scopes: ['assets:read'],
  });
  const url = `https://api.webflow.com/v2/assets/${assetIdOf(key)}?localeId=${localeId}`;
  const response = await webflow.fetch(
    new Request(url, { headers: { Authorization: `Bearer ${accessToken}` } }),
  );
  return response.ok ? (await response.json()).altText : response.status;
}

describe('alt text of elements and assets', () => {
  beforeEach(() => select('image-mixed'));

  test('null marks an element decorative, a text becomes its own, and the asset stays unchanged', async () => {
    expect(await readElement()).toBe('Fog between tall pines');
    expect(await writeElement(null)).toBeNull();
    expect(await readElement()).toBe('__wf_reserved_decorative');
    expect(await writeElement('Pines')).toBeNull();
    expect(await readElement()).toBe('Pines');
    expect(await writeElement('')).toBeNull();
    expect(await readElement()).toBe('');
    expect(await writeElement('__wf_reserved_inherit')).toBeNull();
    expect(await readElement()).toBe('Fog between tall pines');
    expect(await inDataApi('mixed')).toBe('Fog between tall pines');
  });

  test('a setting that is reset shows the asset’s text again, and its words are read and written', async () => {
    const set = (altText: string | null) =>
      open.frame().evaluate(async (value) => {
        const image = await webflow.getSelectedElement();
        if (image?.type !== 'Image') return null;
        await image.setSettings({ altText: value });
        return [(await image.getSettings()).altText, await image.getAltText()];
      }, altText);
    expect(await set('Pines')).toEqual(['Pines', 'Pines']);
    expect(await set('decorative')).toEqual(['decorative', '__wf_reserved_decorative']);
    expect(await set(null)).toEqual(['inherit', 'Fog between tall pines']);
    expect(await set('inherit')).toEqual(['inherit', 'Fog between tall pines']);
  });

  test('the alt text of an asset is in the next Get Asset, null for decorative', async () => {
    expect(await writeAsset('Fog')).toBeNull();
    expect(await readAsset()).toBe('Fog');
    expect(await inDataApi('mixed')).toBe('Fog');
    expect(await writeAsset(null)).toBeNull();
    expect(await readAsset()).toBeNull();
    expect(await inDataApi('mixed')).toBeNull();
  });

  test('a number as alt text and an unknown locale reject with InvalidRequest', async () => {
    const answer = await open
      .frame()
      .evaluate(
        'webflow.getSelectedElement().then((image) => image.setAltText(7)).catch((error) => error.cause.tag)',
      );
    expect(answer).toBe('InvalidRequest');
    expect(await writeAsset('Brume', '0'.repeat(24))).toBe('InvalidRequest');
    expect(await readAsset('0'.repeat(24))).toBe('InvalidRequest');
  });
});

test('each locale has its own alt text, and locales can be added and removed while the site is open', async () => {
  await select('image-everything');
  const primary = await readAsset();
  expect(await readAsset(sites.outdoors.locales.primary.id)).toBe(primary);
  expect(await readAsset(german.id)).toBe('Zwei Bergkämme im Morgendunst');
  expect(await readAsset(french.id)).toBe('InvalidRequest');
  expect(await inDataApi('everything', french.id)).toBe(400);

  await press('French');
  await open.page.getByRole('button', { name: 'French', pressed: true }).waitFor();
  expect(await readAsset(french.id)).toBeNull();
  expect(await writeAsset('Deux crêtes', french.id)).toBeNull();
  expect(await writeAsset(null, german.id)).toBeNull();
  expect([await readAsset(french.id), await readAsset(german.id), await readAsset()]).toEqual([
    'Deux crêtes',
    null,
    primary,
  ]);
  expect(await inDataApi('everything', french.id)).toBe('Deux crêtes');
  expect(await inDataApi('everything', german.id)).toBeNull();
  expect(await inDataApi('everything')).toBe(primary);

  await press('German');
  await open.page.getByRole('button', { name: 'German', pressed: false }).waitFor();
  expect(await readAsset(german.id)).toBe('InvalidRequest');
  expect(await inDataApi('everything', german.id)).toBe(400);
  await press('German');
  await open.page.getByRole('button', { name: 'German', pressed: true }).waitFor();
  expect(await readAsset(german.id)).toBeNull();
});

describe('edit permissions', () => {
  const forbidden = 'Forbidden';
  beforeEach(() => select('image-svg'));
  afterEach(() => open.page.getByLabel('May edit').selectOption('everything'));

  test.each([
    { permission: 'elements', element: null, asset: forbidden },
    { permission: 'assets', element: forbidden, asset: null },
    { permission: 'nothing', element: forbidden, asset: forbidden },
    { permission: 'everything', element: null, asset: null },
  ])('with permission to edit $permission', async ({ permission, element, asset }) => {
    await open.page.getByLabel('May edit').selectOption(permission);
    expect(await writeElement('A mark')).toBe(element);
    expect(await writeAsset('A mark')).toBe(asset);
    const permissions = await runInExtension(() =>
      webflow.canForAppMode([webflow.appModes.canManageAssets, webflow.appModes.canModifyImageElement]),
    );
    expect(permissions).toMatchObject({
      canAccessAssets: true,
      canManageAssets: asset === null,
      canModifyImageElement: element === null,
    });
  });

  test('a mode without editing rejects with ModeForbidden for every role', async () => {
    await open.page.getByLabel('Mode').selectOption('build');
    expect([await writeElement('A mark'), await writeAsset('A mark')]).toEqual(['ModeForbidden', null]);
    await open.page.getByLabel('Mode').selectOption('design');
  });
});

describe('concurrent edits', () => {
  test('a teammate’s alt text is in the next read, without an event', async () => {
    await select('image-arabic');
    await press('Edit as a teammate');
    await open.page.getByText('A teammate changed the alt text').first().waitFor();
    expect(await readAsset()).toMatch(/^Alt text a teammate wrote \(\d+\)$/);
    expect(await inDataApi('arabic')).toBe(await readAsset());
  });

  test('Edit as a teammate is disabled for an element without an asset', async () => {
    await select('heading');
    expect(await open.page.getByRole('button', { name: 'Edit as a teammate' }).isDisabled()).toBe(true);
  });

  test('a call on an element deleted after its selection, or on its child, rejects with ResourceMissing', async () => {
    await select('image-in-teaser');
    await open.frame().evaluate(async () => {
      const all = await webflow.getAllElements();
      Object.assign(window, { link: all.find(({ id }) => id.element === 'link-teaser') });
    });
    await press('Finds its element deleted');
    expect(await writeElement('A cabin')).toBe('ResourceMissing');
    expect(await runInExtension(() => webflow.getSelectedElement())).toBeNull();
    expect(await open.frame().evaluate('link.getChildren().then((all) => all.length)')).toBe(1);

    await select('teaser-text');
    await press('Finds its element deleted');
    expect(await open.frame().evaluate('link.getChildren().catch((error) => error.cause.tag)')).toBe(
      'ResourceMissing',
    );
    expect(await runInExtension(() => webflow.getSelectedElement())).toBeNull();
  });
});
