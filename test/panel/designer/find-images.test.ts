import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assetIdIn } from '#panel/designer/asset-id.ts';
import { assetId, otherAssetId, siteId } from '#test/support/panel/asset-details.ts';
import {
  brief,
  inOrder,
  type MadeElement,
  made,
  openDesignerPage,
} from '#test/support/panel/designer-page.ts';

const says = (value: unknown) => async () => value;
const never = () => new Promise<never>(() => {});
const fails = (tag: string) => async () => {
  throw Object.assign(new Error('text'), { cause: { tag } });
};
const image = (name: string) => made(`Image-${name}`, null);
const text = (name: string) => made(`String-${name}`, null, { getText: says('text') });
const fileAt = (id: string): string => `https://cdn.prod.website-files.com/${siteId}/${id}_a%20b.jpg`;

describe('the asset in a value', () => {
  test.for([
    [assetId, assetId],
    [fileAt(assetId), assetId],
    [`https://s3.amazonaws.com/webflow-prod-assets/${siteId}/${assetId}_Name.svg`, assetId],
    [`http://uploads.webflow.com/${siteId}/${assetId}_a.jpg?x=1#y`, assetId],
    [{ url: fileAt(assetId), alt: 'x' }, assetId],
    [{ fileId: assetId }, assetId],
    ['https://cdn.prod.website-files.com/img/image-placeholder.svg', null],
    [`https://example.com/${assetId}_a.jpg`, null],
    [`javascript:/${siteId}/${assetId}_a.jpg`, null],
    [assetId.toUpperCase(), null],
    [`${assetId}0`, null],
    ['', null],
    [null, null],
    [7, null],
    [{ sourceType: 'cms', fieldId: assetId }, null],
    [{ value: { value: assetId } }, null],
  ] as const)('%o is the asset %o', ([value, id]) => {
    expect(assetIdIn(value)).toBe(id);
  });
});

describe('an instance of a component', () => {
  const component = { getName: says('Gear card'), getInstanceCount: says(3) };
  const prop = (propId: string, resolvedValue: unknown, label = '') => ({
    propId,
    valueType: 'imageAsset',
    resolvedValue,
    display: { label, group: null },
  });
  const instance = (members: object) =>
    made('ComponentInstance', null, { getComponent: says(component), ...members });

  test('gives every image property with its name, in four calls', async () => {
    const { find, calls } = openDesignerPage([]);
    const found = await find(
      instance({
        searchProps: says([prop('a', assetId, 'Front'), prop('b', otherAssetId), prop('c', null)]),
      }),
    );
    if (!found.ok) throw new Error(found.reason);
    expect(found.value.component).toMatchObject({ name: 'Gear card', instances: 3 });
    expect(found.value.images.map(({ as, property, assetId: id }) => [as, property, id])).toEqual([
      ['property', 'Front', assetId],
      ['property', null, otherAssetId],
      ['property', null, null],
    ]);
    expect(new Set(found.value.images.map(({ id }) => id)).size).toBe(3);
    expect(calls).toHaveLength(4);
  });

  test('gives the values in the form of an asset’s id where the runtime can’t search', async () => {
    const { find } = openDesignerPage([]);
    const getProps = says([
      { propId: 'a', value: assetId, hasOverride: true },
      { propId: 'b', value: 'Three-person tent', hasOverride: true },
      { propId: 'c', value: { sourceType: 'cms' }, hasOverride: true },
    ]);
    const found = await find(instance({ getProps }));
    expect(found.ok && brief(found.value)).toBe(`own: ComponentInstance ${assetId.slice(-2)}`);
  });

  test.for(['Forbidden', 'ModeForbidden', 'ResourceMissing', 'InternalError'])(
    'whose properties reject with %s gives that reason',
    async (tag) => {
      const { find } = openDesignerPage([]);
      const reason = { Forbidden: 'forbidden', ModeForbidden: 'forbidden', ResourceMissing: 'missing' }[tag];
      expect(await find(instance({ searchProps: fails(tag) }))).toEqual({
        ok: false,
        reason: reason ?? 'failed',
      });
    },
  );

  test('that doesn’t answer is given up after one deadline', async () => {
    const { find, clock } = openDesignerPage([]);
    const found = find(instance({ searchProps: never, getComponent: never }));
    await expect.poll(() => clock.waiting()).toBe(2);
    clock.advance(2_000);
    expect(await found).toEqual({ ok: false, reason: 'hung' });
  });

  test('of an old runtime without all of these methods is a component without known images', async () => {
    const { find } = openDesignerPage([]);
    const found = await find(made('ComponentInstance', null));
    expect(found).toMatchObject({
      ok: true,
      value: { images: [], isComplete: false, component: { name: null, instances: null, edit: null } },
    });
  });

  test.for([
    [['enterComponent', 'openCanvas'], 'enterComponent'],
    [['openCanvas'], 'openCanvas'],
  ] as const)('is opened by a Designer with %o through %s', async ([methods, used]) => {
    const opened: unknown[] = [];
    const more = Object.fromEntries(
      methods.map((name) => [name, async (element: { id: unknown }) => void opened.push(name, element.id)]),
    );
    const { find } = openDesignerPage([], more);
    const element = instance({ searchProps: says([]) });
    const found = await find(element);
    const edit = found.ok ? found.value.component?.edit : null;
    expect(await edit?.(new AbortController().signal)).toMatchObject({ ok: true });
    expect(opened).toEqual([used, element.id]);
  });
});

