import { describe, expect, test } from 'vitest';
import {
  fileField,
  image,
  imageField,
  imagesField,
  node,
  rawField,
  richText,
} from '#sandbox/content/parts.ts';
import { componentIdOf, instance, type SiteBuilder, siteContent } from '#sandbox/content/site-builder.ts';
import { truthOf } from '#sandbox/content/truth.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { locales, sites } from '#sandbox/world/sample-data.ts';

const a = '66b2a55e0000000000000001';
const b = '66b2a55e0000000000000002';
const english = locales.english;
const german = locales.german;

function truth(site: SiteBuilder) {
  return truthOf(createFakeWebflow({ content: [site.build()] }).world, sites.outdoors.id);
}

const namesOf = (uses: readonly { name: string; count: number }[] = []) =>
  uses.map(({ name, count }) => `${name} ×${count}`);

test('an image counts as often as it is on a page, in rich text as well, and nothing else counts', () => {
  const { uses } = truth(
    siteContent()
      .page('Home', [image(a), image(a), richText(a, b), image(null), node({ type: 'slot' })])
      .page('About', [image(b), node({ type: 'future', assetId: b }, b)])
      .page('Blank', []),
  );
  expect([...uses.keys()].toSorted()).toEqual([a, b]);
  expect(namesOf(uses.get(a)?.pages)).toEqual(['Home ×3']);
  expect(namesOf(uses.get(b)?.pages)).toEqual(['Home ×1', 'About ×2']);
});

test('a use has the greatest count among the locales, and the count of each locale', () => {
  const { uses } = truth(
    siteContent().page('Home', [image(a)], { partsIn: { [german.id]: [image(b), image(b)] } }),
  );
  expect(uses.get(a)?.pages).toMatchObject([{ count: 1, countIn: { [english.id]: 1 } }]);
  expect(uses.get(b)?.pages).toMatchObject([{ count: 2, countIn: { [german.id]: 2 } }]);
});

test('a Collection’s template page shows nothing, an archived draft does', () => {
  const { uses } = truth(
    siteContent()
      .collection('Posts', [])
      .page('Post', [image(a)], { collection: 'Posts' })
      .page('Old', [image(b)], { archived: true, draft: true }),
  );
  expect([...uses.keys()]).toEqual([b]);
});

describe('components', () => {
  test('are on each page that has them, also through others', () => {
    const { uses, pagesOf } = truth(
      siteContent()
        .component('Badge', [image(a)])
        .component('Row', [instance('Badge'), instance('Badge')])
        .component('Alone', [image(b)])
        .page('Home', [instance('Row')])
        .page('About', [instance('Badge'), instance('Badge')])
        .page('Shop', [], { partsIn: { [german.id]: [instance('Row')] } }),
    );
    expect(namesOf(uses.get(a)?.components)).toEqual(['Badge ×1']);
    expect(pagesOf.get(componentIdOf('Badge'))?.size).toBe(3);
    expect(pagesOf.get(componentIdOf('Row'))?.size).toBe(2);
    expect(pagesOf.has(componentIdOf('Alone'))).toBe(false);
  });

  test.each([1, 2, 50])('%i of them in a circle end', (many) => {
    const circle = Array.from({ length: many }, (_, at) => at).reduce(
      (site, at) => site.component(`C${at}`, [image(a), instance(`C${(at + 1) % many}`)]),
      siteContent(),
    );
    const { uses, pagesOf } = truth(circle.page('Home', [instance('C0')]));
    expect(uses.get(a)?.components).toHaveLength(many);
    expect(pagesOf.size).toBe(many);
  });
});

test('an item uses an asset once for each field, with the locales in which it does', () => {
  const { uses } = truth(
    siteContent().collection('Posts', [
      {
        name: 'Ridge trail',
        fields: {
          cover: imageField(a),
          gallery: imagesField(a, a, b),
          map: fileField(b),
          odd: rawField([], b),
        },
        fieldsIn: { [german.cmsLocaleId]: { cover: imageField(b) } },
      },
      { name: 'Bare', fields: null },
      {
        name: 'Both',
        fields: { body: richText(a) },
        fieldsIn: { [german.cmsLocaleId]: { body: richText(a) } },
      },
    ]),
  );
  const seen = (asset: string) =>
    uses.get(asset)?.items.map(({ item, field, locales: ids }) => [item, field, ids.length]);
  expect(seen(a)).toEqual([
    ['Ridge trail', 'cover', 1],
    ['Ridge trail', 'gallery', 1],
    ['Both', 'body', 2],
  ]);
  expect(seen(b)).toEqual([
    ['Ridge trail', 'gallery', 1],
    ['Ridge trail', 'map', 1],
    ['Ridge trail', 'odd', 1],
    ['Ridge trail', 'cover', 1],
  ]);
});
