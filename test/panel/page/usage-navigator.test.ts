import { expect, test } from 'vitest';
import type { DesignerResult } from '#panel/designer/call.ts';
import { type Row, rowOf } from '#panel/page/row.ts';
import type { Usage } from '#panel/page/usage.ts';
import { createUsageNavigator } from '#panel/page/usage-navigator.ts';
import { assetId, detailsOf } from '#test/support/panel/asset-details.ts';
import { recordOf } from '#test/support/panel/asset-record.ts';
import { pageImage } from '#test/support/panel/page-elements.ts';
import { refuses, type Script, says } from '#test/support/panel/scripted-designer.ts';

/** A row of so many uses; `selected` has the keys in the order in which they were selected. */
function rowWith(many: number, answer: Script<boolean> = says(true)): { row: Row; selected: string[] } {
  const selected: string[] = [];
  const usages = Array.from({ length: many }, (_, at): Usage => {
    const select = () => {
      selected.push(`page/${at}`);
      return answer();
    };
    return {
      element: pageImage(`page/${at}`, assetId, { select }),
      at,
      as: 'image',
      assetId,
      handles: null,
      altText: '',
      binding: null,
      isAltBound: false,
      width: undefined,
      component: null,
    };
  });
  return { row: rowOf(usages, recordOf(detailsOf()), () => 0), selected };
}

test('goes from the last usage to the first, and back', async () => {
  const { row, selected } = rowWith(3);
  const usageNavigator = createUsageNavigator();
  const places: number[] = [];
  for (const at of [0, 1, 2, 3, -1]) {
    await usageNavigator.go(row, at);
    places.push(usageNavigator.at(row));
  }
  expect(places).toEqual([0, 1, 2, 0, 2]);
  expect(selected.at(-1)).toBe('page/2');
});

test('stays within a row that has lost a usage', async () => {
  const usageNavigator = createUsageNavigator();
  await usageNavigator.go(rowWith(3).row, 2);
  expect(usageNavigator.at(rowWith(2).row)).toBe(1);
});

test.for([
  ['it is no longer there', says(false), true],
  ['the Designer says that it was removed', refuses('missing'), true],
  ['the Designer hangs', refuses('hung'), false],
] as const)('where %s the row shows it, and a successful press clears it', async ([, answer, isGone]) => {
  const { row } = rowWith(1, answer);
  const usageNavigator = createUsageNavigator();
  await usageNavigator.go(row, 0);
  expect(usageNavigator.error.value).toEqual({ key: row.key, isGone });
  await usageNavigator.go(rowWith(1).row, 0);
  expect(usageNavigator.error.value).toBeNull();
});

test('the result of an earlier press is ignored', async () => {
  let answer = (_: DesignerResult<boolean>): void => {};
  const { row } = rowWith(
    1,
    () =>
      new Promise((done) => {
        answer = done;
      }),
  );
  const usageNavigator = createUsageNavigator();
  const earlier = usageNavigator.go(row, 0);
  await usageNavigator.go(rowWith(1).row, 0);
  answer({ ok: false, reason: 'failed' });
  await earlier;
  expect(usageNavigator.error.value).toBeNull();
});

test('continues from the usage that was selected on the canvas', async () => {
  const { row, selected } = rowWith(3);
  const usageNavigator = createUsageNavigator();
  await usageNavigator.go(row, 1);
  usageNavigator.setSelected('page/2');
  expect(usageNavigator.at(row)).toBe(2);
  usageNavigator.setSelected('page/elsewhere');
  expect(usageNavigator.at(row)).toBe(1);
  usageNavigator.setSelected('page/2');
  await usageNavigator.go(row, usageNavigator.at(row) + 1);
  await usageNavigator.go(row, usageNavigator.at(row) + 1);
  expect(selected).toEqual(['page/1', 'page/0', 'page/1']);
});

test('tells two usages of one asset by one element apart', async () => {
  const { row } = rowWith(1);
  const usageNavigator = createUsageNavigator();
  const twice = { ...row, usages: [...row.usages, ...row.usages] };
  await usageNavigator.go(twice, 1);
  usageNavigator.setSelected('page/0');
  expect(usageNavigator.at(twice)).toBe(1);
});

test('reset discards positions and errors, and the selection under way', async () => {
  const { row } = rowWith(2, says(false));
  const usageNavigator = createUsageNavigator();
  await usageNavigator.go(row, 1);
  expect(usageNavigator.error.value).not.toBeNull();
  const late = usageNavigator.go(row, 1);
  usageNavigator.reset();
  await late;
  expect([usageNavigator.at(row), usageNavigator.error.value]).toEqual([0, null]);
});
