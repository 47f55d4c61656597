import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type MeasuredFile, type Measurements, unmeasuredReasons } from '#contract/measurements.ts';
import type { BackendResult } from '#panel/backend/request.ts';
import { messages } from '#panel/i18n/messages.ts';
import { assetId, detailsOf, otherAssetId, variantOf } from '#test/support/panel/asset-details.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { image } from '#test/support/panel/stories/story.ts';

function file(url: string | null, bytes: number | null, more: Partial<MeasuredFile> = {}): MeasuredFile {
  return {
    url,
    bytes,
    type: 'image/jpeg',
    servedType: 'image/jpeg',
    width: null,
    height: null,
    animated: null,
    reason: bytes === null ? 'no_length' : null,
    ...more,
  };
}

const details = detailsOf({ hostedUrl: photoUrl, variants: [variantOf(500), variantOf(800)] });
const [small, large] = (details.variants ?? []).map(({ hostedUrl }) => hostedUrl);
const original = file(photoUrl, 2_000_000, { width: 3_000, height: 2_000 });

function open() {
  const backend = createScriptedBackend();
  backend.script(answers(details));
  const designer = createScriptedDesigner({ selection: says(image) });
  return { backend, designer, start: () => openPanel({ backend, designer }) };
}

/** The text of each cell with a size, narrowest file first: the original is 600 px wide. */
const sizes = () => [...document.querySelectorAll('.files .bytes')].map((cell) => cell.textContent);

test('the facts are shown before the files are measured', async () => {
  const { backend, start } = open();
  const held = Promise.withResolvers<BackendResult<Measurements>>();
  backend.scriptMeasurements(() => held.promise);
  start();
  await expect.poll(() => sizes()[0]).toContain('Being measured');
  expect(document.querySelector('.files')?.textContent).toContain('Orig.');
  expect(backend.others[0]).toBe(`measurements ${assetId}`);
  held.resolve({ ok: true, value: { assetId, original, variants: [file(small ?? '', 500_000)] } });
  await expect.poll(() => sizes()[0]).not.toContain('Being measured');
});

test('bytes appear with their share of the original, in whichever order they arrive', async () => {
  const { backend, start } = open();
  const variants = [file(large ?? '', 1_000_000), file(small ?? '', 500_000)];
  backend.scriptMeasurements(async (id) => ({ ok: true, value: { assetId: id, original, variants } }));
  start();
  await expect.poll(sizes).toEqual(['500 kB 25% of the original', '2 MB', '1 MB 50% of the original']);
});

describe('the pixels of an original', () => {
  test.for([
    ['are those this browser shows it in', 'image/jpeg', photoUrl, { width: 600, height: 400 }],
    [
      'are its file’s where this browser shows nothing',
      'image/jpeg',
      'gone.png',
      { width: 3_000, height: 2_000 },
    ],
    ['are its file’s where its bytes are an SVG', 'image/svg+xml', photoUrl, { width: 3_000, height: 2_000 }],
  ] as const)('%s', async ([, type, url, size]) => {
    const { backend, start } = open();
    const hostedUrl = new URL(url, photoUrl).href;
    const sized = file(hostedUrl, 2_000_000, { type, width: 3_000, height: 2_000 });
    backend.script(answers(detailsOf({ hostedUrl, variants: [] })));
    backend.scriptMeasurements(answers({ assetId, original: sized, variants: [] }));
    const { panel } = start();
    await expect.poll(() => panel.assetSummary.value?.isShown).toBe(url === photoUrl);
    await expect.poll(() => panel.assetSummary.value?.measured).toBeTruthy();
    expect(panel.assetSummary.value?.original).toEqual(size);
  });
});

test('unknown facts of an asset and its variants are shown as unknown, and the others are shown', async () => {
  const { backend, start } = open();
  const odd = detailsOf({ displayName: null, size: null, hostedUrl: photoUrl, variants: null });
  backend.script(answers(odd));
  start();
  await expect.element(page.getByText('Webflow doesn’t say').first()).toBeVisible();
  await expect.element(page.getByText('600 × 400 px')).toBeVisible();
});

