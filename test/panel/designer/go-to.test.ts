import { describe, expect, test } from 'vitest';
import type { Place } from '#panel/designer/go-to.ts';
import { assetId, otherAssetId, siteId } from '#test/support/panel/asset-details.ts';
import { failing, openSiteDesigner } from '#test/support/panel/open-site-designer.ts';
import type { ManualClock } from '#test/support/shared/manual-clock.ts';

const signal = (): AbortSignal => new AbortController().signal;

const at = (canvas: string, name: string) => ({ component: canvas, element: name });

const image = (canvas: string, name: string, id: string | null) => ({
  id: at(canvas, name),
  type: 'Image',
  getAsset: async () => (id === null ? null : { id }),
});

const instance = (canvas: string, name: string, componentId: string, ids: readonly string[] = []) => ({
  id: at(canvas, name),
  type: 'ComponentInstance',
  searchProps: async () => ids.map((resolvedValue) => ({ propId: 'p', resolvedValue })),
  getComponent: async () => ({ id: componentId }),
});

const block = (canvas: string, name: string, id: string) => ({
  id: at(canvas, name),
  type: 'Block',
  styles: true,
  children: true,
  getStyles: async () => [
    {
      getProperty: async (_: string, options?: object) =>
        options ? null : `url("https://cdn.prod.website-files.com/${siteId}/${id}_a.jpg")`,
    },
  ],
});

type Element = { readonly id: ReturnType<typeof at>; readonly type: string };

/** A Designer with the pages "home" and "about" and the component "card", which opens and selects. */
function openSite(content: Record<string, readonly Element[]>, members: object = {}) {
  let page = 'home';
  let component: string | null = null;
  const did: string[] = [];
  const pages = ['home', 'about'].map((id) => ({ id, type: 'Page' }));
  const opened = () => component ?? page;
  const { site, clock } = openSiteDesigner({
    getCurrentPage: async () => ({ id: page }),
    getCurrentComponent: async () => component && { id: component },
    getAllPagesAndFolders: async () => [{ id: 'folder', type: 'PageFolder' }, ...pages],
    getAllComponents: async () => [{ id: 'card' }],
    getAllElements: async () => content[opened()] ?? [],
    async switchPage({ id }: { id: string }) {
      did.push(`switch ${id}`);
      page = id;
      component = null;
      return null;
    },
    async openCanvas({ componentId }: { componentId: string }) {
      did.push(`open ${componentId}`);
      component = componentId;
    },
    async enterComponent(element: ReturnType<typeof instance>) {
      did.push(`enter ${element.id.element}`);
      component = (await element.getComponent()).id;
      return null;
    },
    async exitComponent() {
      did.push('exit');
      component = null;
      return null;
    },
    async setSelectedElement(element: Element) {
      did.push(`select ${element.id.element}`);
      return element;
    },
    ...members,
  });
  const go = (place: Partial<Place>) =>
    site.goTo({ kind: 'page', id: 'about', assetId, componentId: null, ...place }, signal());
  return { go, did, clock };
}

/** Lets time pass until the answer is there. */
async function passTime(clock: ManualClock, answer: Promise<unknown>): Promise<unknown> {
  let result: unknown;
  void answer.then((value) => {
    result = value;
  });
  await expect
    .poll(() => {
      clock.advance(1_000);
      return result;
    })
    .toBeDefined();
  return result;
}

const went = (value: string) => ({ ok: true, value });

