import type { AssetFixture, ImageFormat, Motif } from '#sandbox/library/asset-fixture.ts';
import { withDefaults } from '#sandbox/library/fixture-defaults.ts';
import { type Library, webflowCdnOrigin } from '#sandbox/library/library.ts';
import { unpaintedLibrary } from '#sandbox/library/unpainted-library.ts';
import { locales, sites } from '#sandbox/world/sample-data.ts';
import type { FieldValue, Part, SiteContent } from './model.ts';
import { image, imageField, imagesField, richText } from './parts.ts';
import { type ItemInput, instance, siteContent } from './site-builder.ts';

/** How large a site is. */
export interface BigSiteSize {
  assets: number;
  pages: number;
  components: number;
  collections: number;
  items: number;
}

const usual: BigSiteSize = { assets: 10_000, pages: 300, components: 60, collections: 10, items: 5_000 };

const formats: readonly ImageFormat[] = ['jpg', 'jpg', 'webp', 'png', 'jpg', 'avif', 'svg', 'gif'];
const motifs: readonly Motif[] = ['ridge', 'lake', 'forest', 'dunes', 'night', 'coast', 'tent', 'mark'];

function assetId(number: number): string {
  return `66b2b16e${number.toString(16).padStart(16, '0')}`;
}

/** Every 40th asset is a copy of the one before: the same image with the same size. */
function fixtureAt(number: number): AssetFixture {
  const source = number % 40 === 39 ? number - 1 : number;
  const format = formats[source % formats.length] ?? 'jpg';
  const name = `picture-${number}.${format}`;
  const fixture = withDefaults(
    {
      key: `big-${number}`,
      fileName: name,
      altText: number % 9 === 4 ? null : `Picture ${number}`,
      motif: motifs[source % motifs.length] ?? 'lake',
      seed: source,
      format,
      width: 600 + (source % 30) * 90,
      height: 400 + (source % 20) * 60,
      padding: source,
      altTextByLocale: { [locales.german.id]: number % 7 === 3 ? null : `Bild ${number}` },
    },
    number,
  );
  return { ...fixture, assetId: assetId(number) };
}

/** A number below `limit` that looks arbitrary and is the same each time. */
function spread(number: number, limit: number): number {
  return (number * 2_654_435_761) % limit;
}

/** The parts of a page: 8 images, or 150 on each 10th, rich text with one, and two instances. */
function pageParts(page: number, { components }: BigSiteSize, used: number): Part[] {
  const images = page % 10 === 9 ? 150 : 8;
  const shown = Array.from({ length: images }, (_, at) => image(assetId(spread(page * 151 + at, used))));
  const instances =
    components === 0 ? [] : [page, page * 7].map((number) => instance(`Block ${number % components}`));
  return [...shown, richText(assetId(spread(page, used))), ...instances];
}

function itemAt(number: number, used: number): ItemInput {
  const fields = (offset: number): Record<string, FieldValue> => ({
    cover: imageField(assetId(spread(number + offset, used))),
    gallery: imagesField(assetId(spread(number * 3, used)), assetId(spread(number * 5, used))),
    body: richText(...(number % 3 === 0 ? [assetId(spread(number * 11, used))] : [])),
  });
  const german = fields(number % 50 === 0 ? 1 : 0);
  return {
    name: `Item ${number}`,
    fields: fields(0),
    fieldsIn: number % 4 === 0 ? { [locales.german.cmsLocaleId]: german } : {},
  };
}

/**
 * A site of 10,000 assets, 300 pages, 60 components, and 5,000 items in 10 Collections, or of another size, the same each
 * time. A fifth of the assets is used nowhere. Every fifth component holds the next one.
 */
export function bigSite(
  size: Partial<BigSiteSize> = {},
  cdnOrigin = webflowCdnOrigin,
): { library: Library; content: SiteContent } {
  const whole = { ...usual, ...size };
  const used = Math.ceil(whole.assets * 0.8);
  const site = siteContent(sites.outdoors.id);
  for (let number = 0; number < whole.components; number++) {
    const nested = number % 5 === 0 && number + 1 < whole.components ? [instance(`Block ${number + 1}`)] : [];
    site.component(`Block ${number}`, [image(assetId(spread(number * 13, used))), ...nested]);
  }
  const each = whole.items / Math.max(1, whole.collections);
  for (let number = 0; number < whole.collections; number++) {
    const [from, to] = [Math.round(number * each), Math.round((number + 1) * each)];
    const items = Array.from({ length: to - from }, (_, at) => itemAt(from + at, used));
    site.collection(`Collection ${number}`, items);
  }
  for (let number = 0; number < whole.pages; number++) {
    site.page(`Page ${number}`, pageParts(number, whole, used));
  }
  const fixtures = Array.from({ length: whole.assets }, (_, number) => fixtureAt(number));
  return { library: unpaintedLibrary(cdnOrigin, fixtures), content: site.build() };
}
