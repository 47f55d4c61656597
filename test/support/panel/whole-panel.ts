import { effect, signal } from '@preact/signals-core';
import { expect, onTestFinished } from 'vitest';
import type { UsePlace } from '#contract/uses.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createLazyFeatures } from '#panel/lazy/lazy-features.ts';
import type { Panel } from '#panel/panel.ts';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { pageImage, pageImages } from '#test/support/panel/page-elements.ts';
import { answers, createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  imageElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { doneAnswer } from '#test/support/panel/uses-answers.ts';
import { usePlace } from '#test/support/shared/use-places.ts';

export const linked = imageElement({
  altText: says('__wf_reserved_inherit'),
  link: says({ to: '/shop', label: '', text: '', images: [], isComplete: true }),
});

/** The panel on an image of which all regions have something to show, once a person has looked at it for a while. */
export function openImage(
  designer = createScriptedDesigner({ selection: says(linked) }),
  change: (panel: Panel) => Panel = (panel) => panel,
  create = createLazyFeatures,
) {
  const errors: unknown[] = [];
  const backend = createScriptedBackend();
  const locale = { displayName: null, isPrimary: false, altText: null };
  backend.scriptAltTexts(
    answers([
      { ...locale, localeId: assetId, tag: 'en' },
      { ...locale, localeId: otherAssetId, tag: 'de' },
    ]),
  );
  backend.script((id) => answers(detailsOf({ id, hostedUrl: photoUrl }))());
  const home = { ...usePlace('page', 'Home'), assets: [[assetId, 2]] } satisfies UsePlace;
  backend.scriptUses(answers(doneAnswer({ places: [home] })));
  const later = { value: signal(create), failed: signal(false), fetch: async () => {}, fail: () => {} };
  const opened = openPanel({
    designer,
    backend,
    lazyScript: later,
    change,
    report: (error) => errors.push(error),
  });
  const { selection } = opened.panel.selected;
  const stopLooking = effect(() => {
    const { value } = selection;
    const hasFacts = value.kind === 'asset' && value.details && value.measured !== undefined;
    if (hasFacts) queueMicrotask(() => opened.clock.advance(timeouts.usesDelay));
  });
  onTestFinished(stopLooking);
  return { ...opened, errors };
}

/** A page with an element that returns no facts, and whose assets can't be looked up. */
export async function openList() {
  const errors: unknown[] = [];
  const backend = createScriptedBackend();
  backend.scriptLookup(refusesWith({ code: 'webflow_unavailable' }));
  const elements = [...pageImages(3), pageImage('page/silent', assetId, { asset: refuses('failed') })];
  const designer = createScriptedDesigner({ elements: says(elements) });
  const opened = openPanel({ designer, backend, report: (error) => errors.push(error) });
  opened.panel.tabs.open('page');
  await expect.poll(() => opened.panel.lazyFeatures.value?.pageTab.images.progress.value.kind).toBe('read');
  opened.clock.advance(timeouts.lookupDelay);
  return { ...opened, errors };
}
