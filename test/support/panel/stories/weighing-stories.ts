import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { routes } from '#contract/routes.ts';
import type { WeighingLine } from '#contract/weighing.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import type { OpenPanel } from '#test/support/panel/open-panel.tsx';
import { problemResponse } from '#test/support/panel/scripted-fetch.ts';
import { openFiles } from '#test/support/panel/stories/file-stories.ts';
import type { Look } from '#test/support/panel/stories/story.ts';
import {
  candidateOf,
  endlessResponse,
  sourceOf,
  weighingEnd,
  weighingResponse,
} from '#test/support/panel/weighing-answers.ts';

const narrow = { width: 2_973, height: 1_982 };

/** The hero, weighed at its own width and at the one that is needed. */
export const hero: readonly WeighingLine[] = [
  { started: assetId },
  { source: sourceOf(assetId, { dropped: ['exif', 'xmp', 'icc'] }) },
  { candidate: candidateOf(assetId, { quality: 70, bytes: 330_000, score: 76.1, isSuggested: false }) },
  { candidate: candidateOf(assetId) },
  { candidate: candidateOf(assetId, { format: 'avif', quality: 60, bytes: 290_000, score: 81.7 }) },
  { candidate: candidateOf(assetId, { ...narrow, bytes: 82_000, score: 85 }) },
  { candidate: candidateOf(assetId, { ...narrow, format: 'avif', quality: 60, bytes: 61_000, score: 82 }) },
  { variant: { assetId, format: 'webp', quality: 80, width: 1_600, bytes: 91_000 } },
  { variant: { assetId, format: 'webp', quality: 80, width: 2_000, bytes: 190_000 } },
  { weighed: assetId },
];

/** Opens the region of an image whose weighing is answered so. */
export async function openWeighing(
  answer: () => Response,
  files: Parameters<typeof openFiles>[0] = { width: 625, rendered: { width: 625, breakpoint: 'main' } },
  others: Parameters<typeof openFiles>[1] = {},
): Promise<OpenPanel> {
  const opened = openFiles(files, others);
  opened.backend.scriptCalls(async (path) =>
    path === routes.weigh.path
      ? answer()
      : new Response(new Blob(['picture'], { type: 'image/webp' }), {
          headers: { 'content-type': 'image/webp' },
        }),
  );
  await page
    .getByRole('button', { name: /^Try (?:WebP and AVIF|a smaller SVG)$/ })
    .last()
    .click();
  return opened;
}

const refusedAs = (reason: 'too_large' | 'encoder_failed') => () =>
  weighingResponse([
    { started: assetId },
    { refused: { assetId, format: null, reason } },
    { weighed: assetId },
    weighingEnd,
  ]);

/** The region of an image in other formats, in each of its states. */
export const weighingStories: readonly Look[] = [
  {
    name: 'a weighed image',
    open: () => openWeighing(() => weighingResponse([...hero, weighingEnd])),
    says: 'As AVIF it’s 290 kB, 83% less.',
  },
  {
    name: 'a weighed image with every try',
    async open() {
      const opened = await openWeighing(() => weighingResponse([...hero, weighingEnd]));
      await page.getByRole('button', { name: 'Show 1 more try' }).click();
      await page.getByRole('button', { name: 'Download' }).click();
      await expect.element(page.getByText('Saved.', { exact: false })).toBeVisible();
      return opened;
    },
    says: 'nearly the same',
  },
  {
    name: 'an image that is being weighed',
    open: () => openWeighing(() => endlessResponse(hero.slice(0, 4))),
    says: 'Encoding …',
  },
  {
    name: 'an image with nothing smaller',
    open: () =>
      openWeighing(() =>
        weighingResponse([
          { source: sourceOf(assetId) },
          { candidate: candidateOf(assetId, { bytes: 2_000_000 }) },
          { refused: { assetId, format: 'avif', reason: 'too_slow' } },
          { weighed: assetId },
          weighingEnd,
        ]),
      ),
    says: 'Nothing smaller looks the same.',
  },
  {
    name: 'an image that is too large to weigh',
    open: () => openWeighing(refusedAs('too_large')),
    says: 'too many bytes',
  },
  {
    name: 'an image whose encoder stopped',
    open: () => openWeighing(refusedAs('encoder_failed')),
    says: 'The encoder stopped.',
  },
  {
    name: 'an image that can’t be weighed now',
    open: () => openWeighing(() => problemResponse('internal_error')),
    says: 'Something went wrong',
  },
  {
    name: 'a weighed SVG',
    open: () =>
      openWeighing(
        () =>
          weighingResponse([
            { source: sourceOf(assetId, { type: 'image/svg+xml', bytes: 4_210, width: 24, height: 24 }) },
            {
              candidate: candidateOf(assetId, {
                format: 'svg',
                quality: null,
                width: 24,
                height: 24,
                bytes: 2_900,
                score: null,
              }),
            },
            { weighed: assetId },
            weighingEnd,
          ]),
        { files: [], type: 'image/svg+xml', bytes: 4_210, size: { width: 0, height: 0 } },
      ),
    says: 'As SVG it’s 2.9 kB, 31% less.',
  },
];
