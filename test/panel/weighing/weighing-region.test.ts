import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { routes } from '#contract/routes.ts';
import { WeighingRegion } from '#panel/weighing/weighing-region.tsx';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import { breakView } from '#test/support/panel/break-view.ts';
import { photoUrl } from '#test/support/panel/open-panel.tsx';
import { expectShown, failure, selectedParts } from '#test/support/panel/regions.ts';
import { designerAsset, imageElement, says } from '#test/support/panel/scripted-designer.ts';
import { problemResponse } from '#test/support/panel/scripted-fetch.ts';
import { openFiles } from '#test/support/panel/stories/file-stories.ts';
import { hero, openWeighing } from '#test/support/panel/stories/weighing-stories.ts';
import {
  candidateOf,
  endlessResponse,
  sourceOf,
  weighingEnd,
  weighingResponse,
} from '#test/support/panel/weighing-answers.ts';

const region = () => page.getByRole('region', { name: 'WebP and AVIF' });
const tryButton = () => page.getByRole('button', { name: 'Try WebP and AVIF' }).last();
const whole = () => weighingResponse([...hero, weighingEnd]);
const text = (words: string) => page.getByText(words, { exact: false });

test('a press weighs the file, marks the best candidate, and keeps the focus', async () => {
  await openWeighing(whole);
  await expect.element(region()).toBeVisible();
  await expect.element(tryButton()).toHaveFocus();
  await expect.element(text('As AVIF it’s 290 kB, 83% less.')).toBeVisible();
  const status = region().getByRole('status').first();
  await expect.element(status).toHaveTextContent('As AVIF it’s 290 kB, 83% less.');
  await expect
    .element(page.getByRole('radio', { name: /^AVIF, quality 60, 290 kB, −83%, 81, looks the same/ }))
    .toBeChecked();
  await expect
    .element(
      text('A phone would load about 91 kB instead of 169 kB, a laptop 91 kB instead of 169 kB (estimate).'),
    )
    .toBeVisible();
  await expect.element(text('Metadata is removed: EXIF, XMP.')).toBeVisible();
  await expect.element(text('Colors are converted to sRGB.')).toBeVisible();
  expect(region().getByRole('radio').elements().length).toBe(4);
});

test('a first step about weight has the button, and then the real number', async () => {
  const opened = openFiles({ rendered: { width: 3_000, breakpoint: 'main' } });
  opened.backend.scriptCalls(async () => whole());
  const step = page.getByRole('region', { name: 'Findings' });
  await expect.element(step.getByText('Compress it in the Assets panel.')).toBeVisible();
  await step.getByRole('button', { name: 'Try WebP and AVIF' }).click();
  await expect.element(step.getByText('As AVIF it’s 290 kB, 83% less.')).toBeVisible();
  await page.getByRole('button', { name: /finding/ }).click();
  expect(step.getByText('usually saves', { exact: false }).elements()).toEqual([]);
});

test('another candidate that is chosen is the one that is downloaded, named like the original', async () => {
  const opened = await openWeighing(whole);
  const bodies: object[] = [];
  opened.backend.scriptCalls(async (path, body) => {
    expect(path).toBe(routes.readWeighedFile.path);
    bodies.push(body);
    return new Response('picture', { headers: { 'content-type': 'image/webp' } });
  });
  await page.getByRole('radio', { name: /^WebP, quality 80, 412 kB/ }).click();
  await page.getByRole('button', { name: 'Download' }).click();
  await expect.element(text('choose Replace')).toBeVisible();
  expect(bodies).toMatchObject([{ assetId, file: { format: 'webp', quality: 80, width: 3_600 } }]);
  expect(opened.savedFiles.map(({ name, content }) => [name.split('.').at(-1), content.type])).toEqual([
    ['webp', 'image/webp'],
  ]);
});

test.each([
  ['file_refused', 'File couldn’t be used'],
  [
    'rate_limited',
    'Webflow needs a break. There were too many requests at once. Try again in a few minutes.',
  ],
] as const)('a download that fails with %s says why, and can be tried again', async (code, says) => {
  const opened = await openWeighing(whole);
  opened.backend.scriptCalls(async () => problemResponse(code));
  await page.getByRole('button', { name: 'Download' }).click();
  await expect.element(text(says)).toBeVisible();
  opened.backend.scriptCalls(
    async () => new Response('picture', { headers: { 'content-type': 'image/avif' } }),
  );
  await page.getByRole('button', { name: 'Download' }).click();
  await expect.element(text('Saved.')).toBeVisible();
});

test.each(['Cancel', 'Close'])('%s ends the weighing and closes the region', async (name) => {
  const opened = await openWeighing(() => endlessResponse(hero.slice(0, 4)));
  await expect.element(text('Encoding …')).toBeVisible();
  let isAborted = false;
  await expect.element(text('2 files so far')).toBeVisible();
  opened.backend.scriptCalls(async () => {
    isAborted = true;
    return whole();
  });
  await region().getByRole('button', { name }).click();
  await expect.element(region()).not.toBeInTheDocument();
  expect(opened.panel.lazyFeatures.value?.weighing.series.value).toBe(null);
  expect(isAborted).toBe(false);
  await tryButton().click();
  await expect.element(text('As AVIF it’s 290 kB, 83% less.')).toBeVisible();
});