describe('a background', () => {
  type Values = Partial<Record<'main' | 'medium' | 'small' | 'tiny', unknown>>;
  const style = (values: Values) => ({
    getProperty: async (_name: string, options?: { breakpoint: keyof Values }) =>
      values[options?.breakpoint ?? 'main'] ?? null,
  });
  const block = (styles: unknown) => made('Block', null, { styles: true, getStyles: says(styles) });
  const url = (id: string): string => `url("${fileAt(id)}")`;
  const [one, two] = [assetId.slice(-2), otherAssetId.slice(-2)];

  test.for<[string, unknown, string]>([
    ['one file', [style({ main: url(assetId) })], `own: Block ${one}`],
    ['an unquoted one', [style({ main: `url(${fileAt(assetId)})` })], `own: Block ${one}`],
    [
      'a gradient above a file',
      [style({ main: `linear-gradient(#000, #fff), ${url(assetId)}` })],
      `own: Block ${one}`,
    ],
    [
      'two files',
      [style({ main: `${url(assetId)}, ${url(otherAssetId)}` })],
      `own: Block ${one}, Block ${two}`,
    ],
    ['the form of an export', [style({ main: `@img_${assetId}` })], `own: Block ${one}`],
    [
      'another file from the tablet on',
      [style({ main: url(assetId), medium: url(otherAssetId) })],
      `own: Block main ${one}, Block medium+small+tiny ${two}`,
    ],
    ['a file on phones alone', [style({ tiny: url(assetId) })], `own: Block tiny ${one}`],
    ['none on phones', [style({ main: url(assetId), tiny: 'none' })], `own: Block main+medium+small ${one}`],
    [
      'a combo class over a class',
      [style({ main: url(assetId) }), style({ main: url(otherAssetId) })],
      `own: Block ${two}`,
    ],
    [
      'a class below an empty combo class',
      [style({ main: url(assetId) }), null, style({})],
      `own: Block ${one}`,
    ],
    [
      'a style that refuses',
      [{ getProperty: fails('ResourceMissing') }, style({ main: url(assetId) })],
      `own: Block ${one}`,
    ],
    ['a file outside of the site', [style({ main: 'url("https://a.test/b.jpg")' })], 'own: Block'],
    ['data', [style({ main: 'url("data:image/svg+xml,%3Csvg/%3E")' })], 'near: '],
    ['a gradient', [style({ main: 'linear-gradient(#000, #fff)' })], 'near: '],
    ['a variable', [style({ main: { id: 'variable' } })], 'near: '],
    ['no style', null, 'near: '],
  ])('of %s', async ([, styles, expected]) => {
    const { find, calls } = openDesignerPage([]);
    const found = await find(block(styles));
    expect(found.ok && brief(found.value)).toBe(expected);
    expect(calls.length).toBeLessThanOrEqual(6);
  });

  test('of a file outside of the site has its address', async () => {
    const { find } = openDesignerPage([]);
    const found = await find(block([style({ main: 'url("https://a.test/b\\"c.jpg")' })]));
    expect(found.ok && found.value.images).toMatchObject([{ assetId: null, url: 'https://a.test/b"c.jpg' }]);
  });

  test('and the images in the same block are found together', async () => {
    const inside = [image('1'), text('2')];
    const section = made('Section', inside, {
      styles: true,
      getStyles: says([style({ main: url(assetId) })]),
    });
    const { find, calls } = openDesignerPage(inOrder([section]));
    const found = await find(section);
    expect(found.ok && brief(found.value)).toBe(`inside: Section ${one}, Image-1`);
    expect(calls.length).toBeLessThanOrEqual(7);
  });

  test('of which the styles may not be read gives the reason', async () => {
    const { find } = openDesignerPage([image('1')]);
    const element = made('Block', [], { styles: true, getStyles: fails('ModeForbidden') });
    expect(await find(element)).toEqual({ ok: false, reason: 'forbidden' });
  });
});

