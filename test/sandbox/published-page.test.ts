import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Library } from '#sandbox/library/library.ts';
import { paintedLibrary } from '#sandbox/library/painted-library.ts';
import type { ElementEdits } from '#sandbox/protocol/element-edit.ts';
import { elementsOf } from '#sandbox/site/canvas.ts';
import { canvases } from '#sandbox/site/canvases.ts';
import { cdnOrigin, type OpenSite, openSite } from './open-site.ts';

let library: Library;
let open: OpenSite;

beforeAll(async () => {
  library = await paintedLibrary(cdnOrigin);
});

beforeEach(() => {
  open = openSite(library);
});

const slugs = ['', 'gallery', 'variants', 'widths', 'older-project'];

test.each(slugs)('/%s contains every image element once, with its published alt text', async (slug) => {
  const page = canvases.find((canvas) => canvas.kind === 'page' && canvas.slug === slug);
  const story = page ? elementsOf(page) : [];
  const shown = story.filter(
    (element) =>
      element.type === 'ComponentInstance' ||
      (element.type === 'Image' && element.asset !== null && element.asset !== 'hostile'),
  );
  const images = await open.images(slug);
  expect([...images.keys()]).toEqual(shown.map(({ id }) => id));
  for (const element of story) {
    if (element.type !== 'Image' || element.asset === null || element.asset === 'hostile') continue;
    const { alt } = element;
    const inherited = open.asset(element.asset).altText ?? '';
    const expected = alt.kind === 'own' ? alt.text : alt.kind === 'decorative' ? '' : inherited;
    expect(images.get(element.id)?.alt, element.id).toBe(expected);
  }
});

test('a background image is a style with the original’s URL', async () => {
  expect(await open.styles('variants')).toContain(
    `background-image:url("${open.asset('background').hostedUrl}")`,
  );
});

test('a background in a state at a breakpoint is a rule of its own', async () => {
  const rule = `[data-element="gallery-banner"]:hover { background-image: url("${open.asset('photo-png').hostedUrl}") !important }`;
  expect(await (await open.get('gallery')).text()).toContain(
    `<style>@media (max-width: 991px) { ${rule} }</style>`,
  );
});

describe('published edits', () => {
  const edit = (edits: ElementEdits) => open.site.publish(edits);
  const hero = { asset: 'everything', alt: { kind: 'inherit' }, width: null } as const;

  test('a Width is published as typed and changes sizes', async () => {
    edit({ 'image-everything': { ...hero, width: '625' } });
    expect((await open.images('')).get('image-everything')).toMatchObject({
      width: '625',
      sizes: '(max-width: 767px) 100vw, 625px',
    });
    edit({});
    const before = (await open.images('')).get('image-everything');
    expect(before).toMatchObject({ sizes: '(max-width: 3600px) 100vw, 3600px' });
    expect(before).not.toHaveProperty('width');
  });

  test('another asset and another alt text are published', async () => {
    edit({
      'image-everything': { asset: 'arabic', alt: { kind: 'own', text: 'A "tent" & <b>' }, width: null },
    });
    expect((await open.images('')).get('image-everything')).toMatchObject({
      src: open.asset('arabic').hostedUrl,
      alt: 'A "tent" & <b>',
    });
  });

  test('a deleted element is not published, nor are its children', async () => {
    edit({ 'link-image': null, 'image-everything': null });
    const images = await open.images('');
    expect(images.has('image-everything')).toBe(false);
    expect(images.has('image-in-link')).toBe(false);
    expect(images.has('image-own-alt')).toBe(true);
  });

  test('an edit of a component shows in its instances', async () => {
    edit({ 'card-image': { asset: 'component', alt: { kind: 'own', text: 'Tent' }, width: '180' } });
    expect((await open.images('gallery')).get('gallery-card-3')).toMatchObject({
      src: open.asset('converted').hostedUrl,
      alt: 'Tent',
      width: '180',
    });
  });
});

test('hostile data is escaped', async () => {
  const html = await (await open.get('')).text();
  expect(html).not.toContain('javascript:');
  const hostile = '"><img src=x onerror=alert(1)>';
  open.asset('arabic').altText = hostile;
  open.site.publish({ 'image-japanese': { asset: 'japanese', alt: { kind: 'inherit' }, width: hostile } });
  const images = await open.images('');
  expect(images.get('image-arabic')?.alt).toBe(hostile);
  expect(images.get('image-japanese')).toMatchObject({
    width: hostile,
    sizes: '(max-width: 1200px) 100vw, 1200px',
  });
  expect([...images.values()].map(({ onerror }) => onerror)).not.toContain('alert(1)');
});

test('an unknown slug responds with 404', async () => {
  expect((await open.get('nowhere')).status).toBe(404);
});