test('another image that is selected ends the weighing', async () => {
  const opened = await openWeighing(() => endlessResponse(hero.slice(0, 3)));
  await expect.element(text('Encoding …')).toBeVisible();
  opened.designer.select(
    imageElement({ key: 'page/other', asset: says(designerAsset({ id: otherAssetId })) }),
  );
  await expect.element(region()).not.toBeInTheDocument();
  await expect.poll(() => opened.panel.lazyFeatures.value?.weighing.series.value).toBe(null);
});

test.each([
  [
    'smaller files that look different',
    { bytes: 300_000, score: 60, isSuggested: false },
    'Smaller files don’t look the same.',
  ],
  ['a file that is as heavy', { bytes: 1_750_000 }, 'Nothing smaller looks the same.'],
])('%s are suggested nothing', async (_name, candidate, says) => {
  await openWeighing(() =>
    weighingResponse([
      { source: sourceOf(assetId) },
      { candidate: candidateOf(assetId, candidate) },
      { weighed: assetId },
      weighingEnd,
    ]),
  );
  await expect.element(region().getByText(says, { exact: false })).toBeVisible();
  await expect.element(region().getByRole('radio')).not.toBeChecked();
  expect(page.getByRole('button', { name: 'Download' }).elements()).toEqual([]);
});

test.each([
  ['a file', [null], 'The encoder stopped. Try again.'],
  ['a format', ['avif'], 'AVIF: The encoder stopped. Try again.'],
  ['two formats', ['webp', 'avif'], 'WebP, AVIF: The encoder stopped. Try again.'],
] as const)(
  '%s whose encoder stopped costs one message and is tried again on a press',
  async (_name, formats, says) => {
    let tries = 0;
    await openWeighing(() => {
      tries += 1;
      return tries === 1
        ? weighingResponse([
            ...formats.map((format) => ({ refused: { assetId, format, reason: 'encoder_failed' } }) as const),
            { weighed: assetId },
            weighingEnd,
          ])
        : whole();
    });
    await expect.element(region().getByText(says, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(text('As AVIF it’s 290 kB, 83% less.')).toBeVisible();
  },
);

test('a smaller file whose variants are heavier is not to be put in place, and says why', async () => {
  const heavier = hero.map((line) =>
    'variant' in line ? { variant: { ...line.variant, bytes: 900_000 } } : line,
  );
  await openWeighing(() => weighingResponse([...heavier, weighingEnd]));
  await expect.element(text('Don’t replace it: visitors would load more')).toBeVisible();
});

test('the region fails alone', async () => {
  breakView(WeighingRegion);
  await openWeighing(whole, undefined, { report: () => {} });
  await expect.element(failure).toBeVisible();
  await expectShown(
    selectedParts.filter(({ name }) => ['findings', 'files', 'try', 'compare', 'file'].includes(name)),
  );
});

test('a file that changes meanwhile can be weighed again', async () => {
  const { assets, backend } = await openWeighing(whole);
  await expect.element(page.getByRole('button', { name: 'Download' })).toBeVisible();
  const { details } = assets.asset(assetId);
  const changed = detailsOf({ ...details, size: 1_000_000, fetchedAt: '2027-01-01T00:00:00Z' });
  assets.setDetails(changed, assets.request());
  assets.setMeasured(assetId, null, null);
  await expect.element(region().getByText('The image has a new file now.')).toBeVisible();
  backend.scriptCalls(async () => whole());
  await region().getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('button', { name: 'Download' })).toBeVisible();
});

test('a list that stops the weighing closes the region, which a later weighing does not open', async () => {
  const { panel } = await openWeighing(() => endlessResponse(hero.slice(0, 2)));
  await expect.element(region()).toBeVisible();
  const weighing = panel.lazyFeatures.value?.weighing;
  weighing?.cancel();
  await expect.poll(() => region().elements()).toEqual([]);
  weighing?.weigh([{ id: assetId, widths: [], variantWidths: [] }]);
  await expect.poll(() => weighing?.of(assetId)?.state).toBe('running');
  expect(region().elements()).toEqual([]);
});

test('an image that Webflow still processes has no button', async () => {
  openFiles({ bytes: 0 });
  await expect.element(page.getByRole('button', { name: 'Compare 1:1' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Try WebP and AVIF' }).elements()).toEqual([]);
});

test('the chosen candidate is compared with the original, and the comparison closes with the region', async () => {
  const opened = await openWeighing(whole);
  opened.backend.scriptCalls(async () => new Response(await (await fetch(photoUrl)).blob()));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Original and new file' });
  await expect.element(dialog.getByRole('img', { name: 'AVIF, quality 60' })).toBeVisible();
  await expect.poll(() => document.querySelector('canvas')?.width).toBe(600);
  opened.designer.select(
    imageElement({ key: 'page/other', asset: says(designerAsset({ id: otherAssetId })) }),
  );
  await expect.poll(() => dialog.elements()).toEqual([]);
});

test('the region that opens below the window is scrolled into view', async () => {
  await page.viewport(320, 460);
  const opened = openFiles({ width: 625, rendered: { width: 625, breakpoint: 'main' } });
  opened.backend.scriptCalls(async () => endlessResponse(hero.slice(0, 2)));
  await expect.element(tryButton()).toBeVisible();
  window.scrollTo(0, 0);
  opened.panel.lazyFeatures.value?.tried.trying.open();
  await expect.element(region()).toBeVisible();
  await expect.poll(() => Math.round(region().element().getBoundingClientRect().top)).toBeLessThan(420);
});
