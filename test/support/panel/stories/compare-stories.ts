import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { WeighingLine } from '#contract/weighing.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import type { OpenPanel } from '#test/support/panel/open-panel.tsx';
import { photoUrl } from '#test/support/panel/open-panel.tsx';
import { problemResponse } from '#test/support/panel/scripted-fetch.ts';
import type { Look } from '#test/support/panel/stories/story.ts';
import { openWeighing } from '#test/support/panel/stories/weighing-stories.ts';
import {
  candidateOf,
  sourceOf,
  weighingEnd,
  weighingResponse,
} from '#test/support/panel/weighing-answers.ts';

const dialog = () => page.getByRole('dialog', { name: 'Original and new file' });

/** A photo of 600 × 400 px, weighed: what is drawn larger than the panel is not always drawn whole in time for a picture. */
const size = { width: 600, height: 400 };
const weighed: readonly WeighingLine[] = [
  { started: assetId },
  { source: sourceOf(assetId, { ...size, bytes: 175_000 }) },
  { candidate: candidateOf(assetId, { ...size, bytes: 61_200 }) },
  { candidate: candidateOf(assetId, { ...size, format: 'avif', quality: 60, bytes: 41_200, score: 81.7 }) },
  { weighed: assetId },
  weighingEnd,
];

/** Opens the comparison of a weighed image, whose candidate's bytes are answered so. */
async function openCompared(answer: () => Response): Promise<OpenPanel> {
  const opened = await openWeighing(() => weighingResponse(weighed), { files: [], bytes: 175_000, size });
  opened.backend.scriptCalls(async () => answer());
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect.element(dialog()).toBeVisible();
  return opened;
}

async function openShown(): Promise<OpenPanel> {
  const picture = await (await fetch(photoUrl)).blob();
  const opened = await openCompared(() => new Response(picture));
  await expect.poll(() => document.querySelector('canvas')?.width).toBe(600);
  return opened;
}

/** The comparison of an original with a candidate in each of its states. */
export const compareStories: readonly Look[] = [
  { name: 'original and new file', open: openShown, says: 'Original and new file' },
  {
    name: 'a new file that is not read',
    async open() {
      const opened = await openCompared(() => problemResponse('file_refused'));
      await expect.element(dialog().getByRole('alert')).toBeVisible();
      return opened;
    },
    says: 'Original and new file',
  },
  {
    name: 'a new file that can’t be shown',
    async open() {
      const opened = await openCompared(
        () => new Response('picture', { headers: { 'content-type': 'image/avif' } }),
      );
      await expect.element(dialog().getByRole('alert')).toBeVisible();
      return opened;
    },
    says: 'This browser can’t show',
  },
];
