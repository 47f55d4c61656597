import { archiveKey, archiveSize } from '#sandbox/protocol/archive.ts';
import { mapKeys, siteAssetKey } from '#sandbox/protocol/site-assets.ts';
import { collectionIds } from '#sandbox/site/cms.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';
import { locales } from '#sandbox/world/sample-data.ts';
import type { FieldValue, SiteContent } from './model.ts';
import { fileField, html, imageField, imagesField } from './parts.ts';
import { type ItemInput, siteContent } from './site-builder.ts';

const german = locales.german.cmsLocaleId;

/** Makes the values of fields from library keys. Assets that a world lacks are left out. */
function fieldsOver(byKey: ReadonlyMap<string, StoredAsset['asset']>) {
  const found = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []);
  const ids = (keys: readonly string[]) => found(keys).map(({ id }) => id);
  const imgs = (keys: readonly string[]) =>
    found(keys).map(
      ({ hostedUrl }) => `<figure><div><img src="${hostedUrl}" loading="lazy" alt=""></div></figure>`,
    );
  return {
    image(key: string, alt: string | null = null): FieldValue | undefined {
      const asset = byKey.get(key);
      return asset && imageField(asset.id, alt);
    },
    file(key: string): FieldValue | undefined {
      const asset = byKey.get(key);
      return asset && fileField(asset.id);
    },
    images: (...keys: string[]): FieldValue => imagesField(...ids(keys)),
    richText: (...keys: string[]): FieldValue =>
      html(`<p>We left before dawn.</p>${imgs(keys).join('')}<p>And came back late.</p>`, ...ids(keys)),
  };
}
type Fields = ReturnType<typeof fieldsOver>;

const photo = (number: number) => siteAssetKey('photo', 40 + (number % 53));
const archived = (number: number) => archiveKey(number % archiveSize);

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** The fields of the item with this number, in English or in German. */
type Make = (fields: Fields, number: number, isGerman: boolean) => Values;

const guides: Make = ({ image, richText }, number) => ({
  portrait: image(number === 0 ? 'cms' : archived(number * 5), 'Portrait'),
  'trail-photo': image(number === 0 ? 'alt-null' : photo(number)),
  bio: richText(...(number % 4 === 0 ? [photo(number + 7)] : [])),
});

const posts: Make = ({ image, images, richText }, number, isGerman) => ({
  cover: image(
    number === 7 && isGerman ? siteAssetKey('photo', 93) : number === 3 ? 'twice-lake-again' : photo(number),
    number % 3 === 0 ? '__wf_reserved_inherit' : `Cover ${number + 1}`,
  ),
  gallery: images(...(number % 2 === 0 ? [archived(number), archived(number + 1), archived(number)] : [])),
  body: richText(...(number % 5 === 0 ? [photo(number + 3), archived(number + 11)] : [])),
});

const trips: Make = ({ image, file, richText }, number) => ({
  hero: image(number === 1 ? 'everything' : photo(number + 20)),
  map: number % 30 === 0 ? file(mapKeys[Math.floor(number / 30) % mapKeys.length] ?? mapKeys[0]) : undefined,
  story: richText(...(number % 6 === 0 ? [archived(number * 2)] : [])),
});

const products: Make = ({ image, images }, number) => ({
  photo: image(photo(number + 31)),
  details: images(archived(number * 3), archived(number * 3 + 1)),
});

const collections = [
  { id: collectionIds.guides, name: 'Guides', one: 'Guide', first: 'Ingrid', items: 40, make: guides },
  { id: collectionIds.posts, name: 'Posts', one: 'Post', first: 'Ridge trail', items: 160, make: posts },
  { id: collectionIds.trips, name: 'Trips', one: 'Trip', first: 'Ridge traverse', items: 120, make: trips },
  {
    id: collectionIds.products,
    name: 'Products',
    one: 'Product',
    first: 'Three-person tent',
    items: 80,
    make: products,
  },
] as const;

function defined(values: Values): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([slug, value]) => (value ? [[slug, value]] : [])),
  );
}

/** The four Collections of the open site with 400 items, nearly all of them in both locales. */
export function siteCollections(
  siteId: string,
  assets: ReadonlyMap<string, StoredAsset>,
): SiteContent['collections'] {
  const byKey = new Map([...assets.values()].map(({ key, asset }) => [key, asset]));
  const fields = fieldsOver(byKey);
  const site = siteContent(siteId);
  for (const { id, name, one, first, items, make } of collections) {
    const inputs = Array.from({ length: items }, (_, number): ItemInput => {
      const title: FieldValue = { kind: 'text', text: number === 0 ? first : `${one} ${number + 1}` };
      const slug: FieldValue = { kind: 'text', text: `${one.toLowerCase()}-${number + 1}` };
      const named = { name: title, slug };
      const own = { ...named, ...defined(make(fields, number, true)) };
      return {
        id: `${id.slice(0, 20)}${id.slice(-1)}${number.toString(16).padStart(3, '0')}`,
        name: title.text,
        fields: { ...named, ...defined(make(fields, number, false)) },
        fieldsIn: number % 20 === 19 ? {} : { [german]: own },
        isDraft: number % 40 === 11,
      };
    });
    site.collection(name, inputs, { id });
  }
  return site.build().collections;
}