describe('a page', () => {
  const content = {
    about: [
      image('about', 'one', otherAssetId),
      image('about', 'two', assetId),
      block('about', 'block', assetId),
      image('about', 'three', assetId),
    ],
  };

  test('is opened, and the first element that shows the asset selected', async () => {
    const { go, did } = openSite(content);
    expect(await go({})).toEqual(went('selected'));
    expect(did).toEqual(['switch about', 'select two']);
  });

  test('that is open stays open, and the next element is selected, then the first again', async () => {
    const { go, did } = openSite(content);
    for (let times = 0; times < 3; times += 1) expect(await go({})).toEqual(went('selected'));
    expect(did).toEqual(['switch about', 'select two', 'select three', 'select two']);
  });

  test('with the asset behind a block alone selects the block', async () => {
    const { go, did } = openSite({ about: [image('about', 'one', null), block('about', 'block', assetId)] });
    expect(await go({})).toEqual(went('selected'));
    expect(did).toEqual(['switch about', 'select block']);
  });

  test('selects an instance whose property shows the asset', async () => {
    const { go, did } = openSite({ about: [instance('about', 'card-1', 'other', [assetId])] });
    expect(await go({})).toEqual(went('selected'));
    expect(did.at(-1)).toBe('select card-1');
  });

  test('selects an instance of the component that shows the asset', async () => {
    const { go, did } = openSite({
      about: [instance('about', 'card-1', 'other'), instance('about', 'card-2', 'card')],
    });
    expect(await go({ componentId: 'card' })).toEqual(went('selected'));
    expect(did.at(-1)).toBe('select card-2');
  });

  test('where no element shows the asset is opened', async () => {
    const { go, did } = openSite({ about: [image('about', 'one', otherAssetId)] });
    expect(await go({})).toEqual(went('opened'));
    expect(did).toEqual(['switch about']);
  });

  test('whose element can’t be selected is opened', async () => {
    const { go } = openSite(content, { setSelectedElement: async () => null });
    expect(await go({})).toEqual(went('opened'));
  });

  test('that the site lacks is not found, and the open one stays', async () => {
    const { go, did } = openSite(content);
    expect(await go({ id: 'folder' })).toEqual(went('not_found'));
    expect(did).toEqual([]);
  });

  test('is left from a component that switchPage does not leave', async () => {
    let component: string | null = 'card';
    const { go, did, clock } = openSite(content, {
      getCurrentPage: async () => ({ id: 'about' }),
      getCurrentComponent: async () => component && { id: component },
      getAllElements: async () => (component ? [] : content.about),
      switchPage: async () => null,
      async exitComponent() {
        component = null;
        return null;
      },
    });
    expect(await passTime(clock, go({}))).toEqual(went('selected'));
    expect(did).toEqual(['select two']);
  });

  test('whose elements come later than the page is searched once they are there', async () => {
    let lists = 0;
    const { go, clock } = openSite(content, {
      async getAllElements() {
        lists += 1;
        return lists > 1 ? content.about : [];
      },
    });
    expect(await passTime(clock, go({}))).toEqual(went('selected'));
  });

  test('that never opens is given up', async () => {
    const { go, clock } = openSite(content, { switchPage: async () => null });
    expect(await passTime(clock, go({}))).toEqual({ ok: false, reason: 'hung' });
  });

  test.for([
    ['Forbidden', 'forbidden'],
    ['ResourceMissing', 'missing'],
    ['InternalError', 'failed'],
  ] as const)('that rejects with %s gives %s', async ([tag, reason]) => {
    const { go } = openSite(content, { switchPage: failing(tag) });
    expect(await go({})).toEqual({ ok: false, reason });
  });
});

describe('a component', () => {
  const content = {
    home: [instance('home', 'other-1', 'other'), instance('home', 'card-1', 'card')],
    card: [image('card', 'card-image', assetId)],
  };
  const card = { kind: 'component', id: 'card' } as const;

  test('is opened, and the element that shows the asset selected', async () => {
    const { go, did } = openSite(content);
    expect(await go(card)).toEqual(went('selected'));
    expect(did).toEqual(['open card', 'select card-image']);
  });

  test('is entered through an instance on the open page where the runtime lacks openCanvas', async () => {
    const { go, did } = openSite(content, { openCanvas: undefined });
    expect(await go(card)).toEqual(went('selected'));
    expect(did).toEqual(['enter card-1', 'select card-image']);
  });

  test('without an instance on the open page can’t be opened by such a runtime', async () => {
    const { go } = openSite({ ...content, home: [] }, { openCanvas: undefined });
    expect(await go(card)).toEqual({ ok: false, reason: 'unsupported' });
  });

  test('counts as open where the runtime can’t tell', async () => {
    const { go } = openSite(content, { getCurrentComponent: undefined });
    expect(await go(card)).toEqual(went('selected'));
  });

  test('that the site lacks is not found', async () => {
    const { go } = openSite(content);
    expect(await go({ ...card, id: 'gone' })).toEqual(went('not_found'));
  });
});
