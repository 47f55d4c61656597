import { describe, expect, test } from 'vitest';
import { inheritMark } from '#contract/webflow-facts/branching-values.ts';
import { createDesigner } from '#panel/designer/designer.ts';
import { createPageScan } from '#panel/designer/page-scan.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const signal = (): AbortSignal => new AbortController().signal;

// As in designer.test.ts: a substitute for types with hundreds of members that the panel does not use.
const standIn = (members: object) => Object.assign(Object.create(null), members);

const tagged = (tag: string): Error => Object.assign(new Error('text'), { cause: { tag } });
const rejects = (tag: string) => () => Promise.reject(tagged(tag));
const says = (value: unknown) => async () => value;

const element = (id: string, members: object = {}) => ({
  id: { component: 'page', element: id },
  ...members,
});
const theImage = (members: object = {}) => element('image', { type: 'Image', ...members });

async function open(api: object, members: object = {}) {
  const designer = createDesigner(standIn({ getSelectedElement: says(theImage(members)), ...api }), {
    clock: createManualClock(),
    callLimit: 5_000,
    optionalCallLimit: 2_000,
  });
  designer.scanPages(createPageScan);
  const selection = await designer.selection(signal());
  const image = selection.ok ? selection.value?.image : null;
  if (!image) throw new Error('no image');
  return { designer, image };
}

describe('writing', () => {
  test.for([['A lake'], [''], [null]] as const)(
    '%o reaches the image and the asset unchanged',
    async ([text]) => {
      const written: unknown[] = [];
      const setAltText = async (value: unknown) => {
        written.push(value);
        return null;
      };
      const { image } = await open({}, { setAltText, getAsset: says({ id: 'a', setAltText }) });
      const asset = await image.asset(signal());
      expect(await image.setAltText(text, signal())).toEqual({ ok: true, value: null });
      if (!asset.ok || !asset.value) throw new Error('no asset');
      expect(await asset.value.setAltText(text, signal())).toEqual({ ok: true, value: null });
      expect(written).toEqual([text, text]);
    },
  );

  const resets = { elementSettings: true };
  test.for<[string, (written: unknown[]) => object, readonly unknown[]]>([
    [
      'resets the setting',
      (written) => ({ ...resets, setSettings: async (value: unknown) => written.push(value) }),
      [{ altText: null }],
    ],
    ['writes the mark where the runtime lacks setSettings', () => resets, [inheritMark]],
    [
      'writes the mark where the element has no settings',
      (written) => ({ elementSettings: false, setSettings: async (value: unknown) => written.push(value) }),
      [inheritMark],
    ],
    [
      'writes the mark where the Designer refuses the value',
      () => ({ ...resets, setSettings: rejects('InvalidRequest') }),
      [inheritMark],
    ],
    [
      'writes nothing more where it is forbidden',
      () => ({ ...resets, setSettings: rejects('Forbidden') }),
      [],
    ],
    [
      'writes nothing more where that fails',
      () => ({ ...resets, setSettings: rejects('InternalError') }),
      [],
    ],
  ])('back to the asset’s text %s', async ([, members, expected]) => {
    const written: unknown[] = [];
    const setAltText = async (value: unknown) => {
      written.push(value);
      return null;
    };
    const { image } = await open({}, { setAltText, ...members(written) });
    const { ok } = await image.setAltText(inheritMark, signal());
    expect(written).toEqual(expected);
    expect(ok).toBe(expected.length > 0);
  });

  test.for([
    ['Forbidden', 'forbidden'],
    ['ModeForbidden', 'forbidden'],
    ['ResourceMissing', 'missing'],
    ['InternalError', 'failed'],
  ] as const)('refused with %s gives "%s"', async ([tag, reason]) => {
    const { image } = await open({}, { setAltText: rejects(tag) });
    expect(await image.setAltText('text', signal())).toEqual({ ok: false, reason });
  });

  test('without the method gives "unsupported"', async () => {
    const { image } = await open({});
    expect(await image.setAltText('text', signal())).toEqual({ ok: false, reason: 'unsupported' });
  });
});

