import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Library } from '#sandbox/library/library.ts';
import { paintedLibrary } from '#sandbox/library/painted-library.ts';
import { createPretendWebflow, type PretendWebflow } from '#sandbox/pretend-webflow.ts';
import type { ElementEdits } from '#sandbox/protocol/element-edit.ts';
import { createPublishedSite, type PublishedSite } from '#sandbox/published/published-site.ts';
import { publishedRoutes } from '#sandbox/published/routes.ts';
import { canvases } from '#sandbox/site/scene.ts';
import { elementsOf } from '#sandbox/site/scene-canvas.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';

const cdnOrigin = 'http://localhost:4401';
let library: Library;
let webflow: PretendWebflow;
let site: PublishedSite;

beforeAll(async () => {
  library = await paintedLibrary(cdnOrigin);
});

beforeEach(() => {
  webflow = createPretendWebflow({ library, cdnOrigin });
  site = createPublishedSite();
});

async function open(slug: string): Promise<string> {
  const routes = publishedRoutes(webflow.world, site, cdnOrigin);
  return (await routes.request(`http://localhost:4400/published/${slug}`)).text();
}

type Node = DefaultTreeAdapterTypes.ChildNode;

function nodesOf(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...('childNodes' in node ? nodesOf(node.childNodes) : [])]);
}

type Attributes = Readonly<Record<string, string>>;

/** The attributes of every `<img>` of a page, by the id of its element. */
async function imagesOf(slug: string): Promise<ReadonlyMap<string, Attributes>> {
  const all = nodesOf(parse(await open(slug)).childNodes);
  const tags = all.flatMap((node) => ('tagName' in node && node.tagName === 'img' ? [node] : []));
  const read = tags.map(
    ({ attrs }): Attributes => Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
  );
  return new Map(read.map((attributes) => [attributes['data-element'] ?? '', attributes]));
}

function assetOf(key: string): WebflowAsset {
  const found = [...webflow.world.assets.values()].find((stored) => stored.key === key);
  if (!found) throw new Error(`no asset ${key}`);
  return found.asset;
}

/** How heavy the file of this URL is that a visitor gets, or null where there is no picture. */
async function weigh(url: string): Promise<number | null> {
  const response = await webflow.fetch(new Request(url));
  const { byteLength } = await response.arrayBuffer();
  const isPicture = response.headers.get('Content-Type')?.startsWith('image/') && byteLength > 0;
  return response.ok && isPicture ? byteLength : null;
}

/** The pixels of the variants a srcset names, and of the original. */
function widthsIn({ srcset = '' }: Attributes = {}): number[] {
  return srcset.split(', ').map((candidate) => Number.parseInt(candidate.split(' ')[1] ?? '', 10));
}

const slugs = ['', 'gallery', 'variants', 'widths', 'older-project'];

test.each(slugs)(
  'on /%s a srcset names what weighs less than the original, and then the original',
  async (slug) => {
    const images = await imagesOf(slug);
    expect(images.size).toBeGreaterThan(3);
    const bySource = new Map([...webflow.world.assets.values()].map(({ asset }) => [asset.hostedUrl, asset]));
    for (const [id, { src = '', srcset }] of images) {
      if (id.startsWith('rich-text')) continue;
      const { variants = [], size = 0 } = bySource.get(src) ?? {};
      const weights = await Promise.all(variants.map(({ hostedUrl }) => weigh(hostedUrl)));
      const lighter = variants.filter((variant, at) => {
        const weight = weights[at] ?? null;
        return !variant.error && variant.height === null && weight !== null && weight < size;
      });
      const named = (srcset ?? '').split(', ').map((candidate) => candidate.split(' ')[0]);
      expect(named, id).toEqual(
        lighter.length > 0 ? [...lighter.map(({ hostedUrl }) => hostedUrl), src] : [''],
      );
    }
  },
);

describe('left out of a srcset', () => {
  test.each([
    ['a variant as heavy as the original', 'variants-as-heavy', [500, 800, 1200]],
    ['every variant of a heavier one', 'variants-all-heavier', [Number.NaN]],
    ['a variant that answers 404', 'variants-lost', [500, 1080, 1200]],
    ['a variant that answers 403', 'variants-forbidden', [500, 1080, 1200]],
    ['a variant that is HTML, and one without bytes', 'variants-html', [800, 1200]],
    ['the thumbnail that the API lists', 'variants-thumbnail', [500, 800, 1080, 1200]],
  ])('%s', async (_, id, widths) => {
    expect(widthsIn((await imagesOf('variants')).get(id))).toEqual(widths);
  });

  test('a variant that failed', async () => {
    expect(assetOf('mixed').variants.find(({ error }) => error)?.width).toBe(1600);
    expect(widthsIn((await imagesOf('')).get('image-mixed'))).toEqual([500, 800, 1080, 2000, 2200]);
  });

  test('a lost variant only where Webflow is taken to know of it', async () => {
    const options = { library, cdnOrigin, unconfirmed: { lostVariantPublished: true } };
    webflow = createPretendWebflow(options);
    expect(widthsIn((await imagesOf('variants')).get('variants-lost'))).toEqual([500, 800, 1080, 1200]);
  });
});

