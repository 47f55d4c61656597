import { expect, test } from 'vitest';
import type { BuiltFile, BuiltPanel } from '#test/support/panel/built-panel.ts';
import { describeParts, type PartSizes, partsOf } from '#test/support/panel/panel-parts.ts';

const before: PartSizes = {
  'first script': 24_000,
  'first style': 3_000,
  'later script': 31_000,
  'later style': 1_500,
  'page without words': 300,
  'words en.json': 6_800,
  'words de.json': 7_600,
  'words alt-words.json': 4_100,
};

test.each([
  [26_500, '700 over 28,800', 'first script: 26,500 (+2,500)'],
  [24_000, '1,800 left of 28,800', 'first script: 24,000 (+0)'],
  [23_500, '2,300 left of 28,800', 'first script: 23,500 (-500)'],
])('a first script of %i bytes: the budget has %s', (bytes, left, line) => {
  const sizes = { ...before, 'first script': bytes };
  const [title = '', ...lines] = describeParts(sizes, before, ['first script', 'first style'], 28_800).split(
    '\n',
  );
  expect(title).toContain(left);
  expect(lines).toHaveLength(8);
  expect(lines[0]).toBe(`* ${line}`);
  expect(lines[2]).toBe('  later script: 31,000 (+0)');
});

function panelOf(contents: Readonly<Record<string, string>>): BuiltPanel {
  const files: BuiltFile[] = Object.entries(contents).map(([path, text]) => {
    return { path, text, bytes: Buffer.from(text) };
  });
  const ending = (end: string) => files.filter(({ path }) => path.endsWith(end));
  return { folder: '', files, ending, remove: () => Promise.resolve() };
}

test('a part that grows is the only one reported, together with the page that contains it', () => {
  const script = '<script src="./assets/index-1.js"></script><link href="./assets/style-2.css">';
  const contents = {
    'index.html': `${script}<template id="en.json">{"a":"b"}</template><template id="de.json">{"a":"c"}</template>`,
    'assets/index-1.js': 'let a',
    'assets/lazy-features-3.js': 'let b',
    'assets/style-2.css': 'a{}',
    'assets/lazy-features-4.css': 'b{}',
  };
  const grown = (changes: Readonly<Record<string, string>>) => {
    const [now, then] = [partsOf(panelOf({ ...contents, ...changes })), partsOf(panelOf(contents))];
    return Object.entries(now).flatMap(([name, bytes]) =>
      bytes > (Object.entries(then).find(([other]) => other === name)?.[1] ?? 0) ? [name] : [],
    );
  };
  expect(grown({})).toEqual([]);
  expect(grown({ 'assets/index-1.js': 'let a, something, more' })).toEqual(['first script']);
  expect(grown({ 'assets/lazy-features-3.js': 'let b, something, more' })).toEqual(['later script']);
  expect(grown({ 'assets/style-2.css': 'a{color:red}' })).toEqual(['first style']);
  expect(grown({ 'assets/lazy-features-4.css': 'b{color:red}' })).toEqual(['later style']);
  const page = contents['index.html'];
  expect(grown({ 'index.html': page.replace('"b"', '"bcdefghi"') })).toEqual(['words en.json']);
  expect(grown({ 'index.html': page.replace('"c"', '"cdefghij"') })).toEqual(['words de.json']);
  expect(grown({ 'index.html': `${page}<p>more of it</p>` })).toEqual(['page without words']);
});