describe('a file that could not be measured shows the reason', () => {
  test.for(unmeasuredReasons)('%s', async (reason) => {
    const { backend, start } = open();
    const variants = [file(small ?? '', null, { reason }), file(large ?? '', 1_000_000)];
    backend.scriptMeasurements(async (id) => ({ ok: true, value: { assetId: id, original, variants } }));
    start();
    const why = messages.files.whyUnmeasured[reason];
    await expect.poll(sizes).toEqual([`–${why}`, '2 MB', '1 MB 50% of the original']);
  });
});

describe('an original that the CDN refuses to our server', () => {
  const openRefused = (hostedUrl: string) => {
    const { backend, start } = open();
    backend.script(answers(detailsOf({ hostedUrl, variants: [] })));
    backend.scriptMeasurements(
      answers({
        assetId,
        original: file(hostedUrl, null, { type: null, reason: 'forbidden' }),
        variants: [],
      }),
    );
    return start();
  };
  const heading = page.getByText(/Original can’t be shown/);

  test('is no finding where this browser shows it', async () => {
    const { panel } = openRefused(photoUrl);
    await expect.poll(() => panel.assetSummary.value?.isShown).toBe(true);
    await expect.poll(() => panel.assetSummary.value?.measured).toBeTruthy();
    await page.getByRole('button', { name: /findings?$/ }).click();
    await expect.element(page.getByText(/Original is 2/)).toBeVisible();
    expect(heading.elements()).toHaveLength(0);
  });

  test('is a finding where this browser does not show it either', async () => {
    openRefused(new URL('gone.png', photoUrl).href);
    await expect.element(heading).toBeVisible();
    await page.getByRole('button', { name: /findings?$/ }).click();
    await expect.element(page.getByText(/The CDN refuses to send it\./)).toBeVisible();
  });
});

test('refused measurements leave all other facts, and are requested again', async () => {
  const { backend, start } = open();
  backend.scriptMeasurements(refusesWith({ code: 'webflow_unavailable' }));
  const { panel } = start();
  await expect.poll(sizes).toEqual(['–Couldn’t be measured now', '2.21 MB', '–Couldn’t be measured now']);
  expect(page.getByRole('alert').elements()).toHaveLength(0);
  const variants = [file(small ?? '', 500_000), file(large ?? '', 1_000_000)];
  backend.scriptMeasurements(async (id) => ({ ok: true, value: { assetId: id, original, variants } }));
  panel.selected.refresh();
  await expect.poll(() => sizes()[0]).toContain('500 kB');
});

describe('an image without findings', () => {
  const url = 'https://cdn.example.test/hero.jpg';
  const measured = answers({ assetId, original: file(url, 5_000), variants: [] });
  const refused = refusesWith({ code: 'webflow_unavailable' });

  test.for([
    ['that was measured has nothing to improve', url, measured, true],
    ['whose measurements failed has no such line', url, refused, false],
    ['without a file to measure has nothing to improve', null, refused, true],
  ] as const)('%s', async ([, hostedUrl, answer, isSaid]) => {
    const { backend, start } = open();
    backend.script(answers(detailsOf({ hostedUrl, size: 5_000, variants: [] })));
    backend.scriptMeasurements(answer);
    const { panel } = start();
    await expect.poll(() => panel.selected.selection.value).toMatchObject({ isComplete: true });
    await expect.poll(() => panel.lazyFeatures.value?.audit.value?.findings).toEqual([]);
    await expect.poll(() => panel.selected.selection.value).not.toMatchObject({ measured: undefined });
    await expect.poll(() => page.getByText('Checking', { exact: false }).elements()).toEqual([]);
    expect(page.getByText('Nothing to improve').elements()).toHaveLength(isSaid ? 1 : 0);
  });
});

