import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Library } from '#sandbox/library/library.ts';
import { paintedLibrary } from '#sandbox/library/painted-library.ts';
import { type Attributes, cdnOrigin, type OpenSite, openSite } from './open-site.ts';

let library: Library;
let open: OpenSite;

beforeAll(async () => {
  library = await paintedLibrary(cdnOrigin);
});

beforeEach(() => {
  open = openSite(library);
});

/** The size in bytes of the file at this URL, or null if the CDN serves no image. */
async function fileSize(url: string): Promise<number | null> {
  const response = await open.webflow.fetch(new Request(url));
  const { byteLength } = await response.arrayBuffer();
  const isPicture = response.headers.get('Content-Type')?.startsWith('image/') && byteLength > 0;
  return response.ok && isPicture ? byteLength : null;
}

/** The widths in a srcset in pixels. */
function widthsIn({ srcset = '' }: Attributes = {}): number[] {
  return srcset.split(', ').map((candidate) => Number.parseInt(candidate.split(' ')[1] ?? '', 10));
}

const slugs = ['', 'gallery', 'variants', 'widths', 'older-project'];

test.each(slugs)(
  'on /%s each srcset lists the variants smaller than the original, then the original',
  async (slug) => {
    const images = await open.images(slug);
    expect(images.size).toBeGreaterThan(3);
    const bySource = new Map(
      [...open.webflow.world.assets.values()].map(({ asset }) => [asset.hostedUrl, asset]),
    );
    for (const [id, { src = '', srcset }] of images) {
      if (id.startsWith('rich-text')) continue;
      const { variants = [], size = 0 } = bySource.get(src) ?? {};
      const weights = await Promise.all(variants.map(({ hostedUrl }) => fileSize(hostedUrl)));
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

describe('omitted from a srcset', () => {
  test.each([
    ['a variant as heavy as the original', 'variants-as-heavy', [500, 800, 1200]],
    ['every variant of a heavier one', 'variants-all-heavier', [Number.NaN]],
    ['a variant that answers 404', 'variants-lost', [500, 1080, 1200]],
    ['a variant that answers 403', 'variants-forbidden', [500, 1080, 1200]],
    ['a variant that is HTML, and one without bytes', 'variants-html', [800, 1200]],
    ['the thumbnail that the API lists', 'variants-thumbnail', [500, 800, 1080, 1200]],
  ])('%s', async (_, id, widths) => {
    expect(widthsIn((await open.images('variants')).get(id))).toEqual(widths);
  });

  test('a variant that failed', async () => {
    expect(open.asset('mixed').variants.find(({ error }) => error)?.width).toBe(1600);
    expect(widthsIn((await open.images('')).get('image-mixed'))).toEqual([500, 800, 1080, 2000, 2200]);
  });

  test('a missing variant, unless missingVariantListed', async () => {
    open = openSite(library, { missingVariantListed: true });
    expect(widthsIn((await open.images('variants')).get('variants-lost'))).toEqual([500, 800, 1080, 1200]);
  });
});

test('the srcset of an AVIF omits its widest variants, which are WebP and larger than the original', async () => {
  const { variants, hostedUrl, size } = open.asset('avif');
  const widest = variants.at(-1);
  expect(await fileSize(widest?.hostedUrl ?? '')).toBeGreaterThan(size);
  const named = widthsIn((await open.images('variants')).get('variants-avif'));
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
  const image = (await open.images(slug)).get(id);
  expect(image?.src).toMatch(/^http/);
  expect(Object.keys(image ?? {})).not.toEqual(expect.arrayContaining(['srcset']));
  expect(image).not.toHaveProperty('sizes');
});
