import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#tooling/project.ts';
import { allowedImports, trueRecursion } from './allowed-imports.ts';
import { type Arrows, arrowsIn, circlesIn, pairsIn, readImportGraph, specifiersIn } from './import-graph.ts';

const graph = await readImportGraph(join(projectRoot, 'src'));
const rooms: readonly (readonly [string, Arrows])[] = Object.entries(allowedImports);

/** The arrows of `some` that `others` lack, as texts. */
function beyond(some: Arrows, others: Arrows): string[] {
  return Object.entries(some).flatMap(([from, to]) =>
    to.filter((folder) => !others[from]?.includes(folder)).map((folder) => `${from} → ${folder}`),
  );
}

test.each(rooms)('src/%s: no folder imports one that the list does not allow', (room, allowed) => {
  expect(beyond(arrowsIn(graph, room), allowed)).toEqual([]);
});

test.each(rooms)('src/%s: every folder is in the list', (room, allowed) => {
  expect(Object.keys(arrowsIn(graph, room)).filter((folder) => !(folder in allowed))).toEqual([]);
});

test.each(rooms)('src/%s: the list has no unused permission', (room, allowed) => {
  expect(beyond(allowed, arrowsIn(graph, room))).toEqual([]);
});

test.each(rooms)('src/%s: no two folders import each other', (room) => {
  expect(pairsIn(arrowsIn(graph, room))).toEqual([]);
});

test('no file imports itself by way of others, but for those in the list', () => {
  expect(trueRecursion).toEqual(expect.arrayContaining(circlesIn(graph)));
});

test('every way to import counts', () => {
  const code = `
    import './a.ts';
    import type { B } from '#panel/b.ts';
    export { c } from './c.ts';
    export * from './d.ts';
    export type E = import('./e.ts').E;
    const f = await import('./f.ts');
    export const text = "import './g.ts'";
  `;
  const expected = ['./a.ts', '#panel/b.ts', './c.ts', './d.ts', './e.ts', './f.ts'];
  expect(specifiersIn('x.ts', code)).toEqual(expected);
});

const small = new Map([
  ['panel/main.ts', ['panel/ui/tabs.ts', 'contract/ids.ts']],
  ['panel/ui/tabs.ts', ['panel/page/list.ts', 'panel/ui/icons.tsx']],
  ['panel/ui/icons.tsx', []],
  ['panel/page/list.ts', ['panel/page/row.ts']],
  ['panel/page/row.ts', ['panel/page/deep/cell.ts']],
  ['panel/page/deep/cell.ts', ['panel/ui/tabs.ts', 'panel/ui/style.css']],
  ['contract/ids.ts', ['contract/ids.ts']],
]);

test('imports count between the first folders of a room, also from files outside of a folder', () => {
  expect(arrowsIn(small, '')).toEqual({ panel: ['contract'], contract: [] });
  expect(arrowsIn(small, 'panel/')).toEqual({ root: ['ui'], ui: ['page'], page: ['ui'] });
});

test('two folders that import each other are found', () => {
  expect(pairsIn(arrowsIn(small, 'panel/'))).toEqual([['page', 'ui']]);
});

test('cycles are found, of four files and of one', () => {
  expect(circlesIn(small)).toEqual([
    ['contract/ids.ts'],
    ['panel/page/deep/cell.ts', 'panel/page/list.ts', 'panel/page/row.ts', 'panel/ui/tabs.ts'],
  ]);
});
