import { describe, expect, test } from 'vitest';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { SiteBackgrounds } from '#panel/designer/site-backgrounds.ts';
import { assetId, otherAssetId, siteId } from '#test/support/panel/asset-details.ts';
import { designerError, failing, openSiteDesigner, silent } from '#test/support/panel/open-site-designer.ts';

const signal = (): AbortSignal => new AbortController().signal;
const ignore = (): void => {};

const file = (id: string): string => `url("https://cdn.prod.website-files.com/${siteId}/${id}_a.jpg")`;

interface Options {
  readonly breakpoint?: string;
  readonly pseudo?: string;
  readonly variantId?: string;
}

const placeOf = ({ breakpoint = 'main', pseudo = '', variantId = '' }: Options = {}): string =>
  `${breakpoint} ${pseudo} ${variantId}`.trim().replace(/ +/g, ' ');

/** A style with properties by the place in it: its breakpoint, its state, its variant. */
function style(name: string, properties: Record<string, object>, asked: string[] = [], members: object = {}) {
  return {
    id: `style-${name}`,
    name,
    type: 'global',
    async getProperties(options?: Options) {
      asked.push(placeOf(options));
      return properties[placeOf(options)] ?? {};
    },
    ...members,
  };
}

const fourBreakpoints = async () => ['main', 'medium', 'small', 'tiny'].map((id) => ({ id }));