describe('an element with or beside images', () => {
  const card = (name: string) =>
    made(`Block-${name}`, [
      made(`Heading-${name}`, [text(`h${name}`)]),
      image(name),
      made(`Paragraph-${name}`, [text(`p${name}`)]),
    ]);
  const page = [made('Body', [made('Section', [card('1'), card('2')]), made('Footer', [text('end')])])];
  const all = inOrder(page);
  const named = (name: string): MadeElement => {
    const element = all.find(({ id }) => id.element === name);
    if (!element) throw new Error(name);
    return element;
  };

  test.for([
    ['Block-1', 'inside: Image-1'],
    ['Section', 'inside: Image-1, Image-2'],
    ['Body', 'inside: Image-1, Image-2'],
    ['Heading-2', 'around: Image-2'],
    ['String-h1', 'around: Image-1'],
    ['String-p2', 'around: Image-2'],
    ['Footer', 'around: Image-1, Image-2'],
    ['String-end', 'around: Image-1, Image-2'],
  ] as const)('%s finds %s', async ([name, expected]) => {
    const { find, calls } = openDesignerPage(all);
    const found = await find(named(name));
    expect(found.ok && brief(found.value)).toBe(expected);
    expect(calls.length, calls.join(' ')).toBeLessThanOrEqual(10);
  });

  test('a list in another order is not believed', async () => {
    const levels = [page, ...page.map(({ inside }) => inside)].flat();
    const breadthFirst = [...levels, ...all.filter((element) => !levels.includes(element)).toReversed()];
    const { find } = openDesignerPage(breadthFirst);
    const found = await find(named('Block-2'));
    expect(found.ok && brief(found.value)).toBe('inside: Image-2');
  });

  test('texts that are not listed don’t hide the images before them', async () => {
    const listed = all.filter(({ type }) => type !== 'String');
    const { find, calls } = openDesignerPage(listed);
    const found = await find(named('Section'));
    expect(found.ok && brief(found.value)).toBe('inside: Image-1, Image-2');
    expect(found.ok && found.value.isComplete).toBe(true);
    expect(calls.length, calls.join(' ')).toBeLessThanOrEqual(4);
  });

  test('a list that lacks the element leads by children alone', async () => {
    const { find } = openDesignerPage([]);
    const found = await find(named('Section'));
    expect(found.ok && brief(found.value)).toBe('inside: Image-1, Image-2');
  });

  test('behind more elements than there are calls, the nearest images are found by the order of the page', async () => {
    const before = Array.from({ length: 30 }, (_, at) => made(`Paragraph-${at}`, [text(`${at}`)]));
    const section = made('Section', [
      image('first'),
      ...before,
      made('Heading', [text('last')]),
      image('next'),
    ]);
    const { find, calls } = openDesignerPage(inOrder([section]));
    const heading = section.inside.at(-2);
    const found = await find(heading ?? section);
    expect(found.ok && brief(found.value)).toBe('near: Image-first, Image-next');
    expect(found.ok && found.value.isComplete).toBe(false);
    expect(calls.length).toBe(10);
  });

  test('on a page without images it takes one call', async () => {
    const { find, calls } = openDesignerPage([text('1')]);
    const found = await find(text('1'));
    expect(found.ok && brief(found.value)).toBe('near: ');
    expect(calls).toEqual(['getAllElements']);
  });

  test('an element that holds itself is read once', async () => {
    const block: MadeElement = made('Block', [], { getChildren: async () => [block, image('1')] });
    const { find, calls } = openDesignerPage([]);
    const found = await find(block);
    expect(found.ok && brief(found.value)).toBe('inside: Image-1');
    expect(calls.length).toBeLessThanOrEqual(10);
  });

  test('the next selection aborts the search', async () => {
    const caller = new AbortController();
    const { find, calls } = openDesignerPage([]);
    const block = made('Block', [], {
      async getChildren() {
        caller.abort();
        return [made('Block-2', [image('1')])];
      },
    });
    expect(await find(block, caller.signal)).toEqual({ ok: false, reason: 'aborted' });
    expect(calls.filter((name) => name === 'getChildren')).toHaveLength(1);
  });

  test('an image inside is selected on the canvas', async () => {
    const selected: unknown[] = [];
    const setSelectedElement = async (element: { id: unknown }) => {
      selected.push(element.id);
      return element;
    };
    const { find } = openDesignerPage(all, { setSelectedElement });
    const found = await find(named('Block-1'));
    const [first] = found.ok ? found.value.images : [];
    expect(await first?.select?.(new AbortController().signal)).toEqual({ ok: true, value: true });
    expect(selected).toEqual([{ component: 'page', element: 'Image-1' }]);
  });

  test('any page: at most ten calls, and no image is found inside that is not inside', async () => {
    const tree = fc.letrec<{ node: MadeElement }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constant(image('')),
        fc.constant(text('')),
        fc.array(tie('node'), { maxLength: 4 }).map((inside) => made('Block', inside)),
      ),
    })).node;
    let number = 0;
    const numbered = ({ type, inside, children }: MadeElement): MadeElement => {
      number += 1;
      return made(`${type}-${number}`, children ? inside.map(numbered) : null);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 5 }), fc.nat(), async (roots, pick) => {
        const page = inOrder(roots.map(numbered)).filter(({ type }) => type !== '');
        const element = page[pick % page.length];
        if (!element || element.type === 'Image') return;
        const { find, calls } = openDesignerPage(page);
        const found = await find(element);
        if (!found.ok) throw new Error(found.reason);
        expect(calls.length).toBeLessThanOrEqual(10);
        const inside = inOrder(element.inside).flatMap(({ type, id }) =>
          type === 'Image' ? id.element : [],
        );
        const keys = found.value.images.map(({ key }) => key.replace('page/', ''));
        if (found.value.where === 'inside') {
          expect(inside).toEqual(expect.arrayContaining(keys));
          if (found.value.isComplete) expect(keys).toEqual(inside);
        } else if (found.value.isComplete) expect(inside).toEqual([]);
      }),
    );
  });
});
