import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import type { Designer, SelectedElement } from '#panel/designer/designer.ts';
import type { AssetHandle } from '#panel/designer/image.ts';
import { createSelected } from '#panel/selection/selected.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { answers, createScriptedBackend, staysSilent } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  otherElement,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const ids = ['a', 'b', 'c'].map((letter) => letter.repeat(24));

/** The model of the Selected view on a store of its own. */
function openSelected(designer: Designer, backend = createScriptedBackend()) {
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  return { selected: createSelected({ designer, backend, assets, clock }), assets, clock };
}

/** A person selects an image by its number, or something else, and some answers arrive before the next selection. */
const step = fc.record({ image: fc.option(fc.nat(ids.length - 1)), arrive: fc.nat(4) });

test('P8 late-answer: in whatever order answers arrive, only the newest selection is shown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 2, maxLength: 8 }),
      async (scheduler, steps) => {
        const later =
          <Answer>(answer: () => Promise<Answer>) =>
          () =>
            scheduler.schedule(answer());
        const element = (image: number | null): SelectedElement => {
          const id = image === null ? undefined : ids[image];
          if (id === undefined) return otherElement('Heading');
          const asset = designerAsset({ id, name: later(says(`name of ${id}`)) });
          return imageElement({ key: id, asset: later(says(asset)), altText: later(says(`alt of ${id}`)) });
        };
        const designer = createScriptedDesigner({ selection: later(says(element(0))) });
        const backend = createScriptedBackend();
        backend.script((id) => later(answers(detailsOf({ id, displayName: `details of ${id}` })))());
        const selected = openSelected(designer, backend).selected;
        const stop = selected.start();

        const newest: (typeof steps)[number][] = [];
        for (const { image, arrive } of steps) {
          designer.select(element(image));
          newest[0] = { image, arrive };
          for (let at = 0; at < arrive && scheduler.count() > 0; at += 1) await scheduler.waitNext(1);
          const { value: shown } = selected.selection;
          // Whatever is on the screen belongs together, even while the next is on its way.
          if (shown.kind === 'asset') {
            expect(shown.elementKey).toBe(shown.assetId);
            expect([undefined, `name of ${shown.assetId}`]).toContain(shown.designer.name);
            expect([undefined, shown.assetId]).toContain(shown.details?.id);
            expect([undefined, `alt of ${shown.assetId}`]).toContain(shown.placement.altText);
          }
        }
        await scheduler.waitIdle();

        const last = newest[0]?.image ?? null;
        const id = last === null ? undefined : ids[last];
        expect(selected.selection.value).toMatchObject(
          id === undefined
            ? { kind: 'notImage' }
            : { kind: 'asset', assetId: id, details: { id }, designer: { name: `name of ${id}` } },
        );
        // Older questions are called off.
        const open = backend.asked.filter(({ signal }) => !signal.aborted);
        expect(open.map(({ assetId }) => assetId)).toEqual(id === undefined ? [] : [id]);
        stop();
        expect(backend.asked.every(({ signal }) => signal.aborted)).toBe(true);
        expect(designer.listeners()).toBe(0);
      },
    ),
    { numRuns: 200 },
  );
});

test('P8 late-answer: a selection made during the first read replaces it', async () => {
  let letIn = (): void => {};
  const first = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  const designer = createScriptedDesigner({
    selection: () => first.then(says(imageElement({ key: 'old' }))),
  });
  const selected = openSelected(designer).selected;
  const stop = selected.start();
  designer.select(otherElement('Heading'));
  letIn();
  await first;
  expect(selected.selection.value).toEqual({ kind: 'notImage', type: 'Heading' });
  stop();
});

test('an asset selected before is shown at once and then read again', async () => {
  const designer = createScriptedDesigner();
  const backend = createScriptedBackend();
  const selected = openSelected(designer, backend).selected;
  const stop = selected.start();
  designer.select(imageElement());
  await expect.poll(() => selected.selection.value).toMatchObject({ details: { displayName: 'hero.jpg' } });
  designer.select(null);
  let letIn = (): void => {};
  const asked = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  backend.script((id) => asked.then(answers(detailsOf({ id, displayName: 'renamed.jpg' }))));
  designer.select(imageElement());
  await expect.poll(() => selected.selection.value).toMatchObject({ details: { displayName: 'hero.jpg' } });
  letIn();
  await expect
    .poll(() => selected.selection.value)
    .toMatchObject({ details: { displayName: 'renamed.jpg' } });
  stop();
});