describe('the link around an image', () => {
  let made = 0;
  const anId = () => {
    made += 1;
    return `made-${made}`;
  };
  const link = (id: string, to: unknown, children: unknown[], attributes: unknown = []) =>
    element(id, {
      type: 'Link',
      children: true,
      getChildren: says(children),
      getTarget: says(to),
      getAllCustomAttributes: says(attributes),
    });
  const text = (words: string | null) =>
    element(anId(), { type: 'String', children: false, getText: says(words) });
  const block = (...children: unknown[]) =>
    element(anId(), { type: 'Block', children: true, getChildren: says(children) });
  const leaf = (type: string) => element(anId(), { type, children: false });
  const imageBeside = (altText: unknown, members: object = {}) =>
    element(anId(), { type: 'Image', children: false, getAltText: says(altText), ...members });
  const labelled = (value: unknown) => [{ name: 'aria-label', value }];
  const bare = { to: '/a', label: '', text: '', images: [], isComplete: true };

  const pages: readonly (readonly [name: string, elements: readonly unknown[], link: unknown])[] = [
    ['none on a page without links', [theImage()], undefined],
    ['none where another image is in one', [theImage(), link('a', '/a', [imageBeside('A hut')])], undefined],
    ['alone in it', [link('a', '/a', [theImage()])], bare],
    ['deep in it', [link('a', '/a', [block(block(theImage()))])], bare],
    ['the second of several', [link('a', '/a', []), link('b', '/b', [theImage()])], { ...bare, to: '/b' }],
    [
      'beside text',
      [link('a', '/a', [text('Read'), theImage(), block(text('more'))])],
      { ...bare, text: 'Read more' },
    ],
    [
      'beside text that the Designer does not return, which may name it',
      [link('a', '/a', [theImage(), text(null)])],
      { ...bare, isComplete: false },
    ],
    [
      'beside a heading whose text has no element of its own',
      [
        link('a', '/a', [
          theImage(),
          element('h', { type: 'Heading', children: true, textContent: true, getChildren: says([]) }),
        ]),
      ],
      { ...bare, isComplete: false },
    ],
    [
      'beside other images: decorative, empty, unset and with a text',
      [
        link('a', '/a', [
          theImage(),
          imageBeside('__wf_reserved_decorative'),
          imageBeside(''),
          imageBeside(null),
          block(imageBeside('A price tag')),
        ]),
      ],
      { ...bare, images: ['A price tag'] },
    ],
    [
      'beside an image that shows its asset’s text',
      [
        link('a', '/a', [
          theImage(),
          imageBeside('__wf_reserved_inherit', { getAsset: says({ getAltText: says('Of the asset') }) }),
          imageBeside('__wf_reserved_inherit', { getAsset: says(null) }),
        ]),
      ],
      { ...bare, images: ['Of the asset'] },
    ],
    [
      'beside an image whose text is bound',
      [
        link('a', '/a', [
          theImage(),
          imageBeside('', { elementSettings: true, getSettings: says({ altText: { sourceType: 'cms' } }) }),
        ]),
      ],
      { ...bare, isComplete: false },
    ],
    ...['ComponentInstance', 'HtmlEmbed', 'Slot', ''].map(
      (type) =>
        [
          `beside ${type || 'an unknown element'}, which may name it`,
          [link('a', '/a', [theImage(), leaf(type)])],
          { ...bare, isComplete: false },
        ] as const,
    ),
    [
      'beside elements without a name',
      [link('a', '/a', [theImage(), leaf('Icon'), leaf('Animation'), block()])],
      bare,
    ],
    [
      'beside a custom element, whose attributes may name it',
      [
        link('a', '/a', [
          theImage(),
          element('d', { type: 'DOM', children: true, getChildren: says([text('Inside')]) }),
        ]),
      ],
      { ...bare, text: 'Inside', isComplete: false },
    ],
    [
      'with an aria-label over its text',
      [link('a', '/a', [theImage(), text('More')], [{ name: 'class', value: 'x' }, ...labelled('Prices')])],
      { ...bare, label: 'Prices', text: 'More' },
    ],
    [
      'with a blank aria-label and a title',
      [link('a', '/a', [theImage()], [...labelled(' '), { name: 'title', value: 'Prices' }])],
      { ...bare, label: 'Prices' },
    ],
    [
      'with an aria-label that is bound',
      [link('a', '/a', [theImage()], labelled(null))],
      { ...bare, isComplete: false },
    ],
    [
      'with an aria-label in the newer list of attributes',
      [{ ...link('a', '/a', [theImage()], null), getResolvedAttributes: says(labelled('Prices')) }],
      { ...bare, label: 'Prices' },
    ],
    [
      'that another element names',
      [link('a', '/a', [theImage()], [{ name: 'aria-labelledby', value: 'prices' }])],
      { ...bare, isComplete: false },
    ],
    [
      'whose attributes the Designer does not return',
      [{ ...link('a', '/a', [theImage()]), getAllCustomAttributes: rejects('Forbidden') }],
      { ...bare, isComplete: false },
    ],
    ['with strange attributes', [link('a', '/a', [theImage()], ['x', 7, null])], bare],
    ['to a page', [link('a', { getName: says('Home') }, [theImage()])], { ...bare, to: 'Home' }],
    ['to nowhere', [link('a', null, [theImage()])], { ...bare, to: '' }],
    ['to something strange', [link('a', { getName: says(7) }, [theImage()])], { ...bare, to: '' }],
    [
      'not searched for on a page with more than 100 links',
      Array.from({ length: 101 }, () => link('a', '/a', [theImage()])),
      undefined,
    ],
    [
      'not found behind more than 400 elements',
      [link('a', '/a', [...Array.from({ length: 400 }, () => block()), block(theImage())])],
      undefined,
    ],
    [
      'incomplete where it contains hundreds of elements',
      [link('a', '/a', [theImage(), ...Array.from({ length: 400 }, () => block())])],
      { ...bare, isComplete: false },
    ],
    [
      'incomplete where it contains dozens of images',
      [link('a', '/a', [theImage(), ...Array.from({ length: 41 }, () => imageBeside(''))])],
      { ...bare, isComplete: false },
    ],
  ];

  test.for(pages)('%s', async ([, elements, around]) => {
    const { image } = await open({ getAllElements: says(elements) });
    expect(await image.link(signal())).toEqual({ ok: true, value: around });
  });

  test('reads texts and alt texts of that link alone', async () => {
    let calls = 0;
    const count = async () => {
      calls += 1;
      return 'Text';
    };
    const others = Array.from({ length: 20 }, (_, at) =>
      link(`other-${at}`, '/x', [
        element(anId(), { type: 'String', children: false, getText: count }),
        imageBeside('', { getAltText: count }),
      ]),
    );
    const { image } = await open({ getAllElements: says([...others, link('a', '/a', [theImage()])]) });
    expect(await image.link(signal())).toEqual({ ok: true, value: bare });
    expect(calls).toBe(0);
  });

  test('is searched with few concurrent calls, and the search ends with an abort', async () => {
    let underWay = 0;
    let most = 0;
    let calls = 0;
    const stop = new AbortController();
    const getChildren = async () => {
      calls += 1;
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      if (calls >= 20) stop.abort();
      return [];
    };
    const links = Array.from({ length: 100 }, () =>
      element(anId(), { type: 'Link', children: true, getChildren }),
    );
    const { image } = await open({ getAllElements: says(links) });
    expect(await image.link(stop.signal)).toEqual({ ok: false, reason: 'aborted' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(most).toBe(6);
    expect(calls).toBeLessThan(40);
  });

  test('is not returned where a part of the page was removed meanwhile', async () => {
    const gone = element('a', { type: 'Link', children: true, getChildren: rejects('ResourceMissing') });
    const { image } = await open({ getAllElements: says([gone]) });
    expect(await image.link(signal())).toEqual({ ok: false, reason: 'missing' });
  });
});

describe('the Width of an image', () => {
  const settings = (found: object) => ({ elementSettings: true, getSettings: says(found) });
  const bound = { sourceType: 'cms', fieldName: 'Width' };
  test.for([
    ['a setting', settings({ width: '625' }), 625],
    ['a number', settings({ width: 205.5 }), 205.5],
    ['a static value', settings({ width: { sourceType: 'static', value: '625px' } }), 625],
    ['one among native attributes', settings({ attributes: { width: '625' } }), 625],
    ['Auto', settings({ width: 'Auto' }), null],
    ['none', settings({ width: null }), null],
    ['bound', settings({ width: bound }), undefined],
    ['settings without it', settings({ assetId: 'a' }), undefined],
    ['settings that are no object', { elementSettings: true, getSettings: says('625') }, undefined],
    [
      'settings of an older runtime',
      { elementSettings: true, searchSettings: says({ width: { value: '625' } }) },
      625,
    ],
    ['an element without settings', { elementSettings: false }, undefined],
  ] as const)('from %s', async ([, members, width]) => {
    const { image } = await open({}, members);
    const answer = await image.bindings(signal());
    expect(answer.ok && answer.value.width).toBe(width);
  });

  test.for([
    ['625', { ok: true, value: 625 }],
    ['Auto', { ok: true, value: undefined }],
    [null, { ok: true, value: undefined }],
    [bound, { ok: true, value: undefined }],
  ] as const)('from an attribute of %o', async ([value, answer]) => {
    const { image } = await open({}, { getAttributeValue: says(value) });
    expect(await image.widthAttribute(signal())).toEqual(answer);
  });

  test('from the attributes of an older runtime gives "unsupported"', async () => {
    const { image } = await open({}, {});
    expect(await image.widthAttribute(signal())).toEqual({ ok: false, reason: 'unsupported' });
  });
});

describe('the rendered width of an image', () => {
  async function png(width: number): Promise<string> {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = 2;
    return canvas.toDataURL('image/png');
  }

  test.for([1, 352, 1_200])('%i px, from a picture with or without the name of its type', async (width) => {
    const picture = await png(width);
    for (const snapshot of [picture, picture.replace(/^data:.*,/, '')]) {
      const { image } = await open({ getElementSnapshot: says(snapshot), getMediaQuery: says('medium') });
      expect(await image.rendered(signal())).toEqual({ ok: true, value: { width, breakpoint: 'medium' } });
    }
  });

  test.for([
    ['no picture', says(null), { ok: true, value: null }],
    ['an empty one', says(''), { ok: true, value: null }],
    ['what is no picture', says('data:image/png;base64,AAAA'), { ok: false, reason: 'failed' }],
    ['a snapshot that is no base64', says('%%%'), { ok: false, reason: 'failed' }],
    ['a refusal', rejects('Forbidden'), { ok: false, reason: 'forbidden' }],
    ['an older Designer', undefined, { ok: false, reason: 'unsupported' }],
  ] as const)('%s', async ([, getElementSnapshot, answer]) => {
    const { image } = await open({ getElementSnapshot, getMediaQuery: says('main') });
    expect(await image.rendered(signal())).toEqual(answer);
  });
});

describe('facts of the Designer itself', () => {
  test('what the person may write', async () => {
    const { designer } = await open({
      canForAppMode: says({ canManageAssets: false, canModifyImageElement: true }),
    });
    expect(await designer.permissions(signal())).toEqual({ ok: true, value: { asset: false, image: true } });
    const { designer: older } = await open({});
    expect(await older.permissions(signal())).toEqual({ ok: false, reason: 'unsupported' });
  });

  test('its breakpoints, without those whose widths are no numbers', async () => {
    const main = { id: 'main', name: 'Desktop', minWidth: 992, maxWidth: null, isBase: true };
    const strange = { id: 'small', name: 'Odd', minWidth: '10', maxWidth: null, isBase: false };
    const { designer } = await open({ getAllMediaQueries: says([main, strange]) });
    expect(await designer.breakpoints(signal())).toEqual({ ok: true, value: [main] });
    const { designer: older } = await open({});
    expect(await older.breakpoints(signal())).toEqual({ ok: false, reason: 'unsupported' });
  });
});
