import { expect } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { variantOf } from '#test/support/panel/asset-details.ts';
import { type OpenPanel, openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import {
  numberedId,
  pageBlock,
  pageImage,
  pageImages,
  pageInstance,
} from '#test/support/panel/page-elements.ts';
import {
  createScriptedBackend,
  knowsEveryAssetAs,
  refusesWith,
  type ScriptedBackend,
  staysSilent,
} from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  neverAnswers,
  refuses,
  type Script,
  says,
} from '#test/support/panel/scripted-designer.ts';
import type { Story } from '#test/support/panel/stories/story.ts';

/** One state of the page list, and a text that it shows. */
export type PageStory = Pick<Story, 'name' | 'open' | 'says'>;

/**
 * One of each kind of row: usages with and without text, a component's, a background, and an element without an asset.
 */
const everything: readonly PageElement[] = [
  pageImage('page/1', numberedId(1), { altText: says('A lake at dawn') }),
  pageImage('page/2', numberedId(1), {
    asset: says(designerAsset({ id: numberedId(1), altText: says('') })),
    altText: says(''),
  }),
  pageImage('page/3', numberedId(2), { altText: says('__wf_reserved_decorative') }),
  pageImage('page/4', numberedId(3), { altText: says('image.jpg') }),
  pageImage('page/5', 'no id', { select: says(false) }),
  pageInstance('page/6', says({ component: { name: 'Gear card', instances: 3 }, assetIds: [numberedId(4)] })),
  pageBlock('page/7', says(true)),
  pageImage('page/8', '', { asset: says(null) }),
];

function backendOfPage(): ScriptedBackend {
  const backend = createScriptedBackend();
  const variants = [variantOf(500, { hostedUrl: photoUrl })];
  backend.scriptLookup(knowsEveryAssetAs({ altText: '', variants, size: 900_000 }));
  return backend;
}

/** Opens the panel on the list of a page with these elements, read and looked up as far as they respond. */
export async function openPage(
  elements: Script<readonly PageElement[]> | readonly PageElement[] = everything,
  backend = backendOfPage(),
): Promise<OpenPanel> {
  const script = typeof elements === 'function' ? elements : says(elements);
  const opened = openPanel({ backend, designer: createScriptedDesigner({ elements: script }) });
  opened.panel.tabs.open('page');
  const progress = () => opened.panel.lazyFeatures.value?.pageTab.images.progress.value;
  await expect
    .poll(() => {
      opened.clock.advance(timeouts.pageRenderInterval);
      return progress()?.kind;
    })
    .not.toBe('unread');
  return opened;
}

const pageTab = ({ panel }: OpenPanel) => {
  const { value } = panel.lazyFeatures;
  if (!value) throw new Error('the tools are not there');
  return value.pageTab;
};

/** Opens the list and waits until every fact is shown. */
export async function openWholePage(
  elements?: readonly PageElement[],
  backend?: ScriptedBackend,
): Promise<OpenPanel> {
  const opened = await openPage(elements, backend);
  await untilLookedUp(opened);
  const { progress } = pageTab(opened).measuring;
  await expect
    .poll(() => {
      opened.clock.advance(timeouts.lookupDelay);
      return progress.value.of - progress.value.done;
    })
    .toBe(0);
  return opened;
}

/** Waits until the page is read and every fact of our backend is there. */
async function untilLookedUp(opened: OpenPanel): Promise<void> {
  const { images } = pageTab(opened);
  await expect
    .poll(() => {
      opened.clock.advance(timeouts.lookupDelay);
      return (
        images.progress.value.kind === 'read' &&
        images.rows.value.every(({ assetId, lookupResult: known }) => !assetId || known)
      );
    })
    .toBe(true);
}

/** Opens the list of a page that is read up to its first elements. */
export async function openReading(): Promise<OpenPanel> {
  const opened = await openPage([...everything, ...pageImages(20, { asset: neverAnswers })]);
  await expect
    .poll(() => {
      opened.clock.advance(timeouts.pageRenderInterval);
      return pageTab(opened).images.progress.value;
    })
    .toMatchObject({ done: everything.length });
  return opened;
}

async function openSeries(elements?: readonly PageElement[]): Promise<OpenPanel> {
  const opened = await openWholePage(elements);
  pageTab(opened).bulk.start();
  return opened;
}

/** Images without a text, and one that is bound. */
const lacking: readonly PageElement[] = [1, 2, 3, 4, 5].map((number) =>
  pageImage(`page/${number}`, numberedId(number), {
    asset: says(designerAsset({ id: numberedId(number), altText: says('') })),
    altText: says(''),
    ...(number === 5 && {
      bindings: says({ boundAltText: { source: 'cms', field: 'Portrait', collection: 'Guides' } }),
    }),
    ...(number === 2 && {
      link: says({ to: '/huts', label: '', text: '', images: [], isComplete: true }),
    }),
  }),
);

