import { expect, test } from 'vitest';
import { asBinding } from '#panel/designer/binding.ts';
import { errorReasonOf } from '#panel/designer/call.ts';
import { createDesigner, type Designer } from '#panel/designer/designer.ts';
import { getIdentity } from '#panel/get-identity.ts';
import { siteId } from '#test/support/panel/asset-details.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const signal = (): AbortSignal => new AbortController().signal;

// The official types have hundreds of members that the panel does not use. Object.assign onto an untyped object gives a
// value of such a type, so that a test lists only the members it needs.
const standIn = (members: object) => Object.assign(Object.create(null), members);

const tagged = (tag: string): Error => Object.assign(new Error('text'), { cause: { tag } });

function open(api: object) {
  const clock = createManualClock();
  const designer: Designer = createDesigner(standIn(api), {
    clock,
    callLimit: 5_000,
    optionalCallLimit: 2_000,
  });
  return { designer, clock };
}

const image = (members: object) => ({
  id: { component: 'page', element: 'image' },
  type: 'Image',
  elementSettings: true,
  getAsset: async () => null,
  getAltText: async () => '',
  ...members,
});

async function imageOf(members: object) {
  const { designer, clock } = open({ getSelectedElement: async () => image(members) });
  const selection = await designer.selection(signal());
  const handle = selection.ok ? selection.value?.image : null;
  if (!handle) throw new Error('no image');
  return { handle, clock };
}

test.for([
  [tagged('Forbidden'), 'forbidden'],
  [tagged('ModeForbidden'), 'forbidden'],
  [tagged('ResourceMissing'), 'missing'],
  [tagged('InternalError'), 'failed'],
  [{ cause: { tag: 'Forbidden' } }, 'forbidden'],
  [new Error('Forbidden'), 'failed'],
  [Object.assign(new Error('x'), { cause: undefined }), 'failed'],
  [Object.assign(new Error('x'), { cause: 'Forbidden' }), 'failed'],
  [new TypeError('x is not a function'), 'unsupported'],
  ['Forbidden', 'failed'],
  [null, 'failed'],
] as const)('the Designer’s error %o has the reason "%s"', ([error, reason]) => {
  expect(errorReasonOf(error)).toBe(reason);
});

test('only an Image element is wrapped as an image', async () => {
  const { designer } = open({ getSelectedElement: async () => image({}) });
  expect(await designer.selection(signal())).toMatchObject({
    ok: true,
    value: { key: 'page/image', type: 'Image' },
  });
  const { designer: other } = open({
    getSelectedElement: async () => ({ id: { component: 'page', element: 'h' }, type: 'Heading' }),
  });
  expect(await other.selection(signal())).toEqual({
    ok: true,
    value: { key: 'page/h', type: 'Heading', image: null, findImages: expect.any(Function) },
  });
});

test('a call without a result ends at its deadline', async () => {
  const { designer, clock } = open({ getSelectedElement: () => new Promise(() => {}) });
  const answer = designer.selection(signal());
  clock.advance(4_999);
  expect(clock.waiting()).toBe(1);
  clock.advance(1);
  expect(await answer).toEqual({ ok: false, reason: 'hung' });
});

test('an aborted call ends at once and leaves no timer', async () => {
  const { designer, clock } = open({ getSelectedElement: () => new Promise(() => {}) });
  const caller = new AbortController();
  const answer = designer.selection(caller.signal);
  caller.abort();
  expect(await answer).toEqual({ ok: false, reason: 'aborted' });
  expect(await designer.selection(caller.signal)).toEqual({ ok: false, reason: 'aborted' });
  expect(clock.waiting()).toBe(0);
});

test('missing methods and events of an older runtime give unsupported and do not throw', async () => {
  const { designer } = open({
    subscribe: () => {
      throw new Error('unknown event');
    },
  });
  expect(await designer.theme(signal())).toEqual({ ok: false, reason: 'unsupported' });
  expect(await designer.background('light', signal())).toEqual({ ok: false, reason: 'unsupported' });
  expect(await designer.selection(signal())).toEqual({ ok: false, reason: 'unsupported' });
  expect(() => designer.onTheme(() => {})()).not.toThrow();
});

test('a value typed as text that is no text reads as null', async () => {
  const { handle } = await imageOf({
    getAltText: async () => null,
    getAsset: async () => ({
      id: 'a',
      getName: async () => undefined,
      getUrl: async () => 7,
      getMimeType: async () => 'image/png',
    }),
  });
  expect(await handle.altText(signal())).toEqual({ ok: true, value: null });
  const asset = await handle.asset(signal());
  if (!asset.ok || !asset.value) throw new Error('no asset');
  expect(await asset.value.name(signal())).toEqual({ ok: true, value: null });
  expect(await asset.value.url(signal())).toEqual({ ok: true, value: null });
  expect(await asset.value.mimeType(signal())).toEqual({ ok: true, value: 'image/png' });
  expect(await asset.value.altText(signal())).toEqual({ ok: false, reason: 'unsupported' });
});

