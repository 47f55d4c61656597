import { expect } from 'vitest';
import type { AssetDetails } from '#contract/asset.ts';
import { assetsMediaType } from '#contract/assets-call.ts';
import type { UnweighedReason, WeighingLine } from '#contract/weighing.ts';
import { detailsOf, variantOf } from '#test/support/panel/asset-details.ts';
import { type OpenPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { numberedId, pageImages } from '#test/support/panel/page-elements.ts';
import { refusesWith, type ScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import { openWholePage } from '#test/support/panel/stories/page-stories.ts';
import { backendOfSite, openWholeSite } from '#test/support/panel/stories/site-stories.ts';
import type { Look } from '#test/support/panel/stories/story.ts';
import {
  candidateOf,
  linesAbout,
  sourceOf,
  weighedIds,
  weighingEnd,
} from '#test/support/panel/weighing-answers.ts';

/** Photos of 1.75 MB, and two files of other kinds. */
export const photos: readonly AssetDetails[] = [
  'Ridge trail.jpg',
  'still-lake.jpg',
  'Hut at dusk with a very long name that no row has room for.png',
  'Camp.jpg',
  'Stone.webp',
  'Walk.mp4',
].map((displayName, at) =>
  detailsOf({
    id: numberedId(at + 1),
    displayName,
    originalFileName: displayName,
    contentType: displayName.endsWith('.mp4') ? 'video/mp4' : 'image/jpeg',
    size: 1_750_000,
    hostedUrl: photoUrl,
    altText: 'A trail',
    variants: [variantOf(500, { hostedUrl: photoUrl })],
  }),
);

const refusal = (assetId: string, reason: UnweighedReason): WeighingLine[] => [
  { started: assetId },
  { refused: { assetId, format: null, reason } },
  { weighed: assetId },
];

/** The lines about one of the photos: each comes to something else. */
export function linesOfPhoto(id: string): WeighingLine[] {
  switch (id) {
    case numberedId(3):
      return [
        { started: id },
        { source: sourceOf(id) },
        { candidate: candidateOf(id, { bytes: 1_900_000 }) },
        { weighed: id },
      ];
    case numberedId(4):
      return [
        { started: id },
        { source: sourceOf(id) },
        { candidate: candidateOf(id, { isSuggested: false, score: 62 }) },
        { weighed: id },
      ];
    case numberedId(5):
      return refusal(id, 'animated');
    default:
      return linesAbout(id);
  }
}

/** Answers with these lines, and ends unless there is more to come. */
export function answerWith(
  backend: ScriptedBackend,
  linesOf: (ids: readonly string[]) => readonly WeighingLine[],
): void {
  backend.scriptCalls(async (_path, body, signal) => {
    const lines = linesOf(weighedIds(body));
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        if (lines.includes(weighingEnd)) controller.close();
        else signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return new Response(stream, { headers: { 'content-type': assetsMediaType } });
  });
}

/** Weighs every photo to its end. */
export const weighsAll = (ids: readonly string[]): WeighingLine[] => [
  ...ids.flatMap(linesOfPhoto),
  weighingEnd,
];

/** The first photos are weighed, the next one is encoded. */
const weighsSome = (ids: readonly string[]): WeighingLine[] => [
  ...ids.slice(0, 1).flatMap(linesOfPhoto),
  ...ids.slice(1, 2).map((started) => ({ started })),
];

export function backendOfPhotos(linesOf = weighsAll): ScriptedBackend {
  const backend = backendOfSite(photos);
  backend.scriptLookup(async (ids, _signal, onEvent) => {
    onEvent({ assets: photos.filter(({ id }) => ids.includes(id)) });
    return { ok: true, value: null };
  });
  answerWith(backend, linesOf);
  return backend;
}

function featuresOf({ panel }: OpenPanel) {
  const { value } = panel.lazyFeatures;
  if (!value) throw new Error('the lazy features are not there');
  return value;
}

/** The models of weighing of both lists. */
export function weighingOf(opened: OpenPanel) {
  const { pageTab, siteTab } = featuresOf(opened);
  return { ofPage: pageTab.weighing, ofSite: siteTab.weighing };
}

export const pageListOf = (opened: OpenPanel) => featuresOf(opened).pageTab.list;

/** Opens a page of these photos. */
export const openPhotos = (backend = backendOfPhotos()): Promise<OpenPanel> =>
  openWholePage(pageImages(5), backend);

async function openWeighedPage(backend?: ScriptedBackend): Promise<OpenPanel> {
  const opened = await openPhotos(backend);
  weighingOf(opened).ofPage.weigh();
  return opened;
}

/** Every state of weighing a list. */
export const weighingListStories: readonly Look[] = [
  {
    name: 'a page being weighed',
    open: () => openWeighedPage(backendOfPhotos(weighsSome)),
    says: 'Weighing 2 of 5',
  },
  {
    name: 'a page whose weighing is paused',
    async open() {
      const opened = await openWeighedPage(backendOfPhotos(weighsSome));
      const { ofPage } = weighingOf(opened);
      await expect.poll(() => ofPage.progress.value?.done).toBe(1);
      ofPage.hold.pause();
      return opened;
    },
    says: 'Paused after 1 of 5 images.',
  },
  { name: 'a page that was weighed', open: () => openWeighedPage(), says: 'Would save' },
  {
    name: 'a page whose weighing lost the connection',
    async open() {
      const backend = backendOfPhotos();
      const { call } = backend;
      Object.assign(backend, { call: refusesWith({ code: 'offline' }) });
      const opened = await openWeighedPage(backend);
      await expect.poll(() => weighingOf(opened).ofPage.hold.problem.value).not.toBe(null);
      Object.assign(backend, { call });
      return opened;
    },
    says: 'We lost the connection',
  },
  {
    name: 'a site that was weighed',
    async open() {
      const opened = await openWholeSite(backendOfPhotos());
      weighingOf(opened).ofSite.weigh();
      return opened;
    },
    says: 'Would save',
  },
];
