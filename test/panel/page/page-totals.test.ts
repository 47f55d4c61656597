import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { measuredFile } from '#test/support/panel/asset-details.ts';
import { numberedId, pageImage } from '#test/support/panel/page-elements.ts';
import { createScriptedBackend, knowsEveryAssetAs } from '#test/support/panel/scripted-backend.ts';
import { neverAnswers, refuses } from '#test/support/panel/scripted-designer.ts';
import { openPage } from '#test/support/panel/stories/page-stories.ts';

test.for([
  ['being read', { asset: neverAnswers }, false, 1, 'at least 4 kB'],
  ['whose reading was stopped', { asset: neverAnswers }, true, 1, 'at least 4 kB'],
  ['with a silent element', { asset: refuses('failed') }, false, 1, 'at least 4 kB'],
  ['that is fully read', {}, false, 2, '8 kB'],
] as const)(
  'what visitors load of a page %s is “at least” unless every element is known',
  async ([, second, isStopped, found, said]) => {
    const backend = createScriptedBackend();
    backend.scriptLookup(knowsEveryAssetAs({ contentType: 'image/svg+xml', size: 4_000, variants: [] }));
    backend.scriptMeasurements(async (assetId) => {
      const original = measuredFile({ bytes: 4_000, type: 'image/svg+xml', servedType: 'image/svg+xml' });
      return { ok: true, value: { assetId, original, variants: [] } };
    });
    const elements = [pageImage('page/1', numberedId(1)), pageImage('page/2', numberedId(2), second)];
    const opened = await openPage(elements, backend);
    const { images, measuring } = opened.panel.lazyFeatures.value?.pageTab ?? {};
    const has = (count: () => number | undefined) =>
      expect.poll(() => {
        opened.clock.advance(timeouts.pageRenderInterval);
        return count();
      });
    await has(() => images?.rows.value.length).toBe(found);
    if (isStopped) images?.stop();
    await has(() => measuring?.progress.value.done).toBe(found);
    await expect
      .element(page.getByText(`A phone loads ${said} of images here`, { exact: false }))
      .toBeVisible();
  },
);
