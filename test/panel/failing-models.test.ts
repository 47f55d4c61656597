import { computed, signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { App } from '#panel/app.tsx';
import { emptyAsset } from '#panel/assets/facts.ts';
import { type CreateLazyFeatures, createLazyFeatures } from '#panel/lazy/lazy-features.ts';
import { createRepeats } from '#panel/page/repeats.ts';
import { nothingShown, rowOf } from '#panel/page/row.ts';
import { createRows } from '#panel/page/rows.ts';
import type { Usage } from '#panel/page/usage.ts';
import { Subject } from '#panel/selection/subject.tsx';
import { createLazy } from '#panel/state/lazy.ts';
import { watch } from '#panel/state/watch.ts';
import { CopyButton } from '#panel/ui/copy-button.tsx';
import { reportOf } from '#panel/ui/region-error.tsx';
import { assetId, otherAssetId } from '#test/support/panel/asset-details.ts';
import { breakView, broken } from '#test/support/panel/break-view.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { pageImage } from '#test/support/panel/page-elements.ts';
import {
  button,
  common,
  expectShown,
  failure,
  heading,
  selectedParts,
  text,
} from '#test/support/panel/regions.ts';
import { createScriptedDesigner, says } from '#test/support/panel/scripted-designer.ts';
import { linked, openImage } from '#test/support/panel/whole-panel.ts';

test('a row that can’t be made is replaced by a row with its usages, and the others stay as they are', () => {
  const makeRows = createRows((usages, asset, ...rest) => {
    if (usages[0]?.assetId === assetId) throw broken;
    return rowOf(usages, asset, ...rest);
  });
  const usage = (id: string, at: number): Usage => ({
    element: pageImage(`page/${at}`, id),
    at,
    as: 'image',
    assetId: id,
    handles: null,
    altText: '',
    binding: null,
    isAltBound: false,
    width: undefined,
    component: null,
  });
  const usages = [usage(otherAssetId, 0), usage(assetId, 1), usage(assetId, 2)].map((one) => ({
    usage: one,
    asset: emptyAsset,
  }));
  const rows = makeRows(usages, nothingShown, createRepeats()(usages));
  expect(rows.map(({ key, usages, failed }) => [key, usages.length, failed])).toEqual([
    [otherAssetId, 1, null],
    [assetId, 2, { error: broken }],
  ]);
});

test('a failing summary leaves the facts on the screen', async () => {
  const assetSummary = computed((): never => {
    throw broken;
  });
  const { copied, errors } = openImage(undefined, (panel) => ({ ...panel, assetSummary }));
  const kept = ['summary', 'file', ...common.map(({ name }) => name)];
  await expectShown([...common, ...selectedParts].filter(({ name }) => kept.includes(name)));
  await expect.poll(() => failure.elements().length).toBe(3);
  await button('Copy details').first().click();
  expect(copied).toEqual([expect.stringContaining('Part alt text\n')]);
  expect(new Set(errors)).toEqual(new Set([broken]));
});

test('a failing audit leaves the facts on the screen', async () => {
  const audit = computed((): never => {
    throw broken;
  });
  const create: CreateLazyFeatures = (parts) => ({ ...createLazyFeatures(parts), audit });
  openImage(undefined, undefined, create);
  const lost = ['copy', 'findings', 'link', 'delivery', 'try', 'compare'];
  await expectShown([...common, ...selectedParts].filter(({ name }) => !lost.includes(name)));
  await expect.poll(() => failure.elements().length).toBe(lost.length);
});

test('lazy features that can’t be created are missing, and a press creates them', async () => {
  let isBroken = true;
  const errors: unknown[] = [];
  const later = createLazy(
    async (): Promise<CreateLazyFeatures> => (parts) => {
      if (isBroken) throw broken;
      return createLazyFeatures(parts);
    },
  );
  const designer = createScriptedDesigner({ selection: says(linked) });
  openPanel({ designer, lazyScript: later, report: (error) => errors.push(error) });
  await later.fetch();
  await expect.element(page.getByRole('alert').getByText('Part of the panel is missing')).toBeVisible();
  await expect.element(heading('hero.jpg')).toBeVisible();
  expect(errors).toEqual([broken]);
  isBroken = false;
  await button('Try again').click();
  await expect.element(heading('Delivery')).toBeVisible();
});

test('an error in an effect does not reach the code that sets the signal', () => {
  const errors: unknown[] = [];
  const seen: number[] = [];
  const count = signal(0);
  const stop = watch(
    () => {
      seen.push(count.value);
      if (count.value === 1) throw broken;
      return undefined;
    },
    (error) => errors.push(error),
  );
  count.value = 1;
  count.value = 2;
  expect([seen, errors]).toEqual([[0, 1, 2], [broken]]);
  stop();
  count.value = 3;
  expect(seen).toHaveLength(3);
});

test.for([
  [
    'an error',
    new TypeError(`x${'y'.repeat(500)}`),
    /^Asset Inspector 1\.2\.3\nPart a\nTypeError: xy{199}\n\S+:\d+:\d+$/,
  ],
  ['a text', 'x', /^Asset Inspector 1\.2\.3\nPart a\nstring$/],
  ['nothing', undefined, /^Asset Inspector 1\.2\.3\nPart a\nundefined$/],
  ['no prototype', Object.create(null), /^Asset Inspector 1\.2\.3\nPart a\nobject$/],
] as const)('the thrown value %s gives a short report', ([, error, report]) => {
  expect(reportOf('1.2.3', 'a', error)).toMatch(report);
});

test('Try again renders a region again, and the focus stays in the panel', async () => {
  const { mend } = breakView(Subject);
  openImage();
  await expect.element(failure).toBeVisible();
  mend();
  await button('Try again').click();
  await expect.element(heading('hero.jpg')).toBeVisible();
  await expect.element(page.getByRole('main')).toHaveFocus();
});

test('a region that fails while it has the focus passes it to the panel', async () => {
  const { designer } = openImage();
  await button('Refresh image').click();
  await expect.element(button('Refresh image')).toHaveFocus();
  breakView(Subject);
  designer.select(linked);
  await expect.element(failure).toBeVisible();
  await expect.element(page.getByRole('main')).toHaveFocus();
});

test('a failing copy button removes only itself and what depends on it', async () => {
  breakView(CopyButton);
  const { panel } = openImage();
  panel.lazyFeatures.value?.popups.open('more');
  panel.lazyFeatures.value?.reporting.toggle();
  await expectShown([...common, ...selectedParts]);
  await expect.poll(() => failure.elements().length).toBe(1);
  expect(button('Copy details').elements()).toEqual([]);
  await expect.element(text('Part help')).toBeVisible();
});

test('a panel that fails as a whole shows a message', async () => {
  breakView(App);
  const { errors } = openImage();
  await expect.element(failure).toBeVisible();
  await expect.element(button('Copy details')).toBeVisible();
  expect(errors).toEqual([broken]);
});
