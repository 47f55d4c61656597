import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AssetDetails } from '#contract/asset.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId, detailsOf } from '#test/support/panel/asset-details.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { pageImage } from '#test/support/panel/page-elements.ts';
import {
  answers,
  createScriptedBackend,
  knowsEveryAssetAs,
  staysSilent,
} from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, otherElement, says } from '#test/support/panel/scripted-designer.ts';
import { image } from '#test/support/panel/stories/story.ts';

const notice = page.getByText('Facts may be old');
const stale = { displayName: 'before.jpg', stale: true };
const fresh = { displayName: 'after.jpg', stale: false };

/** A panel whose backend answers with these, one after the other, the last for good. */
async function open(...changes: Partial<AssetDetails>[]) {
  const backend = createScriptedBackend();
  let asked = 0;
  backend.script(() => answers(detailsOf(changes[Math.min(asked++, changes.length - 1)] ?? {}))());
  const opened = openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  await expect.element(page.getByText('before.jpg').first()).toBeVisible();
  return opened;
}

test('facts that become fresh in the background are replaced without a notice', async () => {
  const { clock, backend } = await open(stale, fresh);
  expect(notice.elements()).toEqual([]);
  clock.advance(timeouts.rereadDelay);
  await expect.element(page.getByText('after.jpg').first()).toBeVisible();
  expect(notice.elements()).toEqual([]);
  clock.advance(10 * timeouts.rereadDelay);
  expect(backend.asked).toHaveLength(2);
});

test('facts that stay stale are shown with their age, until there are newer ones', async () => {
  const { clock } = await open(stale, stale, fresh);
  clock.advance(timeouts.rereadDelay);
  await expect.element(notice).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('after.jpg').first()).toBeVisible();
  await expect.element(notice).not.toBeInTheDocument();
});

test('facts that stay stale are read again by themselves, less and less often', async () => {
  const { clock, backend } = await open(stale, stale, stale, fresh);
  for (const [at, delay] of [1, 2, 4].entries()) {
    clock.advance(delay * timeouts.rereadDelay - 1);
    expect(backend.asked).toHaveLength(at + 1);
    clock.advance(1);
    await expect.poll(() => backend.asked.length).toBe(at + 2);
    if (at < 2) await expect.element(notice).toBeVisible();
  }
  await expect.element(page.getByText('after.jpg').first()).toBeVisible();
  expect(notice.elements()).toEqual([]);
});

test('a stale copy in the page’s list is no notice: it may only be being read again', async () => {
  const backend = createScriptedBackend();
  backend.script(staysSilent);
  backend.scriptLookup(knowsEveryAssetAs(stale));
  const designer = createScriptedDesigner({
    selection: says(image),
    elements: says([pageImage('one', assetId)]),
  });
  const { panel, clock } = openPanel({ backend, designer });
  panel.tabs.open('page');
  await expect.poll(() => panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  clock.advance(timeouts.lookupDelay);
  await expect.element(page.getByText('before.jpg').first()).toBeVisible();
  panel.tabs.open('selected');
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  expect(notice.elements()).toEqual([]);
});

test('an asset that is no longer selected is not requested again', async () => {
  const { clock, backend, designer } = await open(stale);
  designer.select(otherElement('Heading'));
  await expect.element(page.getByText('before.jpg')).not.toBeInTheDocument();
  clock.advance(10 * timeouts.rereadDelay);
  expect(backend.asked).toHaveLength(1);
});