test('the top of an AVIF is cut: its variants are of WebP, and the widest weighs more', async () => {
  const { variants, hostedUrl, size } = assetOf('avif');
  const widest = variants.at(-1);
  expect(await weigh(widest?.hostedUrl ?? '')).toBeGreaterThan(size);
  const named = widthsIn((await imagesOf('variants')).get('variants-avif'));
  expect(named.slice(0, -1)).toEqual(variants.slice(0, named.length - 1).map(({ width }) => width));
  expect(named.length).toBeGreaterThan(1);
  expect(named.length).toBeLessThan(variants.length + 1);
  expect(hostedUrl).toMatch(/\.avif$/);
});

test.each([
  ['a GIF', '', 'image-gif'],
  ['an SVG', '', 'image-svg'],
  ['an original of 480 px', 'variants', 'variants-small'],
  ['an animated PNG', 'variants', 'variants-animated-png'],
  ['an animated WebP', 'variants', 'variants-animated-webp'],
  ['an animated AVIF', 'variants', 'variants-animated-avif'],
  ['an image in rich text, whose asset has variants', 'variants', 'rich-text-image'],
  ['a fresh upload', '', 'image-fresh'],
])('%s has neither srcset nor sizes', async (_, slug, id) => {
  const image = (await imagesOf(slug)).get(id);
  expect(image?.src).toMatch(/^http/);
  expect(Object.keys(image ?? {})).not.toEqual(expect.arrayContaining(['srcset']));
  expect(image).not.toHaveProperty('sizes');
});

test.each(slugs)(
  'every image element of /%s is there once, with the alt text a visitor gets',
  async (slug) => {
    const page = canvases.find((canvas) => canvas.kind === 'page' && canvas.slug === slug);
    const scene = page ? elementsOf(page) : [];
    const shown = scene.filter(
      (element) =>
        element.type === 'ComponentInstance' ||
        (element.type === 'Image' && element.asset !== null && element.asset !== 'hostile'),
    );
    const images = await imagesOf(slug);
    expect([...images.keys()]).toEqual(shown.map(({ id }) => id));
    for (const element of scene) {
      if (element.type !== 'Image' || element.asset === null || element.asset === 'hostile') continue;
      const { alt } = element;
      const inherited = assetOf(element.asset).altText ?? '';
      const expected = alt.kind === 'own' ? alt.text : alt.kind === 'decorative' ? '' : inherited;
      expect(images.get(element.id)?.alt, element.id).toBe(expected);
    }
  },
);

test('a background is a style with the original', async () => {
  const all = nodesOf(parse(await open('variants')).childNodes);
  const styles = all.flatMap((node) =>
    'attrs' in node ? node.attrs.flatMap(({ name, value }) => (name === 'style' ? [value] : [])) : [],
  );
  expect(styles).toContain(`background-image:url("${assetOf('background').hostedUrl}")`);
});

describe('what is changed in the Designer', () => {
  const edit = (edits: ElementEdits) => site.publish(edits);
  const hero = { asset: 'everything', alt: { kind: 'inherit' }, width: null } as const;

  test('a Width is published as typed, and sizes follow it', async () => {
    edit({ 'image-everything': { ...hero, width: '625' } });
    expect((await imagesOf('')).get('image-everything')).toMatchObject({
      width: '625',
      sizes: '(max-width: 767px) 100vw, 625px',
    });
    edit({});
    const before = (await imagesOf('')).get('image-everything');
    expect(before).toMatchObject({ sizes: '(max-width: 3600px) 100vw, 3600px' });
    expect(before).not.toHaveProperty('width');
  });

  test('another asset and another alt text', async () => {
    edit({
      'image-everything': { asset: 'arabic', alt: { kind: 'own', text: 'A "tent" & <b>' }, width: null },
    });
    expect((await imagesOf('')).get('image-everything')).toMatchObject({
      src: assetOf('arabic').hostedUrl,
      alt: 'A "tent" & <b>',
    });
  });

  test('what was deleted is gone, with what was inside it', async () => {
    edit({ 'link-image': null, 'image-everything': null });
    const images = await imagesOf('');
    expect(images.has('image-everything')).toBe(false);
    expect(images.has('image-in-link')).toBe(false);
    expect(images.has('image-own-alt')).toBe(true);
  });

  test('an instance shows what its component shows', async () => {
    edit({ 'card-image': { asset: 'component', alt: { kind: 'own', text: 'Tent' }, width: '180' } });
    expect((await imagesOf('gallery')).get('gallery-card-3')).toMatchObject({
      src: assetOf('converted').hostedUrl,
      alt: 'Tent',
      width: '180',
    });
  });
});

test('hostile data stays text', async () => {
  const html = await open('');
  expect(html).not.toContain('javascript:');
  const hostile = '"><img src=x onerror=alert(1)>';
  assetOf('arabic').altText = hostile;
  site.publish({ 'image-japanese': { asset: 'japanese', alt: { kind: 'inherit' }, width: hostile } });
  const images = await imagesOf('');
  expect(images.get('image-arabic')?.alt).toBe(hostile);
  expect(images.get('image-japanese')).toMatchObject({
    width: hostile,
    sizes: '(max-width: 1200px) 100vw, 1200px',
  });
  expect([...images.values()].map(({ onerror }) => onerror)).not.toContain('alert(1)');
});

test('there is no page under another slug', async () => {
  const routes = publishedRoutes(webflow.world, site, cdnOrigin);
  expect((await routes.request('http://localhost:4400/published/nowhere')).status).toBe(404);
});
