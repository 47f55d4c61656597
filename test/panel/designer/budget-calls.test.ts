import { effect, signal } from '@preact/signals-core';
import { expect, onTestFinished, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import { loadImage } from '#panel/browser/load-image.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createDesigner } from '#panel/designer/designer.ts';
import { createLazyFeatures } from '#panel/lazy/lazy-features.ts';
import { startPanel } from '#panel/panel.ts';
import { siteId } from '#test/support/panel/asset-details.ts';
import { createRoundDesigner } from '#test/support/panel/round-designer.ts';
import { createScriptedBackend, staysSilent } from '#test/support/panel/scripted-backend.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

type Says = ReturnType<typeof createRoundDesigner>['says'];

/** A component with an image, a block with a background, and a section with a text and a block of two images. */
function otherElements(says: Says) {
  const element = (name: string, type: string, members: object = {}) => ({
    id: { component: 'page', element: name },
    type,
    children: false,
    styles: false,
    ...members,
  });
  const assetId = 'f'.padStart(24, '0');
  const style = { getProperty: says('property', `url("https://a.test/${siteId}/${assetId}_a.jpg")`) };
  const plain = { styles: true, getStyles: says('styles', [{ getProperty: says('property', null) }]) };
  const image = (name: string) =>
    element(name, 'Image', { getAsset: says('asset', null), getAltText: says('altText', '') });
  const [one, two] = [image('inside-1'), image('inside-2')];
  const inner = element('inner', 'Block', {
    ...plain,
    children: true,
    getChildren: says('children', [one, two]),
  });
  const text = element('text', 'Paragraph', { ...plain, children: true, getChildren: says('children', []) });
  const section = element('section', 'Section', {
    ...plain,
    children: true,
    getChildren: says('children', [text, inner]),
  });
  const component = element('component', 'ComponentInstance', {
    searchProps: says('props', [{ propId: 'p', resolvedValue: assetId, display: { label: 'Image' } }]),
    getComponent: says('component', {
      getName: says('componentName', 'Card'),
      getInstanceCount: says('instances', 2),
    }),
  });
  const background = element('background', 'Block', {
    styles: true,
    getStyles: says('styles', [style]),
    children: true,
    getChildren: says('children', []),
  });
  return {
    list: [component, background, section, text, inner, one, two],
    component,
    background,
    section,
    text,
  };
}

/** The panel beside a page of images; those with an even number are alone in a link. */
function openPage(images: number, selected: number | null = null) {
  const rounds = createRoundDesigner();
  const { says } = rounds;
  const elements = Array.from({ length: images }, (_, number) => ({
    id: { component: 'page', element: `image-${number}` },
    type: 'Image',
    elementSettings: true,
    getAltText: says('altText', 'A lake'),
    getSettings: says('settings', {}),
    getAttributeValue: says('attribute', '600'),
    getAsset: says('asset', {
      id: number.toString(16).padStart(24, '0'),
      getName: says('name', `photo-${number}.jpg`),
      getUrl: says('url', null),
      getMimeType: says('mimeType', 'image/jpeg'),
      getAltText: says('assetAltText', 'A lake'),
    }),
  }));
  const others = otherElements(says);
  const links = elements
    .filter((_, number) => number % 2 === 0)
    .map((image, number) => ({
      id: { component: 'page', element: `link-${number}` },
      type: 'Link',
      children: true,
      getChildren: says('children', [image]),
      getTarget: says('target', '/more'),
      getAllCustomAttributes: says('attributes', []),
    }));
  Object.assign(rounds.api, {
    getAllElements: says('list', [...links, ...elements, ...others.list]),
    getAssetById: says('assetById', {
      getName: says('name', 'photo.jpg'),
      getUrl: says('url', null),
      getMimeType: says('mimeType', 'image/jpeg'),
      getAltText: says('assetAltText', 'A lake'),
    }),
    getSelectedElement: says('selection', selected === null ? null : elements[selected]),
    getCurrentPage: says('page', { id: 'page', getName: says('pageName', 'Home') }),
    getSiteInfo: says('site', { siteId }),
    getIdToken: says('idToken', 'token'),
  });
  const clock = createManualClock();
  const backend = createScriptedBackend();
  const limits = { callLimit: timeouts.designerCall, optionalCallLimit: timeouts.optionalDesignerCall };
  const { panel, stop } = startPanel({
    designer: createDesigner(rounds.api, { clock, ...limits }),
    backend,
    assets: createAssetStore(clock),
    clock,
    lazyScript: {
      value: signal(createLazyFeatures),
      failed: signal(false),
      fetch: async () => {},
      fail: () => {},
    },
    loadImage,
    writeText: async () => true,
    saveFile: () => {},
    report: reportError,
    backendUrl: 'https://assets.example.com',
    version: '1.2.3',
    panelUrl: new URL(location.href),
    locale: 'en-US',
  });
  onTestFinished(stop);
  // A view reads all of it at all times.
  onTestFinished(effect(() => void panel.selected.selection.value));
  return { panel, backend, clock, elements, others, ...rounds };
}

/** The same once the panel has read the page and been shown every image of it. */
async function openKnownPage(images: number) {
  const opened = openPage(images);
  await opened.answerAll();
  opened.clock.advance(timeouts.idleDelay);
  await opened.answerAll();
  expect(opened.panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  return opened;
}

type Opened = Awaited<ReturnType<typeof openKnownPage>>;

async function callsOfSelection({ select, elements, takeCalls, answerAll }: Opened, image: number) {
  takeCalls();
  select(elements[image] ?? {});
  await answerAll();
  return takeCalls();
}

const shownName = ({ panel }: Pick<Opened, 'panel'>): string | null | undefined => {
  const { value } = panel.selected.selection;
  return value.kind === 'asset' ? value.designer.name : undefined;
};

test('the facts of a selected image are there after two calls one after the other', async () => {
  const opened = openPage(3);
  opened.backend.script(staysSilent);
  await opened.answerAll();
  opened.select(opened.elements[1] ?? {});
  await opened.answerRound();
  expect(shownName(opened)).toBeUndefined();
  await opened.answerRound();
  expect(shownName(opened)).toBe('photo-1.jpg');
});

test('at the start the backend is asked for the selected image after two calls, its facts are there after three', async () => {
  const opened = openPage(3, 1);
  opened.backend.script(staysSilent);
  await opened.answerRound();
  await opened.answerRound();
  expect(opened.backend.asked).toHaveLength(1);
  await opened.answerRound();
  expect(shownName(opened)).toBe('photo-1.jpg');
});

test('a selection on a page that was read takes at most ten calls and never lists the page again', async () => {
  const opened = await openKnownPage(6);
  // The links of a page are read with the first image that is selected on it.
  await callsOfSelection(opened, 0);
  for (const image of [0, 1, 2, 3, 4, 5, 0, 2, 4]) {
    const calls = await callsOfSelection(opened, image);
    expect(calls, `image ${image}`).not.toContain('list');
    expect(calls.length, `image ${image}: ${calls.join(' ')}`).toBeLessThanOrEqual(10);
  }
});

test.for(['component', 'background', 'section', 'text'] as const)(
  'a selected %s on a page that was read takes at most ten calls and never lists the page again',
  async (which) => {
    const { panel, others, select, takeCalls, answerAll } = await openKnownPage(2);
    takeCalls();
    select(others[which]);
    await answerAll();
    const calls = takeCalls();
    expect(panel.selected.selection.value.kind).toMatch(/asset|images/);
    expect(calls, which).not.toContain('list');
    expect(calls.length, calls.join(' ')).toBeLessThanOrEqual(10);
    expect(calls.length).toBeGreaterThan(0);
  },
);

test('one listing serves the links and the list of the page', async () => {
  const opened = openPage(4, 0);
  await opened.answerAll();
  opened.clock.advance(timeouts.idleDelay);
  await opened.answerAll();
  expect(opened.panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  expect(opened.takeCalls().filter((name) => name === 'list')).toHaveLength(1);
});

test('a page that is read call after call is looked up once, and selections of its images look up nothing', async () => {
  const opened = openPage(24);
  await opened.answerAll();
  opened.clock.advance(timeouts.idleDelay);
  // Each round of calls takes less than the lookup waits for more.
  while ((await opened.answerRound()) > 0) opened.clock.advance(timeouts.lookupDelay - 50);
  opened.clock.advance(timeouts.lookupDelay);
  await opened.answerAll();
  const lookups = () => opened.backend.others.filter((request) => request.startsWith('lookup'));
  expect(lookups()).toHaveLength(1);
  for (const element of opened.elements) {
    opened.select(element);
    await opened.answerAll();
    opened.clock.advance(timeouts.idleDelay);
    await opened.answerAll();
  }
  expect(lookups()).toHaveLength(1);
});
