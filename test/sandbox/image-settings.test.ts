import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenExtension, openExtension } from './open-extension.ts';

let open: OpenExtension;

beforeAll(async () => {
  open = await openExtension();
});

afterAll(() => open?.close());

beforeEach(() => go('Home'));

afterEach(() => {
  expect(open.consoleErrors(), 'no console errors').toEqual([]);
});

async function go(page: string): Promise<void> {
  await open.page.getByLabel('Page', { exact: true }).selectOption({ label: page });
}

const settings = () => open.page.getByRole('region', { name: 'Image settings' });
const width = () => settings().getByLabel('Width');

/** The selected image's Width from each Designer API that could return it. */
const widthRead = () =>
  open.run(async () => {
    const image = await webflow.getSelectedElement();
    if (image?.type !== 'Image') return null;
    const { width: setting, attributes } = await image.getSettings();
    return {
      setting: setting === undefined ? 'none' : setting,
      resolved: (await image.getResolvedSettings()).width ?? null,
      searched: (await image.searchSettings({})).width?.value ?? null,
      attributes,
      all: await image.getAttributes(),
      value: await image.getResolvedAttributeValue('width'),
      custom: await image.getCustomAttribute('width'),
    };
  });

async function chooseWhere(place: string): Promise<void> {
  await open.page.getByLabel('Width is told').selectOption({ label: place });
}

test('a typed Width changes the published tag, and Auto restores it', async () => {
  const published = async () => {
    const page = await open.browser.newPage();
    await page.goto(`${open.sandbox.origins.designer}/published/`);
    const tag = page.locator('img[data-element="image-everything"]');
    const attributes = [await tag.getAttribute('width'), await tag.getAttribute('sizes')];
    await page.close();
    return attributes;
  };
  await open.select('image-everything');
  await settings().getByText('sizes="(max-width: 3600px) 100vw, 3600px"').waitFor();
  await width().fill('625');
  await settings().getByText('sizes="(max-width: 767px) 100vw, 625px"').waitFor();
  await expect.poll(published).toEqual(['625', '(max-width: 767px) 100vw, 625px']);
  await width().fill('');
  await expect.poll(published).toEqual([null, '(max-width: 3600px) 100vw, 3600px']);
});

test.each([
  ['Home', 'image-svg', 'Published without srcset: everyone loads the original.'],
  ['Variants', 'variants-all-heavier', 'Published without srcset: everyone loads the original.'],
  ['Variants', 'variants-as-heavy', 'and files of 500, 800, 1200 px.'],
  ['Home', 'image-cms', 'sizes="100vw"'],
  ['Older project', 'older-wide', 'sizes="(max-width: 991px) 90vw, 1088px"'],
  ['Home', 'heading', 'Select an image to set its Width.'],
])('on %s the settings of %s show: %s', async (page, element, says) => {
  await go(page);
  await open.select(element);
  await settings().getByText(says).waitFor();
  expect(await width().isDisabled()).toBe(element === 'heading');
});

describe('an app reads the Width, with widthReportedIn', () => {
  test('settings: in the settings alone', async () => {
    await open.select('image-everything');
    expect(await widthRead()).toMatchObject({ setting: null, searched: { value: null }, attributes: [] });
    await width().fill('205.5');
    expect(await widthRead()).toEqual({
      setting: '205.5',
      resolved: '205.5',
      searched: { sourceType: 'static', value: '205.5' },
      attributes: [],
      all: [],
      value: null,
      custom: null,
    });
  });

  test('attributes: in the attributes alone', async () => {
    await chooseWhere('in attributes');
    await open.select('image-everything');
    await width().fill('100px');
    const attributes = [{ name: 'width', value: '100px' }];
    expect(await widthRead()).toEqual({
      setting: 'none',
      resolved: null,
      searched: null,
      attributes,
      all: attributes,
      value: '100px',
      custom: null,
    });
  });

  test('nowhere: not at all', async () => {
    await chooseWhere('not at all');
    await open.select('image-everything');
    await width().fill('625');
    expect(await widthRead()).toMatchObject({ setting: 'none', searched: null, attributes: [], value: null });
    await chooseWhere('in settings');
    await width().fill('');
  });
});

describe('rich text', () => {
  const listed = () =>
    open.run(async () => {
      const all = await webflow.getAllElements();
      const text = all.find(({ type }) => type === 'RichText');
      const inside = text?.type === 'RichText' ? await text.getChildren() : [];
      return {
        ids: all.map(({ id }) => id.element).filter((id) => id.startsWith('rich-text')),
        inside: inside.map(({ type }) => type),
      };
    });

  test('is one element by default', async () => {
    await go('Variants');
    expect(await listed()).toEqual({ ids: [], inside: [] });
    await open.select('variants-rich-text');
    const selected = () => open.run(async () => (await webflow.getSelectedElement())?.type);
    expect(await selected()).toBe('RichText');
  });

  test('has elements with richTextHasElements', async () => {
    await go('Variants');
    await open.press('Images in rich text can be selected');
    expect(await listed()).toEqual({
      ids: ['rich-text-first', 'rich-text-figure', 'rich-text-image'],
      inside: ['Paragraph', 'Figure'],
    });
    await open.select('rich-text-image');
    await settings().getByText('Published without srcset: everyone loads the original.').waitFor();
    await open.press('Images in rich text can be selected');
  });
});
