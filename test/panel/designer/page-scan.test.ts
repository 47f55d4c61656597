import { expect, test } from 'vitest';
import { createDesigner, type Designer } from '#panel/designer/designer.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import { createPageScan } from '#panel/designer/page-scan.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const signal = (): AbortSignal => new AbortController().signal;
const says = (value: unknown) => async () => value;
const element = (id: string, type: string, members: object = {}) => ({
  id: { component: 'page', element: id },
  type,
  ...members,
});

/** A page with a link around two images and a text, and an image outside of it. */
function openPage() {
  const page = { listed: 0, text: 'Read', sibling: 'A hut', label: '', isGone: false };
  const events = new Map<string, ((value: unknown) => void)[]>();
  const attributes = async () => (page.label === '' ? [] : [{ name: 'aria-label', value: page.label }]);
  const text = element('text', 'String', { children: false, getText: async () => page.text });
  const inLink = element('in-link', 'Image', {
    children: false,
    getAltText: says('A door'),
    setAltText: says(null),
  });
  const sibling = element('sibling', 'Image', { children: false, getAltText: async () => page.sibling });
  const alone = element('alone', 'Image', { children: false });
  const link = (id: string, children: unknown[]) =>
    element(id, 'Link', {
      children: true,
      async getChildren() {
        if (page.isGone) throw Object.assign(new Error('gone'), { cause: { tag: 'ResourceMissing' } });
        return children;
      },
      getTarget: says('/a'),
      getAllCustomAttributes: attributes,
    });
  const around = link('link', [inLink, text, sibling]);
  let elements: unknown[] = [around, inLink, text, sibling, alone];
  const clock = createManualClock();
  let answers = true;
  const api = Object.assign(Object.create(null), {
    subscribe(event: string, listener: (value: unknown) => void) {
      events.set(event, [...(events.get(event) ?? []), listener]);
      return () => {};
    },
    async getAllElements() {
      page.listed += 1;
      return answers ? elements : new Promise(() => {});
    },
  });
  const designer: Designer = createDesigner(api, { clock, callLimit: 5_000, optionalCallLimit: 2_000 });
  designer.scanPages(createPageScan);
  let image: ImageHandle | null = null;
  designer.onSelection((selected) => {
    image = selected?.image ?? null;
  });
  const fire = (event: string, value: unknown): void => {
    for (const listener of events.get(event) ?? []) listener(value);
  };
  return {
    page,
    designer,
    clock,
    fire,
    link,
    elements: { around, inLink, text, sibling, alone },
    put(next: unknown[]) {
      elements = next;
    },
    setAnswers(next: boolean) {
      answers = next;
    },
    /** Selects an element and returns the link around it where it is an image. */
    async select(selected: unknown) {
      fire('selectedelement', selected);
      return image?.link(signal());
    },
    image: () => image,
  };
}

const bare = { to: '/a', label: '', text: 'Read', images: ['A hut'], isComplete: true };

test('a page is listed once, however often its images are selected', async () => {
  const { page, elements, select, designer } = openPage();
  for (let count = 0; count < 3; count++) {
    expect(await select(elements.inLink)).toEqual({ ok: true, value: bare });
    expect(await select(elements.alone)).toEqual({ ok: true, value: undefined });
  }
  const listed = await designer.elements(signal());
  expect(listed.ok && listed.value.map(({ key }) => key)).toEqual([
    'page/in-link',
    'page/sibling',
    'page/alone',
  ]);
  expect(page.listed).toBe(1);
});

test('reading the page again lists it again', async () => {
  const { page, designer } = openPage();
  await designer.elements(signal());
  await designer.elements(signal(), true);
  expect(page.listed).toBe(2);
});

test.for(['currentpage', 'currentcmsitem'])('the event %s makes the page be listed again', async (event) => {
  const { page, elements, select, fire } = openPage();
  await select(elements.inLink);
  fire(event, null);
  await select(elements.inLink);
  expect(page.listed).toBe(2);
});

test('the selection of an element that was not listed lists the page once more, and finds its new link', async () => {
  const { page, elements, select, put, link } = openPage();
  await select(elements.alone);
  const added = link('added', [elements.alone]);
  put([added, elements.alone]);
  await select(added);
  expect(await select(elements.alone)).toMatchObject({ ok: true, value: { to: '/a' } });
  expect(page.listed).toBe(2);
});

test('an image that the Designer never lists makes it list the page once', async () => {
  const { page, elements, select } = openPage();
  await select(elements.alone);
  for (let count = 0; count < 3; count++) {
    expect(await select(element('rich', 'Image'))).toEqual({ ok: true, value: undefined });
    await select(elements.alone);
  }
  expect(page.listed).toBe(2);
});

test('elements of a component that is opened are listed, and those of the page again after it', async () => {
  const { page, elements, select, put } = openPage();
  await select(elements.inLink);
  const inside = { ...element('inside', 'Image'), id: { component: 'card', element: 'inside' } };
  put([inside]);
  expect(await select(inside)).toEqual({ ok: true, value: undefined });
  put([elements.around, elements.inLink]);
  expect(await select(elements.inLink)).toEqual({ ok: true, value: bare });
  expect(page.listed).toBe(3);
});

test.for([
  ['a text of the link', 'text', { text: 'Buy' }, { ...bare, text: 'Buy' }],
  ['another image of the link', 'sibling', { sibling: 'A lake' }, { ...bare, images: ['A lake'] }],
  ['the link itself', 'around', { label: 'Prices' }, { ...bare, label: 'Prices' }],
] as const)(
  'what was changed while %s was selected is read again, without a listing',
  async ([, key, change, found]) => {
    const { page, elements, select } = openPage();
    await select(elements.inLink);
    await select(elements[key]);
    Object.assign(page, change);
    expect(await select(elements.inLink)).toEqual({ ok: true, value: found });
    expect(page.listed).toBe(1);
  },
);

test('alt texts of a link are read again after one was written', async () => {
  const { page, elements, select, image } = openPage();
  await select(elements.inLink);
  page.sibling = 'A lake';
  expect(await select(elements.inLink)).toMatchObject({ value: { images: ['A hut'] } });
  await image()?.setAltText('A valley', signal());
  expect(await select(elements.inLink)).toMatchObject({ value: { images: ['A lake'] } });
});

test('a link that no longer exists makes the page be listed again', async () => {
  const { page, elements, select, put } = openPage();
  await select(elements.inLink);
  page.isGone = true;
  // The person has selected the link, so it is read again.
  await select(elements.around);
  put([elements.inLink]);
  expect(await select(elements.inLink)).toEqual({ ok: true, value: undefined });
  expect(page.listed).toBe(2);
});

test('a listing without a response ends by its deadline, and the next selection lists again', async () => {
  const { page, elements, select, clock, setAnswers } = openPage();
  setAnswers(false);
  const hung = select(elements.inLink);
  await expect.poll(() => page.listed).toBe(1);
  clock.advance(5_000);
  expect(await hung).toEqual({ ok: false, reason: 'hung' });
  setAnswers(true);
  expect(await select(elements.inLink)).toEqual({ ok: true, value: bare });
  expect(page.listed).toBe(2);
});