test('an asset known from the page is shown at once, and gets the Designer’s facts when they are complete', async () => {
  const designer = createScriptedDesigner();
  const backend = createScriptedBackend();
  backend.script(staysSilent);
  const { selected, assets } = openSelected(designer, backend);
  assets.setDetails(detailsOf({ altText: 'Old' }), assets.request());
  const stop = selected.start();
  const told = Promise.withResolvers<void>();
  const asset = designerAsset({ altText: says('New'), mimeType: () => told.promise.then(says('image/png')) });
  designer.select(imageElement({ asset: says(asset), altText: () => told.promise.then(says('Own')) }));
  await expect
    .poll(() => selected.selection.value)
    .toMatchObject({ details: { altText: 'Old' }, isComplete: false });
  told.resolve();
  await expect
    .poll(() => selected.selection.value)
    .toMatchObject({ designer: { altText: 'New', mimeType: 'image/png' }, isComplete: true });
  stop();
});

test('no facts change while the same asset is read again', async () => {
  const designer = createScriptedDesigner({ selection: says<SelectedElement | null>(imageElement()) });
  const { selected, clock } = openSelected(designer);
  const stop = selected.start();
  await expect
    .poll(() => selected.selection.value)
    .toMatchObject({ kind: 'asset', isComplete: true, details: {} });
  const kinds: string[] = [];
  const stopWatching = selected.selection.subscribe((selection) => {
    kinds.push(
      selection.kind === 'asset' && selection.details && selection.isComplete ? 'whole' : selection.kind,
    );
  });
  const renamed = designerAsset({ name: says('renamed.jpg') });
  designer.script(says<SelectedElement | null>(imageElement({ asset: says<AssetHandle | null>(renamed) })));
  selected.refresh();
  clock.advance(1_000);
  await expect
    .poll(() => selected.selection.value)
    .toMatchObject({ designer: { name: 'renamed.jpg' }, asset: renamed, isComplete: true });
  // The stored facts, and then the one fact that changed.
  expect(kinds).toEqual(['whole', 'whole', 'whole']);
  expect(selected.late.value).toBe(false);
  stopWatching();
  stop();
});

test('two usages of one asset have separate alt texts', async () => {
  const designer = createScriptedDesigner();
  const selected = openSelected(designer).selected;
  const stop = selected.start();
  designer.select(imageElement({ key: 'page/first', altText: says('first') }));
  await expect.poll(() => selected.selection.value).toMatchObject({ placement: { altText: 'first' } });
  designer.select(imageElement({ key: 'page/second', altText: () => new Promise<never>(() => {}) }));
  await expect
    .poll(() => selected.selection.value)
    .toMatchObject({ elementKey: 'page/second', isComplete: false });
  expect(selected.selection.value).not.toHaveProperty('placement.altText');
  stop();
});

test('an image inherits its asset’s new text where both had none in different ways', async () => {
  const designer = createScriptedDesigner();
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ altText: null })));
  const { selected, assets } = openSelected(designer, backend);
  const stop = selected.start();
  const asset = designerAsset({ altText: says(null) });
  const element = imageElement({ asset: says(asset), altText: says('') });
  designer.select(element);
  await expect.poll(() => selected.selection.value).toMatchObject({ isComplete: true, details: {} });
  designer.script(() => new Promise<never>(() => {}));
  assets.write({ level: 'asset', key: asset.id, assetId: asset.id, shown: null }, 'A lake');
  expect(selected.selection.value).toMatchObject({ placement: { altText: 'A lake' } });
  stop();
});

test('a write to another asset does not read the selected image again', async () => {
  const designer = createScriptedDesigner();
  const { selected, assets } = openSelected(designer);
  const stop = selected.start();
  designer.select(imageElement());
  await expect.poll(() => selected.selection.value).toMatchObject({ isComplete: true, details: {} });
  let readings = 0;
  designer.script(async () => {
    readings += 1;
    return { ok: true, value: imageElement() };
  });
  const written = (assetId: string) =>
    assets.write({ level: 'asset', key: assetId, assetId, shown: null }, 'A lake');
  written('c'.repeat(24));
  expect(readings).toBe(0);
  written(designerAsset().id);
  expect(readings).toBe(1);
  stop();
});