async function read(styles: readonly object[], members: object = {}): Promise<SiteBackgrounds> {
  const { site } = openSiteDesigner({
    getAllStyles: async () => styles,
    getAllMediaQueries: fourBreakpoints,
    ...members,
  });
  const answer = await site.siteBackgrounds(signal(), ignore);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

const brief = ({ uses }: SiteBackgrounds): string[] =>
  uses.map(({ assetId: id, styleName, breakpoint, pseudo, variantId }) =>
    [styleName, id === assetId ? 'one' : 'other', breakpoint, pseudo, variantId].filter(Boolean).join(' '),
  );

const background = (value: unknown) => ({ 'background-image': value });

test.for<[string, object, string[]]>([
  ['the base', { main: background(file(assetId)) }, ['Card one main']],
  ['a breakpoint alone', { small: background(file(assetId)) }, ['Card one small']],
  ['a state alone', { 'main hover': background(file(assetId)) }, ['Card one main hover']],
  ['one breakpoint in one state', { 'tiny before': background(file(assetId)) }, ['Card one tiny before']],
  [
    'another file at a breakpoint',
    { main: background(file(assetId)), medium: background(file(otherAssetId)) },
    ['Card one main', 'Card other medium'],
  ],
  [
    'the same file everywhere',
    {
      main: background(file(assetId)),
      tiny: background(file(assetId)),
      'main focus': background(file(assetId)),
    },
    ['Card one main'],
  ],
  [
    'two files in one value',
    { main: background(`linear-gradient(#000, #fff), ${file(assetId)}, ${file(otherAssetId)}`) },
    ['Card one main', 'Card other main'],
  ],
  ['a mask', { main: { 'mask-image': file(assetId) } }, ['Card one main']],
  ['a bullet', { main: { 'list-style-image': file(assetId) } }, ['Card one main']],
  ['the content of a state', { 'main after': { content: file(assetId) } }, ['Card one main after']],
  ['a gradient', { main: background('linear-gradient(#000, #fff)') }, []],
  ['a variable', { main: background({ id: 'variable-1' }) }, []],
  ['a foreign file', { main: background('url("https://example.com/a.jpg")') }, []],
  ['a value of no known form', { main: 7 }, []],
])('a style with %s', async ([, properties, expected]) => {
  const found = await read([style('Card', Object.fromEntries(Object.entries(properties)))]);
  expect(brief(found)).toEqual(expected);
  expect(found).toMatchObject({ of: 1, readPlain: 1, read: 1, refused: 0, ended: null });
});

test('every style is read plain before any is read in its states', async () => {
  const asked: string[] = [];
  await read([style('a', {}, asked), style('b', {}, asked)]);
  const firstState = asked.findIndex((place) => place.includes('hover'));
  expect(asked.slice(0, firstState).toSorted()).toEqual(
    ['main', 'medium', 'small', 'tiny'].flatMap((id) => [id, id]),
  );
  // 4 breakpoints, plain and in 14 states, of 2 styles.
  expect(asked).toHaveLength(2 * 4 * 15);
});

test('all seven breakpoints are read where the runtime can’t list those of the site', async () => {
  const asked: string[] = [];
  await read([style('a', {}, asked)], { getAllMediaQueries: undefined });
  expect(new Set(asked.map((place) => place.split(' ')[0])).size).toBe(7);
});

test('an older style without getProperties and name is read by getProperty and getName', async () => {
  const found = await read([
    {
      id: 'old',
      getName: async () => 'Old',
      getProperty: async (name: string, options?: Options) =>
        name === 'background-image' && placeOf(options) === 'medium hover' ? file(assetId) : null,
    },
  ]);
  expect(brief(found)).toEqual(['Old one medium hover']);
});

describe('variants', () => {
  const element = (styles: readonly unknown[], children: readonly object[] = []) => ({
    styles: true,
    children: true,
    getStyles: async () => styles,
    getChildren: async () => children,
  });
  const component = (root: () => Promise<unknown>, variants = ['base', 'dark']) => ({
    getVariants: async () => variants.map((id) => ({ id, name: id, isSelected: false })),
    getRootElement: root,
  });

  test('are read of the styles in their component alone', async () => {
    const [inside, outside]: [string[], string[]] = [[], []];
    const card = style('Card', { 'main dark': background(file(assetId)) }, inside);
    const found = await read([card, style('Other', {}, outside)], {
      getAllComponents: async () => [component(async () => element([], [element([null, card])]))],
    });
    expect(brief(found)).toEqual(['Card one main dark']);
    expect(inside).toHaveLength(4 * 15 * 2);
    expect(outside).toHaveLength(4 * 15);
  });

  test('are read of every style where the component’s elements can’t be read', async () => {
    const card = style('Card', { 'tiny hover dark': background(file(assetId)) });
    const found = await read([card], {
      getAllComponents: async () => [component(failing('ResourceMissing'))],
    });
    expect(brief(found)).toEqual(['Card one tiny hover dark']);
  });

  test('that a style doesn’t know leave it read', async () => {
    const card = style('Card', {});
    const found = await read(
      [
        {
          ...card,
          getProperties: async (options?: Options) =>
            options?.variantId ? failing('InvalidStyleVariant')() : {},
        },
      ],
      { getAllComponents: async () => [component(async () => null)] },
    );
    expect(found).toMatchObject({ read: 1, refused: 0 });
  });

  test('are read after all states, so that many of them keep no style from being read', async () => {
    const styles = Array.from({ length: 200 }, (_, number) => style(`${number}`, {}));
    const many = component(
      failing('ResourceMissing'),
      Array.from({ length: 20 }, (_, number) => `v${number}`),
    );
    const found = await read(styles, { getAllComponents: async () => [many] });
    expect(found).toMatchObject({ of: 200, read: 200, ended: 'limit' });
  });

  test('that an older runtime can’t list are left out', async () => {
    const asked: string[] = [];
    const found = await read([style('Card', {}, asked)], { getAllComponents: async () => [{ id: 'old' }] });
    expect(found).toMatchObject({ read: 1, ended: null });
    expect(asked).toHaveLength(4 * 15);
  });

  test('of a component that has the base alone cost one call', async () => {
    const asked: string[] = [];
    const found = await read([style('Card', {}, asked)], {
      getAllComponents: async () => [component(failing('InternalError'), ['base'])],
    });
    expect(found.read).toBe(1);
    expect(asked).toHaveLength(4 * 15);
  });
});

test.for([
  ['a style of one element', { type: 'element', getProperties: failing('ResourceMissing') }],
  ['a style that was removed', { getProperties: failing('ResourceMissing') }],
  ['a style that fails', { getProperties: failing('InternalError') }],
] as const)('%s counts as refused, and the others are read', async ([, members]) => {
  const found = await read([
    style('Gone', {}, [], members),
    style('Card', { main: background(file(assetId)) }),
  ]);
  expect(brief(found)).toEqual(['Card one main']);
  expect(found).toMatchObject({ of: 2, readPlain: 1, read: 1, refused: 1, ended: null });
});

test.for([
  ['Forbidden', 'forbidden'],
  ['ModeForbidden', 'forbidden'],
] as const)('a style that rejects with %s ends the reading with what was found', async ([tag, reason]) => {
  const found = await read([
    style('Card', { main: background(file(assetId)) }, [], {
      getProperties: async (options?: Options) =>
        options?.pseudo ? failing(tag)() : background(file(assetId)),
    }),
  ]);
  expect(brief(found)).toEqual(['Card one main']);
  expect(found).toMatchObject({ of: 1, readPlain: 1, read: 0, refused: 0, ended: reason });
});

test('a style that doesn’t answer ends the reading after one deadline', async () => {
  const { site, clock } = openSiteDesigner({
    getAllStyles: async () => [style('Card', {}, [], { getProperties: silent }), style('Other', {})],
    getAllMediaQueries: fourBreakpoints,
  });
  const answer = site.siteBackgrounds(signal(), ignore);
  await expect.poll(() => clock.waiting()).toBe(1);
  clock.advance(5_000);
  expect(await answer).toMatchObject({ ok: true, value: { of: 2, ended: 'hung' } });
});

test.for([
  [{ getAllStyles: undefined }, 'unsupported'],
  [{ getAllStyles: failing('Forbidden') }, 'forbidden'],
  [{ getAllStyles: failing('InternalError') }, 'failed'],
] as const)('a Designer that lists no styles (%o) gives %s', async ([members, reason]) => {
  const { site } = openSiteDesigner(members);
  expect(await site.siteBackgrounds(signal(), ignore)).toEqual({ ok: false, reason });
});

test('an abort ends the reading and its subscription', async () => {
  let listeners = 0;
  const aborting = new AbortController();
  const { site, clock } = openSiteDesigner({
    subscribe() {
      listeners += 1;
      return () => {
        listeners -= 1;
      };
    },
    getAllStyles: async () => [style('Card', {}, [], { getProperties: silent })],
    getAllMediaQueries: fourBreakpoints,
  });
  const answer = site.siteBackgrounds(aborting.signal, ignore);
  await expect.poll(() => clock.waiting()).toBe(1);
  aborting.abort();
  expect(await answer).toEqual({ ok: false, reason: 'aborted' });
  expect(listeners).toBe(0);
  expect(clock.waiting()).toBe(0);
});

test('no call is made for a moment after a person selects something', async () => {
  let select = ignore;
  const asked: string[] = [];
  const card = style('Card', {}, asked, {
    async getProperties(options?: Options) {
      asked.push(placeOf(options));
      if (asked.length === 1) select();
      return {};
    },
  });
  const { site, clock } = openSiteDesigner({
    subscribe(event: string, listener: () => void) {
      if (event === 'selectedelement') select = listener;
      return ignore;
    },
    getAllStyles: async () => [card],
    getAllMediaQueries: fourBreakpoints,
  });
  const answer = site.siteBackgrounds(signal(), ignore);
  await expect.poll(() => clock.waiting()).toBe(1);
  expect(asked).toHaveLength(1);
  // Another selection meanwhile makes it wait again.
  clock.advance(timeouts.siteReadPause - 1);
  select();
  clock.advance(1);
  await expect.poll(() => clock.waiting()).toBe(1);
  clock.advance(timeouts.siteReadPause - 2);
  expect(clock.waiting()).toBe(1);
  expect(asked).toHaveLength(1);
  clock.advance(1);
  expect(await answer).toMatchObject({ ok: true, value: { read: 1 } });
  expect(asked).toHaveLength(60);
});

test('at most three calls are under way at once', async () => {
  let now = 0;
  let most = 0;
  const slow = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve));
    now -= 1;
    return {};
  };
  await read(
    Array.from({ length: 8 }, (_, at) => style(`${at}`, {}, [], { getProperties: slow })),
    {
      getAllMediaQueries: async () => [{ id: 'main' }],
    },
  );
  expect(most).toBe(3);
});