test('a file that may exist by now is measured again', async () => {
  const { backend, start } = open();
  const gone = file(small ?? '', null, { type: null, reason: 'not_found' });
  const variants = [gone, file(large ?? '', 1_000_000)];
  backend.scriptMeasurements(answers({ assetId, original, variants }));
  const { panel } = start();
  await expect.element(page.getByText(/1 variant can’t be shown/)).toBeVisible();
  const found = [file(small ?? '', 500_000), file(large ?? '', 1_000_000)];
  backend.scriptMeasurements(answers({ assetId, original, variants: found }));
  panel.selected.refresh();
  await expect.poll(sizes).toEqual(['500 kB 25% of the original', '2 MB', '1 MB 50% of the original']);
  expect(page.getByText(/can’t be shown/).elements()).toHaveLength(0);
});

test('measured files are not requested again until the file changes', async () => {
  const { backend, start } = open();
  backend.scriptMeasurements(answers({ assetId, original, variants: [] }));
  const { panel } = start();
  const asked = () => backend.others.filter((call) => call.startsWith('measurements')).length;
  await expect.poll(asked).toBe(1);
  await expect.poll(() => panel.selected.selection.value).toMatchObject({ measured: { assetId } });
  panel.selected.refresh();
  await expect.poll(() => backend.asked.length).toBe(2);
  await expect.poll(() => backend.others.filter((call) => call.startsWith('altTexts')).length).toBe(2);
  expect(asked()).toBe(1);
  backend.script(answers({ ...details, lastUpdated: '2026-02-02T00:00:00.000Z' }));
  panel.selected.refresh();
  await expect.poll(asked).toBe(2);
});

test('measurements that arrive late for another image are not shown', async () => {
  const { backend, designer, start } = open();
  let answer = (_: BackendResult<never>): void => {};
  backend.scriptMeasurements((id) =>
    id === assetId
      ? new Promise((resolve) => {
          answer = resolve;
        })
      : Promise.resolve({ ok: true, value: { assetId: id, original: file(null, 77), variants: [] } }),
  );
  start();
  await expect.poll(() => backend.others.length).toBeGreaterThan(0);
  backend.script(answers(detailsOf({ id: otherAssetId, variants: [] })));
  designer.select(imageElement({ key: 'page/other', asset: says(designerAsset({ id: otherAssetId })) }));
  await expect.poll(sizes).toEqual(['77 B']);
  answer({ ok: false, problem: { code: 'offline' } });
  await Promise.resolve();
  expect(sizes()).toEqual(['77 B']);
});

test.for([
  ['tiny', 'Mobile portrait', false],
  ['main', 'Desktop', true],
] as const)('150 px measured at “%s”: saving a Width finds %s, %s', async ([breakpoint, name, isFound]) => {
  const backend = createScriptedBackend();
  backend.script(answers(details));
  const variants = [small, large].map((url) => file(url ?? null, 90_000));
  backend.scriptMeasurements(async (id) => ({ ok: true, value: { assetId: id, original, variants } }));
  const rendered = says({ width: 150, breakpoint });
  const designer = createScriptedDesigner({ selection: says(imageElement({ rendered })) });
  const loadImage = async () => ({ width: 3_000, height: 2_000 });
  const { panel } = openPanel({ backend, designer, loadImage });
  const audit = () => panel.lazyFeatures.value?.audit.value;
  await expect.poll(() => audit()?.delivery?.deliveries.length).toBe(12);
  const loaded = () => audit()?.delivery?.deliveries.map((one) => one.loaded.url);
  const before = loaded();
  await openFold('Delivery');
  await expect.element(page.getByRole('rowheader', { name: `${name} needs for 150 px` })).toBeVisible();
  expect(loaded()).toEqual(before);
  const found = audit()?.findings.map(({ id }) => id) ?? [];
  expect(found.includes('tooWide')).toBe(isFound);
});
