import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createSelected } from '#panel/selection/selected.ts';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import {
  answers,
  createScriptedBackend,
  refusesWith,
  staysSilent,
} from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  neverAnswers,
  otherElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** An image whose facts the Designer tells when `tell` is called. */
function slowImage(id: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const asset = designerAsset({
    id,
    name: () => promise.then(says<string | null>('slow.jpg')),
    url: () => promise.then(says<string | null>(null)),
    mimeType: () => promise.then(says<string | null>('image/jpeg')),
    altText: () => promise.then(says<string | null>('Slow')),
  });
  const element = imageElement({
    key: `page/${id}`,
    asset: says(asset),
    altText: () => promise.then(says('')),
  });
  return { element, tell: resolve };
}

const notFound = refusesWith({ code: 'asset_not_found' });
const alert = page.getByRole('alert');

test('a refusal before the Designer’s first fact is shown with that fact', async () => {
  const backend = createScriptedBackend();
  const { designer } = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(imageElement()) }),
  });
  await expect.element(page.getByRole('heading', { name: 'hero.jpg' })).toBeVisible();
  backend.script(notFound);
  const { element, tell } = slowImage(otherAssetId);
  designer.select(element);
  await expect.poll(() => backend.asked.length).toBe(2);
  tell();
  await expect.element(page.getByRole('heading', { name: 'slow.jpg' })).toBeVisible();
  await expect.element(alert.getByText('Image not found')).toBeVisible();
});

test('a refusal of one asset is not shown with the facts of the previous one', async () => {
  const backend = createScriptedBackend();
  const { designer, panel } = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(imageElement()) }),
  });
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  const shown: (string | undefined)[] = [];
  const stop = panel.selected.requestError.subscribe((requestError) => {
    const { value } = panel.selected.selection;
    if (requestError && value.kind === 'asset') shown.push(value.assetId);
  });
  backend.script(notFound);
  const { element, tell } = slowImage(otherAssetId);
  designer.select(element);
  await expect.poll(() => backend.asked.length).toBe(2);
  expect(alert.elements()).toEqual([]);
  tell();
  await expect.element(alert).toBeVisible();
  expect(shown).toEqual([otherAssetId]);
  stop();
});

test('an asset that was refused and is then found loses its alert', async () => {
  const backend = createScriptedBackend();
  backend.script(notFound);
  openPanel({ backend, designer: createScriptedDesigner({ selection: says(imageElement()) }) });
  await expect.element(alert.getByText('Image not found')).toBeVisible();
  backend.script(answers(detailsOf()));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  expect(alert.elements()).toEqual([]);
});

test('an asset that was refused is shown so at once when it is selected again', async () => {
  const backend = createScriptedBackend();
  backend.script((id) => (id === otherAssetId ? notFound() : answers(detailsOf({ id }))()));
  const { designer } = openPanel({ backend });
  const unknown = imageElement({ key: 'page/unknown', asset: says(designerAsset({ id: otherAssetId })) });
  designer.select(unknown);
  await expect.element(alert.getByText('Image not found')).toBeVisible();
  designer.select(imageElement());
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  expect(alert.elements()).toEqual([]);
  backend.script(staysSilent);
  designer.select(unknown);
  await expect.element(alert.getByText('Image not found')).toBeVisible();
});

test('a late response is reported as late, also where the Designer’s first fact comes after that', async () => {
  const backend = createScriptedBackend();
  const { designer, clock } = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(imageElement()) }),
  });
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  backend.script(staysSilent);
  const { element, tell } = slowImage(otherAssetId);
  designer.select(element);
  await expect.poll(() => backend.asked.length).toBe(2);
  clock.advance(timeouts.loadingDelay);
  tell();
  await expect.element(page.getByRole('heading', { name: 'slow.jpg' })).toBeVisible();
  await expect.element(page.getByRole('status')).toHaveTextContent('Reading size and variants …');
});

test('a refresh does not delay the skeleton', async () => {
  const { designer, clock, panel } = openPanel({
    designer: createScriptedDesigner({ selection: says(otherElement('Heading')) }),
  });
  await expect.element(page.getByRole('heading', { name: 'Heading selected' })).toBeVisible();
  designer.select(imageElement({ asset: neverAnswers }));
  clock.advance(timeouts.loadingDelay - 1);
  panel.selected.refresh();
  clock.advance(1);
  await expect.poll(() => document.querySelector('.skeleton')).not.toBeNull();
});

test('a new session during a rate limit does not end it', async () => {
  const backend = createScriptedBackend();
  backend.script(refusesWith({ code: 'rate_limited', retryAfter: 60 }));
  const designer = createScriptedDesigner({ selection: says(imageElement()) });
  const clock = createManualClock();
  const selected = createSelected({ designer, backend, clock, assets: createAssetStore(clock) });
  const stop = selected.start();
  await expect.poll(() => selected.requestError.value).toMatchObject({ code: 'rate_limited' });
  designer.select(null);
  selected.refresh();
  await expect.poll(() => selected.selection.value).toEqual({ kind: 'nothing' });
  designer.select(imageElement());
  await expect.poll(() => selected.selection.value).toMatchObject({ assetId, isComplete: true });
  expect(backend.asked).toHaveLength(1);
  stop();
});

test('an image without an asset, whose settings were not answered, is not said to have none', async () => {
  const unanswered = imageElement({ asset: says(null), bindings: refuses('hung') });
  const { designer } = openPanel({
    backend: createScriptedBackend(),
    designer: createScriptedDesigner({ selection: says(unanswered) }),
  });
  await expect.element(page.getByText('Designer didn’t answer')).toBeVisible();
  expect(page.getByText('No image chosen').elements()).toEqual([]);
  designer.select(imageElement({ asset: says(null) }));
  await expect.element(page.getByText('No image chosen')).toBeVisible();
});