const cms = { sourceType: 'cms', fieldName: 'Photo', collectionName: 'Team' };

const photo = { source: 'cms', field: 'Photo', collection: 'Team' };

test.for([
  ['its settings', { getSettings: async () => ({ assetId: cms }) }, { boundFile: photo }],
  ['its source setting', { getSettings: async () => ({ src: cms }) }, { boundFile: photo }],
  [
    'a search of its settings',
    { searchSettings: async () => ({ assetId: { value: cms } }) },
    { boundFile: photo },
  ],
  [
    'a word for its asset’s text',
    { getSettings: async () => ({ altText: 'inherit' }) },
    { altWord: 'inherit' },
  ],
  [
    'a word in a static value',
    { getSettings: async () => ({ altText: { sourceType: 'static', value: 'decorative' } }) },
    { altWord: 'decorative' },
  ],
  ['a text in its alt text setting', { getSettings: async () => ({ altText: 'A ridge' }) }, {}],
  ['its alt text setting', { getSettings: async () => ({ altText: cms }) }, { boundAltText: photo }],
  ['a search for it', { searchSettings: async () => ({ altText: { value: cms } }) }, { boundAltText: photo }],
] as const)('a binding is read from %s', async ([, members, bindings]) => {
  const { handle } = await imageOf(members);
  expect(await handle.bindings(signal())).toEqual({ ok: true, value: bindings });
});

test.for([
  ['a setting', { getSettings: async () => ({ width: '625' }) }, 625],
  ['a setting of a number', { getSettings: async () => ({ width: 205.5 }) }, 205.5],
  ['a static value', { getSettings: async () => ({ width: { sourceType: 'static', value: '100px' } }) }, 100],
  [
    'a search',
    { searchSettings: async () => ({ width: { value: { sourceType: 'static', value: '625' } } }) },
    625,
  ],
  // Source: Designer API typings, `ElementAttribute`.
  [
    'a list of attributes',
    {
      getSettings: async () => ({
        attributes: [
          { name: 'loading', value: 'lazy' },
          { name: 'width', value: '625' },
        ],
      }),
    },
    625,
  ],
  ['attributes by name', { getSettings: async () => ({ attr: { width: '625' } }) }, 625],
  ['a setting without a value', { getSettings: async () => ({ width: null }) }, null],
  ['Auto', { getSettings: async () => ({ width: 'Auto' }) }, null],
  ['0', { getSettings: async () => ({ width: '0' }) }, null],
  ['an empty list of attributes', { getSettings: async () => ({ attributes: [] }) }, undefined],
  [
    'attributes that are odd',
    { getSettings: async () => ({ attributes: [null, 7, { name: 'width' }] }) },
    undefined,
  ],
  ['a binding', { getSettings: async () => ({ width: cms }) }, undefined],
] as const)('a Width is read from %s', async ([, members, width]) => {
  const answer = await (await imageOf(members)).handle.bindings(signal());
  expect(answer.ok && answer.value.width).toBe(width);
});

test('an image that is not bound has the bindings undefined, so that merging removes earlier ones', async () => {
  const answer = await (await imageOf({ getSettings: async () => ({}) })).handle.bindings(signal());
  const known = { boundFile: photo, boundAltText: photo };
  expect({ ...known, ...(answer.ok ? answer.value : {}) }).toEqual({});
});

test('an image without element settings has no binding, and one that fails gives the reason', async () => {
  const plain = await imageOf({ elementSettings: false });
  expect(await plain.handle.bindings(signal())).toEqual({ ok: true, value: {} });
  const failing = await imageOf({ getSettings: () => Promise.reject(tagged('InternalError')) });
  expect(await failing.handle.bindings(signal())).toEqual({ ok: false, reason: 'failed' });
});

test.for([
  [
    { sourceType: 'prop', propName: 'Image' },
    { source: 'property', field: 'Image', collection: null },
  ],
  [
    { sourceType: 'page', fieldName: '' },
    { source: 'page', field: null, collection: null },
  ],
  [{ sourceType: 'conditional' }, { source: 'other', field: null, collection: null }],
  [{ sourceType: 'static', value: 'a' }, undefined],
  ['63e5889e7fe4eafa7384cea4', undefined],
  [null, undefined],
  [[], undefined],
] as const)('the setting %o is the binding %o', ([setting, binding]) => {
  expect(asBinding(setting)).toEqual(binding);
});

test('the identity is the Designer’s, and null without it', async () => {
  const getIdToken = async () => 'token';
  const { designer } = open({ getSiteInfo: async () => ({ siteId, workspaceId: siteId }), getIdToken });
  expect(await getIdentity(designer, signal())).toEqual({ siteId, idToken: 'token', workspaceId: siteId });
  const { designer: alone } = open({ getSiteInfo: async () => ({ siteId }), getIdToken });
  expect(await getIdentity(alone, signal())).toEqual({ siteId, idToken: 'token' });
  const { designer: mute } = open({ getIdToken });
  expect(await getIdentity(mute, signal())).toBeNull();
  expect(await getIdentity(null, signal())).toBeNull();
});
