import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { elementsOf } from '#sandbox/site/canvas.ts';
import { canvases } from '#sandbox/site/canvases.ts';
import { sharedStyles, styleOf } from '#sandbox/site/styles.ts';
import { type OpenExtension, openExtension } from '#test/sandbox/open-extension.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { projectRoot } from '#tooling/project.ts';

let open: OpenExtension;

/** The panel's readers as one script. */
async function buildReaders(): Promise<string> {
  const entry = join(projectRoot, 'test/support/designer/site-readers-program.ts');
  const built = await build({
    configFile: false,
    root: projectRoot,
    envDir: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'readers' } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  return outputs.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

beforeAll(async () => {
  const [script, opened] = await Promise.all([buildReaders(), openExtension()]);
  open = opened;
  await open.frame().evaluate(script);
});

afterAll(() => open?.close());

afterEach(() => {
  expect(open.consoleErrors(), 'no console errors').toEqual([]);
});

/** What a reader answers; `call` is the call as a text. */
const answerOf = (call: string) =>
  open
    .frame()
    .evaluate<{ ok: boolean; value: unknown; reason?: string }>(
      `siteReaders.${call.replace('SIGNAL', 'new AbortController().signal')}`,
    );

const assets = () => [...open.sandbox.webflow.world.assets.values()];
const idOf = (key: string): string => assets().find((stored) => stored.key === key)?.asset.id ?? `no ${key}`;

const usesIn = (value: unknown): readonly Record<string, unknown>[] => Object(value).uses;
const sorted = (lines: Iterable<string>): string[] => [...new Set(lines)].toSorted();

test('the backgrounds of all styles of the site are found, each breakpoint, state and variant', async () => {
  const { value, ok } = await answerOf('siteBackgrounds(SIGNAL, () => {})');
  expect(ok).toBe(true);
  const blocks = canvases.flatMap(elementsOf).filter((element) => element.type === 'Block');
  const styles = [...blocks.map(styleOf), ...sharedStyles];
  const truth = styles.flatMap(({ id, backgrounds }) =>
    backgrounds.map(({ asset }) => `${id} ${idOf(asset)}`),
  );
  expect(sorted(usesIn(value).map(({ styleId, assetId }) => `${styleId} ${assetId}`))).toEqual(sorted(truth));
  expect(usesIn(value)).toContainEqual({
    assetId: assetIdOf('photo-png'),
    styleId: 'style-gallery-banner',
    styleName: 'Coast banner',
    breakpoint: 'medium',
    pseudo: 'hover',
    variantId: null,
  });
  expect(usesIn(value)).toContainEqual(
    expect.objectContaining({ styleName: 'Pair frame', variantId: 'variant-dark', pseudo: null }),
  );
  const { of, read, refused } = Object(value);
  expect([read, refused]).toEqual([of - 1, 1]);
});

test('the social images of all pages are found, and none of them is opened', async () => {
  const { value } = await answerOf('socialImages(SIGNAL, () => {})');
  const pages = canvases.filter((canvas) => canvas.kind === 'page');
  const truth = pages.flatMap(({ name, openGraphImage, searchImage }) => [
    ...(openGraphImage ? [`${name} openGraph ${idOf(openGraphImage)}`] : []),
    ...(searchImage ? [`${name} search ${idOf(searchImage)}`] : []),
  ]);
  const found = usesIn(value).map(({ pageName, which, assetId }) => `${pageName} ${which} ${assetId}`);
  expect(sorted(found)).toEqual(sorted(truth));
  expect(found).toContain(`Imprint openGraph ${assetIdOf('jpeg-as-png')}`);
  expect(value).toMatchObject({ of: pages.length, read: pages.length, failed: 0, ended: null });
  expect(await open.run(async () => (await webflow.getCurrentPage()).getName())).toBe('Home');
});

const goTo = (kind: string, name: string, assetId: string) => {
  const id = canvases.find((canvas) => canvas.kind === kind && canvas.name === name)?.id ?? 'none';
  return answerOf(`goTo(${JSON.stringify({ kind, id, assetId, componentId: null })}, SIGNAL)`);
};
const selected = () => open.run(async () => (await webflow.getSelectedElement())?.id.element ?? null);

test('a use on another page is gone to: the page opens and the element is selected, then the next one', async () => {
  expect(await goTo('page', 'Gallery', idOf('mixed'))).toMatchObject({ ok: true, value: 'selected' });
  expect(await open.run(async () => (await webflow.getCurrentPage()).getName())).toBe('Gallery');
  expect(await selected()).toBe('gallery-forest');
  await goTo('page', 'Gallery', idOf('mixed'));
  expect(await selected()).toBe('gallery-forest-again');
  await goTo('page', 'Gallery', idOf('mixed'));
  expect(await selected()).toBe('gallery-forest');
});

test('a background on another page is gone to at its block', async () => {
  expect(await goTo('page', 'Home', idOf('background'))).toMatchObject({ value: 'selected' });
  expect(await selected()).toBe('block-background');
});

test('a component is opened, and left again for a page', async () => {
  expect(await goTo('component', 'Gear card', idOf('prop'))).toMatchObject({ value: 'selected' });
  expect(await selected()).toBe('card-badge');
  expect(await goTo('page', 'Imprint', idOf('prop'))).toMatchObject({ value: 'opened' });
  expect(await open.run(async () => (await webflow.getCurrentComponent()) === null)).toBe(true);
  expect(await goTo('page', 'No such page', idOf('prop'))).toMatchObject({ value: 'not_found' });
});

test('the images in the properties of the open page’s instances are found with their component', async () => {
  await goTo('page', 'Home', idOf('everything'));
  const { value } = await answerOf('imageProperties(SIGNAL)');
  expect(usesIn(value)).toContainEqual(
    expect.objectContaining({
      assetId: idOf('japanese'),
      componentName: 'Photo pair',
      property: 'Front image',
      key: expect.stringMatching(/\/photo-pair$/),
    }),
  );
});