/** Every state of the page list. */
export const pageStories: readonly PageStory[] = [
  { name: 'a page about to be read', open: () => openPage(neverAnswers), says: 'Reading the page …' },
  {
    name: 'a page being read',
    open: openReading,
    says: 'Reading 8 of 28 elements …',
  },
  {
    name: 'a page whose reading was stopped',
    async open() {
      const opened = await openReading();
      pageTab(opened).images.stop();
      return opened;
    },
    says: 'Stopped after 8 of 28 elements.',
  },
  { name: 'a page with every kind of image', open: () => openWholePage(), says: 'Gear card' },
  { name: 'a page of a thousand images', open: () => openWholePage(pageImages(1_000)), says: '1000 images' },
  { name: 'a page without images', open: () => openWholePage([]), says: 'No images here' },
  {
    name: 'a chip that no image belongs to',
    async open() {
      const opened = await openWholePage([pageBlock('page/1', says(true))]);
      pageTab(opened).list.toggle('heavy');
      return opened;
    },
    says: 'No images match.',
  },
  { name: 'a page that can’t be read', open: () => openPage(refuses('forbidden')), says: 'Not in this mode' },
  {
    name: 'a page whose images aren’t told',
    open: () => openPage(pageImages(2, { asset: refuses('forbidden') })),
    says: 'The Designer didn’t tell what 2 elements show.',
  },
  {
    name: 'a page whose facts don’t come',
    async open() {
      const backend = createScriptedBackend();
      backend.scriptLookup(refusesWith({ code: 'offline' }));
      const opened = await openPage(everything, backend);
      opened.clock.advance(timeouts.lookupDelay);
      return opened;
    },
    says: 'We lost the connection',
  },
  {
    name: 'a page that waits for the rate limit',
    async open() {
      const backend = createScriptedBackend();
      backend.scriptLookup((_ids, _signal, onEvent) => {
        onEvent({ retryAfter: 42 });
        return staysSilent();
      });
      const opened = await openPage(everything, backend);
      opened.clock.advance(timeouts.lookupDelay);
      return opened;
    },
    says: 'We’ll go on in 42 seconds.',
  },
  {
    name: 'an image that is no longer on the page',
    async open() {
      const opened = await openWholePage();
      const { images, usageNavigator } = pageTab(opened);
      const row = images.rows.value.find(({ assetId }) => assetId === 'no id');
      if (row) await usageNavigator.go(row, 0);
      return opened;
    },
    says: 'It’s no longer on the page.',
  },
  {
    name: 'a page being checked',
    async open() {
      const backend = backendOfPage();
      backend.scriptMeasurements(staysSilent);
      const opened = await openPage(everything, backend);
      await untilLookedUp(opened);
      return opened;
    },
    says: 'Checking 0 of 4 images …',
  },
  {
    name: 'a report that was saved',
    async open() {
      const opened = await openWholePage();
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('button', { name: 'Save report' }).click();
      await expect
        .poll(() => {
          opened.clock.advance(0);
          return opened.saved.length;
        })
        .toBe(1);
      return opened;
    },
    says: 'Report saved.',
  },
  { name: 'a series of alt texts', open: openSeries, says: 'Save and next' },
  {
    name: 'a series of alt texts after a write',
    async open() {
      const opened = await openSeries(lacking);
      const { bulk } = pageTab(opened);
      const key = bulk.step.value?.row.key ?? '';
      bulk.type(key, 'A lake');
      await bulk.write(key, 'text');
      bulk.type(bulk.step.value?.row.key ?? '', 'Image of a hut');
      await expect.poll(() => document.body.textContent).toContain('Link to /huts');
      return opened;
    },
    says: 'Saved on',
  },
  {
    name: 'a series of alt texts as a table',
    async open() {
      const opened = await openSeries(lacking);
      const { bulk } = pageTab(opened);
      bulk.show('table');
      const [first, second] = bulk.rows.value;
      bulk.type(first?.key ?? '', 'A lake');
      await bulk.write(first?.key ?? '', 'text');
      bulk.type(second?.key ?? '', 'Image of a hut');
      await expect.poll(() => document.body.textContent).toContain('Alt text says “Image of”');
      return opened;
    },
    says: 'Enter saves',
  },
  {
    name: 'the summary of a series',
    async open() {
      const opened = await openSeries();
      const { bulk } = pageTab(opened);
      const key = bulk.step.value?.row.key ?? '';
      bulk.type(key, 'A lake');
      await bulk.write(key, 'text');
      while (bulk.step.value) bulk.skip();
      return opened;
    },
    says: 'Undo all',
  },
];
