import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { isSelectedUsage } from '#panel/assets/selected-usage.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { FindImages } from '#panel/designer/found-images.ts';
import type { AssetHandle } from '#panel/designer/image.ts';
import { FoundView } from '#panel/selection/found-view.tsx';
import { OriginNote } from '#panel/selection/origin-note.tsx';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import { breakView } from '#test/support/panel/break-view.ts';
import { finds, foundComponent, foundImage } from '#test/support/panel/found.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { pageImages, pageInstance } from '#test/support/panel/page-elements.ts';
import { createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  neverAnswers,
  otherElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';

const front = foundImage({ id: 'front', property: 'Front image' });
const back = foundImage({
  id: 'back',
  property: 'Back image',
  assetId: otherAssetId,
  asset: says(designerAsset({ id: otherAssetId, name: says('back.jpg') })),
});
const pair = (more = {}): FindImages => finds('own', [front, back], { component: foundComponent(), ...more });

function openElement(findImages: FindImages, type = 'ComponentInstance') {
  const selection = says(otherElement(type, findImages));
  const designer = createScriptedDesigner({ selection });
  const report: unknown[] = [];
  const backend = createScriptedBackend();
  const nameOf = (id: string): string => (id === otherAssetId ? 'back.jpg' : 'hero.jpg');
  backend.script(async (id) => ({ ok: true, value: detailsOf({ id, displayName: nameOf(id) }) }));
  return { ...openPanel({ designer, backend, report: (error) => report.push(error) }), report };
}

const row = (name: string) => page.getByRole('button', { name, exact: false });
const title = (name: string) => page.getByRole('heading', { level: 1, name });

test('an image of a component is pressed, shows all of its facts, and leads back to the others', async () => {
  const { panel } = openElement(pair());
  await expect.element(title('Gear card')).toBeVisible();
  await row('Back image').click();
  await expect.element(title('back.jpg')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Alt text' })).toBeVisible();
  await expect
    .element(page.getByText('From the property “Back image” of “Gear card”.', { exact: false }))
    .toBeVisible();
  // It stays open when the panel reads the selection again.
  panel.selected.refresh();
  await expect.poll(() => panel.selected.selection.value.kind).toBe('asset');
  await page.getByRole('button', { name: 'Back to 2 images', exact: false }).click();
  await expect.element(title('Gear card')).toBeVisible();
});

test('another element is shown as its own list, even after an image of the first was opened', async () => {
  const { designer } = openElement(pair());
  await row('Back image').click();
  await expect.element(title('back.jpg')).toBeVisible();
  designer.select(
    otherElement(
      'Section',
      finds('inside', [foundImage({ as: 'image', key: 'page/1', select: says(true) })]),
    ),
  );
  await expect.element(page.getByText('1 image inside')).toBeVisible();
  designer.select(otherElement('ComponentInstance', pair()));
  await expect.element(title('Gear card')).toBeVisible();
});

test('a component with one image shows its facts at once, and the component is one press away', async () => {
  const opened: string[] = [];
  const edit = async () => {
    opened.push('edit');
    return { ok: true, value: null } as const;
  };
  openElement(finds('own', [front], { component: foundComponent({ edit }) }));
  await expect.element(title('hero.jpg')).toBeVisible();
  expect(page.getByRole('button', { name: 'Back to', exact: false }).elements()).toEqual([]);
  await page.getByRole('button', { name: 'Edit component' }).click();
  expect(opened).toEqual(['edit']);
});

test('a background has neither variants nor an alt text, and the note says why', async () => {
  openElement(finds('own', [foundImage({ as: 'background' })]), 'Section');
  await expect.element(title('hero.jpg')).toBeVisible();
  await expect.element(page.getByText('Variants don’t apply to backgrounds', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'File' })).toBeVisible();
  for (const name of ['Alt text', 'Files', 'Delivery'])
    expect(page.getByRole('region', { name }).elements()).toEqual([]);
});

test.for([
  ['is selected on the canvas', says(true), ['page/7']],
  ['that can’t be selected shows its facts in the panel', says(false), []],
  ['whose selection fails shows its facts in the panel', refuses('unsupported'), []],
] as const)('an image inside a block %s', async ([, select, selected]) => {
  const asked: string[] = [];
  const inside = foundImage({
    as: 'image',
    key: 'page/7',
    asset: says<AssetHandle | null>(designerAsset()),
    async select(signal) {
      const answer = await select();
      if (answer.ok && answer.value) asked.push('page/7');
      return signal.aborted ? { ok: false, reason: 'aborted' } : answer;
    },
  });
  const { panel } = openElement(
    finds('inside', [inside, { ...inside, id: 'page/8', key: 'page/8' }]),
    'Block',
  );
  await expect.element(page.getByText('2 images inside')).toBeVisible();
  await page.getByRole('list', { name: '2 images inside' }).getByRole('button').first().click();
  if (selected.length === 0) await expect.element(title('hero.jpg')).toBeVisible();
  else await expect.poll(() => asked).toEqual(selected);
  expect(panel.selected.selection.value.kind).toBe(selected.length === 0 ? 'asset' : 'images');
});

test('an image inside that is bound says to what', async () => {
  const { image } = imageElement({
    asset: says(null),
    bindings: says({ boundFile: { source: 'cms', field: 'Portrait', collection: 'Guides' } }),
  });
  if (!image) throw new Error('no image');
  const inside = foundImage({ as: 'image', key: 'page/1', handle: image, select: says(true) });
  openElement(finds('inside', [inside]), 'DynamoWrapper');
  await expect.element(page.getByText('From the CMS field “Portrait” of Guides')).toBeVisible();
});

test('a rich text says why its images aren’t shown, and lists those beside it', async () => {
  openElement(finds('near', [foundImage({ as: 'image', key: 'page/1', select: says(true) })]), 'RichText');
  await expect.element(page.getByText('Images in rich text aren’t shared', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('list', { name: 'Images nearby on this page' })).toBeVisible();
});

test('what is known of the page costs no call; other images are asked for with the calls that are left', async () => {
  let calls = 0;
  const inside = Array.from({ length: 6 }, (_, at) =>
    foundImage({
      id: `page/${at}`,
      key: `page/${at}`,
      as: 'image',
      async asset() {
        calls += 1;
        return { ok: true, value: designerAsset({ id: assetId, url: says<string | null>(photoUrl) }) };
      },
      select: says(true),
    }),
  );
  const elements = pageImages(5);
  const selection = says(otherElement('Block', finds('inside', inside, { callsLeft: 5 })));
  const designer = createScriptedDesigner({ selection, elements: says(elements) });
  const { panel, clock } = openPanel({ designer });
  await expect.poll(() => calls).toBe(2);
  clock.advance(timeouts.idleDelay);
  await expect.poll(() => panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  designer.select(otherElement('Block', finds('inside', inside.slice(2, 5))));
  await expect.element(page.getByText('3 images inside')).toBeVisible();
  expect(calls).toBe(2);
});

test('a site that is not connected lists the images with what the Designer knows', async () => {
  const backend = createScriptedBackend();
  backend.scriptLookup(refusesWith({ code: 'not_connected' }));
  backend.scriptConnect(refusesWith({ code: 'not_connected', connectUrl: 'https://a.test/' }));
  const designer = createScriptedDesigner({ selection: says(otherElement('ComponentInstance', pair())) });
  openPanel({ backend, designer });
  await expect.element(row('Front image')).toBeVisible();
  await expect.element(page.getByRole('alert')).toBeVisible();
});

test('a component that doesn’t answer keeps the view before it for 150 ms, then the skeleton, then says so', async () => {
  const { designer, clock } = openPanel({
    designer: createScriptedDesigner({ selection: says(imageElement()) }),
  });
  await expect.element(title('hero.jpg')).toBeVisible();
  let answer = (_value: Awaited<ReturnType<FindImages>>): void => {};
  designer.select(otherElement('ComponentInstance', () => new Promise((resolve) => (answer = resolve))));
  clock.advance(timeouts.loadingDelay - 1);
  await expect.element(title('hero.jpg')).toBeVisible();
  clock.advance(1);
  await expect.poll(() => document.querySelector('.skeleton')).not.toBeNull();
  answer({ ok: false, reason: 'hung' });
  await expect.element(title('Designer didn’t answer')).toBeVisible();
  designer.script(says(otherElement('ComponentInstance', pair())));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(title('Gear card')).toBeVisible();
});

test('a forbidden component is read again when the mode changes', async () => {
  const { designer } = openElement(refuses('forbidden'));
  await expect.element(title('Not in this mode')).toBeVisible();
  designer.script(says(otherElement('ComponentInstance', pair())));
  designer.changeMode();
  await expect.element(title('Gear card')).toBeVisible();
});

test('the result for an earlier selection is not shown', async () => {
  let answer = (_value: Awaited<ReturnType<FindImages>>): void => {};
  const { designer } = openElement(() => new Promise((resolve) => (answer = resolve)));
  designer.select(
    otherElement('Section', finds('inside', [foundImage({ as: 'image', select: says(true) })])),
  );
  await expect.element(page.getByText('1 image inside')).toBeVisible();
  const late = await pair()(new AbortController().signal);
  answer(late);
  await expect.element(title('Gear card')).not.toBeInTheDocument();
});

test('a list that fails to render leaves the panel in place', async () => {
  breakView(FoundView);
  openElement(pair());
  await expect.element(page.getByText('This part can’t be shown')).toBeVisible();
  await expect.element(page.getByRole('tab', { name: 'This page' })).toBeVisible();
});

test('a note that fails to render leaves the facts in place', async () => {
  breakView(OriginNote);
  openElement(finds('own', [front], { component: foundComponent() }));
  await expect.element(page.getByText('This part can’t be shown')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Alt text' })).toBeVisible();
});

test('the rows of what is selected are marked in the list of the page', async () => {
  const component = {
    component: { name: 'Gear card', instances: 3 },
    assetIds: [assetId, otherAssetId],
  };
  const elements = [pageInstance('page/ComponentInstance', says(component)), ...pageImages(2)];
  const found = [front, back].map((image) => ({ ...image, key: 'page/ComponentInstance' }));
  const selection = says(
    otherElement('ComponentInstance', finds('own', found, { component: foundComponent() })),
  );
  const { panel, clock } = openPanel({
    designer: createScriptedDesigner({ selection, elements: says(elements) }),
  });
  await expect.poll(() => panel.selected.selection.value.kind).toBe('images');
  panel.tabs.open('page');
  await expect.poll(() => panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  const marked = () => document.querySelectorAll('[aria-current="true"].row').length;
  await expect.poll(marked).toBe(2);
  panel.selected.open('back');
  await expect.poll(marked).toBe(1);
});

test('what stands beside the selection is not marked', async () => {
  const near = foundImage({ as: 'image', key: 'page/1' });
  const images = { kind: 'images', elementKey: 'page/text', type: 'Paragraph' } as const;
  const found = { component: null, images: [near], isComplete: true, callsLeft: 0 } as const;
  expect(isSelectedUsage({ ...images, found: { ...found, where: 'around' } }, 'page/1', assetId)).toBe(false);
  expect(isSelectedUsage({ ...images, found: { ...found, where: 'inside' } }, 'page/1', assetId)).toBe(true);
});

test('an asset that the Designer no longer returns is shown as the backend knows it', async () => {
  const backend = createScriptedBackend();
  backend.script(async (id) => ({ ok: true, value: detailsOf({ id, displayName: 'from-webflow.jpg' }) }));
  const gone = designerAsset({
    name: refuses('missing'),
    url: refuses('missing'),
    mimeType: neverAnswers,
    altText: refuses('missing'),
  });
  const selection = says(
    otherElement('Block', finds('own', [foundImage({ as: 'background', asset: says(gone) })])),
  );
  openPanel({ backend, designer: createScriptedDesigner({ selection }) });
  await expect.element(title('from-webflow.jpg')).toBeVisible();
});
