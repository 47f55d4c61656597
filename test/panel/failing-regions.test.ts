import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { ConnectView } from '#panel/connection/connect-view.tsx';
import { BulkView } from '#panel/page/bulk-view.tsx';
import { PageView } from '#panel/page/page-view.tsx';
import { RowView } from '#panel/page/row-view.tsx';
import { ReplaceView } from '#panel/replace/replace-view.tsx';
import { RequestErrorNotice } from '#panel/selection/request-error-notice.tsx';
import { SelectedView } from '#panel/selection/selected-view.tsx';
import { createLazy } from '#panel/state/lazy.ts';
import { LazyFallback } from '#panel/ui/lazy-fallback.tsx';
import { breakView, broken, regionNames } from '#test/support/panel/break-view.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId, pageImages } from '#test/support/panel/page-elements.ts';
import {
  button,
  common,
  expectShown,
  failure,
  heading,
  menuParts,
  type Part,
  pageParts,
  selectedParts,
  text,
} from '#test/support/panel/regions.ts';
import {
  createScriptedBackend,
  knowsEveryAssetAs,
  refusesWith,
} from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, says } from '#test/support/panel/scripted-designer.ts';
import { linked, openImage, openList } from '#test/support/panel/whole-panel.ts';

/** The regions that are neither this one nor inside nor around it. */
function apartFrom({ name, holds = [] }: Part, parts: readonly Part[]): Part[] {
  return parts.filter(
    (other) => other.name !== name && !holds.includes(other.name) && !other.holds?.includes(name),
  );
}

/** Presses without the mouse movement of a driven browser. */
function pressCopy(): void {
  button('Copy details')
    .first()
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }));
}

/** Expects that only this region is missing, and that the message in its place can be reported. */
async function expectOnlyFailed(
  part: Part,
  parts: readonly Part[],
  copied: readonly string[],
): Promise<void> {
  await expect.element(failure.first()).toBeInTheDocument();
  await expectShown(apartFrom(part, parts));
  expect(part.shows.elements()).toEqual([]);
  pressCopy();
  await expect.poll(() => copied.length).toBe(1);
  expect(copied[0]).toMatch(
    new RegExp(`^Asset Inspector 1.2.3\nPart ${part.name}\nRangeError: Incorrect locale.*\n\\S+:\\d+:\\d+$`),
  );
}

test.for([...common, ...selectedParts])(
  '$name fails alone, and returns with the next image',
  async (part) => {
    const { mend } = breakView(part.view);
    const { designer, copied, errors } = openImage();
    const parts = [...common, ...selectedParts];
    await expectOnlyFailed(part, parts, copied);
    expect(new Set(errors)).toEqual(new Set([broken]));
    mend();
    designer.select({ ...linked, key: 'page/other' });
    await expectShown(parts);
    await expect.element(failure).not.toBeInTheDocument();
  },
);

test.for([...common, ...pageParts])(
  '$name of a page fails alone, and returns with the next tab',
  async (part) => {
    const { mend } = breakView(part.view);
    const { panel, clock, copied } = await openList();
    const parts = [...common, ...pageParts];
    await expectOnlyFailed(part, parts, copied);
    mend();
    panel.tabs.open('selected');
    panel.tabs.open('page');
    // Failed lookups are repeated.
    clock.advance(timeouts.lookupDelay);
    await expectShown(parts);
    await expect.element(failure).not.toBeInTheDocument();
  },
);

test.for(menuParts)('$name in the menu fails alone', async (part) => {
  breakView(part.view);
  const { panel, copied } = openImage();
  panel.lazyFeatures.value?.popups.open('more');
  await expectOnlyFailed(part, [...common, ...menuParts], copied);
});

test.for([
  { name: 'notice', view: RequestErrorNotice, code: 'webflow_unavailable' },
  { name: 'notice', view: ConnectView, code: 'not_connected' },
] as const)('$name of $code fails alone', async ({ view, code }) => {
  breakView(view);
  const { backend, panel, copied } = openImage();
  await expectShown(selectedParts);
  backend.script(refusesWith({ code }));
  panel.selected.refresh();
  await button('Copy details').click();
  expect(copied).toEqual([expect.stringContaining('Part notice\n')]);
  await expectShown(
    [...common, ...selectedParts].filter(({ name }) => ['tabs', 'menu', 'summary', 'file'].includes(name)),
  );
});

test('every region is broken by one of these tests', async () => {
  const names = regionNames();
  const later = createLazy(() => new Promise<never>(() => {}));
  openPanel({ lazyScript: later, designer: createScriptedDesigner({ selection: says(linked) }) });
  await expect.element(heading('hero.jpg')).toBeVisible();
  openImage().panel.lazyFeatures.value?.popups.open('more');
  await expectShown([...selectedParts, ...menuParts]);
  await openList();
  await expectShown(pageParts);
  const broken = [...common, ...menuParts, ...selectedParts, ...pageParts].map(({ name }) => name);
  const others = [
    'panel',
    'selected',
    'page',
    'page row',
    'page progress',
    'notice',
    'tools',
    'origin',
    'page weighing',
    'replace',
  ];
  expect([...names].toSorted()).toEqual([...broken, ...others].toSorted());
});

test.for([
  ['selected', SelectedView, openImage],
  ['page', PageView, openList],
] as const)('the whole view %s fails and leaves the tabs and the menu', async ([name, view, open]) => {
  breakView(view);
  const { copied } = await open();
  await button('Copy details').click();
  expect(copied).toEqual([expect.stringContaining(`Part ${name}\n`)]);
  await expectShown(common);
});

test('what was replaced fails and leaves the rest', async () => {
  breakView(ReplaceView);
  const { copied } = openImage();
  await button('Copy details').click();
  expect(copied).toEqual([expect.stringContaining('Part replace\n')]);
  await expectShown([...common, ...selectedParts]);
});

test('the series of alt texts fails and leaves the tabs and the menu', async () => {
  const designer = createScriptedDesigner({ elements: says(pageImages(2, { altText: says('') })) });
  const backend = createScriptedBackend();
  backend.scriptLookup(knowsEveryAssetAs({ altText: null }));
  const { panel, clock, copied } = openPanel({ designer, backend, report: () => {} });
  panel.tabs.open('page');
  await expect.poll(() => panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  breakView(BulkView);
  await button('Write 2 alt texts').click();
  await button('Copy details').click();
  expect(copied).toEqual([expect.stringContaining('Part page alt texts\n')]);
  await expectShown(common);
});

test('one row of a page fails alone, and its line shows the error', async () => {
  breakView(RowView, (props) => Reflect.get(props, 'row').assetId === numberedId(2));
  const { copied } = await openList();
  await expectShown([...common, ...pageParts]);
  await expect.element(failure).toBeVisible();
  expect(page.getByRole('listitem').elements()).toHaveLength(3);
  await button('Copy details').click();
  expect(copied).toEqual([expect.stringContaining('Part page row\n')]);
});

test.for(['selected', 'page'] as const)(
  'the fallback of the lazy features in %s fails alone',
  async (tab) => {
    breakView(LazyFallback);
    const later = createLazy(() => new Promise<never>(() => {}));
    const designer = createScriptedDesigner({ selection: says(linked) });
    const { panel } = openPanel({ lazyScript: later, designer, report: () => {} });
    await expect.element(heading('hero.jpg')).toBeVisible();
    panel.tabs.open(tab);
    await expect.element(text(`Part ${tab === 'page' ? 'page' : 'tools'}`)).toBeVisible();
    await expect.element(page.getByRole('tablist')).toBeVisible();
  },
);
