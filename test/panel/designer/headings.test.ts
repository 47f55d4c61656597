import { expect, test } from 'vitest';
import { createDesigner } from '#panel/designer/designer.ts';
import { createPageScan } from '#panel/designer/page-scan.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const element = (id: string, type: string, members: object = {}) => ({
  id: { component: 'page', element: id },
  type,
  children: false,
  ...members,
});
const text = (value: unknown) => element('text', 'String', { getText: async () => value });
const parent = (id: string, type: string, children: readonly unknown[]) =>
  element(id, type, { children: true, getChildren: async () => children });
const heading = (id: string, ...texts: unknown[]) => parent(id, 'Heading', texts.map(text));
const image = (id: string) => element(id, 'Image');
const hangs = () => new Promise<never>(() => {});

/** Reads the headings of a page with these elements. */
async function read(elements: readonly unknown[], isAborted = false) {
  const clock = createManualClock();
  const api = Object.assign(Object.create(null), {
    subscribe: () => () => {},
    getAllElements: async () => elements,
  });
  const designer = createDesigner(api, { clock, callLimit: 5_000, optionalCallLimit: 2_000 });
  designer.scanPages(createPageScan);
  const reading = new AbortController();
  const result = designer.headings(reading.signal);
  if (isAborted) reading.abort();
  await new Promise((resolve) => setTimeout(resolve));
  clock.advance(5_000);
  const answer = await result;
  return answer.ok ? Object.fromEntries(answer.value) : answer.reason;
}

const throws = async () => {
  throw new Error('no children');
};

test.for([
  [
    'images take the last heading before them',
    [image('a'), heading('h', 'Lakes'), image('b'), image('c'), heading('i', 'Huts'), image('d')],
    { 'page/b': 'Lakes', 'page/c': 'Lakes', 'page/d': 'Huts' },
  ],
  [
    'a component instance takes one as well, and no other element',
    [heading('h', 'Lakes'), element('text', 'Paragraph'), element('i', 'ComponentInstance')],
    { 'page/i': 'Lakes' },
  ],
  [
    'texts in spans are joined, and white space is one space',
    [
      parent('h', 'Heading', [text(' Lakes\n'), parent('s', 'Span', [text(' and ')]), text('huts ')]),
      image('a'),
    ],
    { 'page/a': 'Lakes and huts' },
  ],
  ['a heading without a text is left out', [heading('h', null, ''), image('a')], {}],
  [
    'a heading that throws is left out, the others stay',
    [
      element('h', 'Heading', { children: true, getChildren: throws }),
      image('a'),
      heading('i', 'Huts'),
      image('b'),
    ],
    { 'page/b': 'Huts' },
  ],
  ['a long heading is cut', [heading('h', 'x'.repeat(300)), image('a')], { 'page/a': 'x'.repeat(120) }],
  [
    'a heading with endless parts ends',
    [heading('h', ...Array.from({ length: 40 }, () => 'a')), image('a')],
    { 'page/a': 'a'.repeat(12) },
  ],
  [
    'a heading that never responds ends by the deadline',
    [element('h', 'Heading', { children: true, getChildren: hangs }), image('a')],
    'hung',
  ],
  ['a page without headings has none', [image('a')], {}],
] as const)('%s', async ([, elements, expected]) => {
  expect(await read(elements)).toEqual(expected);
});

test('only headings with images after them are read, a hundred at most', async () => {
  let calls = 0;
  const counted = (id: string) =>
    element(id, 'Heading', {
      children: true,
      async getChildren() {
        calls += 1;
        return [text(id)];
      },
    });
  const alone = Array.from({ length: 50 }, (_, at) => counted(`alone ${at}`));
  const pairs = Array.from({ length: 150 }, (_, at) => [counted(`heading ${at}`), image(`${at}`)]);
  const found = await read([...alone, ...pairs.flat()]);
  expect(Object.keys(found)).toHaveLength(100);
  expect(calls).toBe(100);
});

test('an abort ends the reading', async () => {
  expect(await read([heading('h', 'Lakes'), image('a')], true)).toBe('aborted');
});
