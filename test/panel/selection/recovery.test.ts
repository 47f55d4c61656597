import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { pageImages } from '#test/support/panel/page-elements.ts';
import {
  answers,
  createScriptedBackend,
  knowsEveryAssetAs,
  refusesWith,
} from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, imageElement, says } from '#test/support/panel/scripted-designer.ts';

/** The panel with a refused image, and a page whose lookup comes after the refusal. */
async function open(code: 'offline' | 'rate_limited' | 'webflow_unavailable', stale: boolean) {
  const backend = createScriptedBackend();
  backend.script(refusesWith(code === 'rate_limited' ? { code, retryAfter: 600 } : { code }));
  backend.scriptLookup(knowsEveryAssetAs({ stale }));
  const designer = createScriptedDesigner({ selection: says(imageElement()), elements: says(pageImages(3)) });
  const opened = openPanel({ backend, designer });
  await expect.element(page.getByRole('alert')).toBeVisible();
  const refused = backend.asked.length;
  backend.script(answers(detailsOf()));
  opened.panel.tabs.open('page');
  await expect.poll(() => opened.panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  opened.clock.advance(timeouts.lookupDelay);
  const { lookupQueue } = opened.panel.lazyFeatures.value?.pageTab.images ?? {};
  await expect.poll(() => lookupQueue?.isBusy.value).toBe(false);
  opened.panel.tabs.open('selected');
  return { ...opened, refused };
}

test.for(['offline', 'rate_limited', 'webflow_unavailable'] as const)(
  'an image that was refused as %s is read again once the page’s list is answered',
  async (code) => {
    const { backend, refused } = await open(code, false);
    await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
    expect(page.getByRole('alert').elements()).toEqual([]);
    expect(backend.asked.length).toBe(refused + 1);
  },
);

test('a list of stale copies does not end the refusal', async () => {
  const { backend, refused } = await open('webflow_unavailable', true);
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(backend.asked.length).toBe(refused);
});