test('a site of many styles ends at its limit of calls and says how far it was read', async () => {
  let calls = 0;
  const getProperties = async () => {
    calls += 1;
    return {};
  };
  const found = await read(Array.from({ length: 400 }, (_, at) => style(`${at}`, {}, [], { getProperties })));
  expect(found).toMatchObject({ of: 400, readPlain: 400, ended: 'limit' });
  expect(found.read).toBeGreaterThan(300);
  expect(found.read).toBeLessThan(400);
  expect(calls).toBeLessThan(20_000);
});

test('progress reports what is found so far', async () => {
  const reports: SiteBackgrounds[] = [];
  const { site, clock } = openSiteDesigner({
    getAllStyles: async () =>
      Array.from({ length: 4 }, (_, at) =>
        style(`${at}`, { main: background(file(assetId)) }, [], {
          async getProperties() {
            clock.advance(timeouts.siteProgressInterval);
            return background(file(assetId));
          },
        }),
      ),
    getAllMediaQueries: fourBreakpoints,
  });
  const answer = await site.siteBackgrounds(signal(), (soFar) => reports.push(soFar));
  expect(answer.ok && answer.value).toMatchObject({ read: 4 });
  const counts = reports.map(({ readPlain, read }) => readPlain + read);
  expect(counts.length).toBeGreaterThan(2);
  expect(counts).toEqual([...new Set(counts)].toSorted((one, other) => one - other));
  expect(reports[0]?.uses.length).toBeGreaterThan(0);
});

test('a style that fails in one state is read in the others, and does not count as read', async () => {
  const found = await read([
    style('Card', {}, [], {
      async getProperties({ pseudo }: Options = {}) {
        if (pseudo === 'hover') throw designerError('InternalError');
        return pseudo === 'empty' ? background(file(assetId)) : {};
      },
    }),
  ]);
  expect(brief(found)).toEqual(['Card one main empty']);
  expect(found).toMatchObject({ readPlain: 1, read: 0, refused: 1, ended: null });
});
