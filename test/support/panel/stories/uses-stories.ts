import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { UsePlace } from '#contract/uses.ts';
import type { UsesResponse } from '#panel/backend-calls/read-uses.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId, detailsOf } from '#test/support/panel/asset-details.ts';
import { type OpenPanel, openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { answers, createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, says } from '#test/support/panel/scripted-designer.ts';
import { backendOfSite, everyAsset, openWholeSite } from '#test/support/panel/stories/site-stories.ts';
import { image, type Look } from '#test/support/panel/stories/story.ts';
import { doneAnswer, kindRead, readingAnswer } from '#test/support/panel/uses-answers.ts';
import { useCollection, usePlace } from '#test/support/shared/use-places.ts';

/** A place that also shows the asset of the stories. */
const withAsset = (place: UsePlace, count: number): UsePlace => ({ ...place, assets: [[assetId, count]] });

const posts = useCollection('Posts', []);
const item = { assetId, field: 'cover' };

/** The asset on three pages, in a component on two, and as the cover of two posts. */
export const places: readonly UsePlace[] = [
  withAsset(usePlace('page', 'Home', { components: { 'Gear card': 1 } }), 2),
  withAsset(usePlace('page', 'Archive'), 1),
  usePlace('page', 'Huts of the southern alps', { components: { 'Gear card': 2 } }),
  withAsset(usePlace('page', 'Next year', { status: 'draft' }), 1),
  withAsset(usePlace('component', 'Gear card'), 1),
  { ...posts, items: ['Ridge trail', 'Still lake'].map((name) => ({ ...item, item: name })) },
];

const line = () => page.getByRole('button', { name: /^(?:Used on|No other use found)/ });

/** Opens the panel on an image, and this part of it once it is known where the image is used. */
async function openImage(answer: UsesResponse, isOpen: boolean): Promise<OpenPanel> {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: photoUrl })));
  backend.scriptUses(answers(answer));
  const opened = openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  await expect.element(page.getByRole('heading', { name: 'Delivery' })).toBeVisible();
  opened.clock.advance(timeouts.usesDelay);
  await expect.element(line()).toBeVisible();
  if (isOpen) await line().click();
  line().element().scrollIntoView({ block: 'start' });
  return opened;
}

/** The uses of an image. */
export const usesStories: readonly Look[] = [
  {
    name: 'an image and where it is used',
    open: () => openImage(doneAnswer({ places: [...places] }), false),
    says: 'component Gear card (on 2 pages)',
  },
  {
    name: 'a use about to be opened',
    async open() {
      const opened = await openImage(readingAnswer({ places: [...places] }), true);
      await page.getByRole('button', { name: 'Archive', exact: true }).click();
      return opened;
    },
    says: 'This leaves the page you’re on.',
  },
  {
    name: 'an image without a known use',
    open: () => openImage(readingAnswer({ places: [] }), true),
    says: 'No other use found on 23 of 31 pages',
  },
];

/** A site whose assets are used here and there, and the state of the reading. */
const usedSite = async (answer: UsesResponse): Promise<OpenPanel> => {
  const backend = backendOfSite(everyAsset);
  backend.scriptUses(answers(answer));
  const opened = await openWholeSite(backend);
  await expect.element(page.getByRole('region', { name: 'Find uses' })).toBeVisible();
  return opened;
};

const used: readonly UsePlace[] = [
  { ...usePlace('page', 'Home'), assets: [1, 2, 3, 5].map((at) => [numberedId(at), at === 2 ? 3 : 1]) },
  { ...usePlace('page', 'Gear guide for the winter'), assets: [[numberedId(1), 1]] },
  { ...usePlace('component', 'Gear card'), assets: [[numberedId(8), 1]] },
];

const missing = {
  code: 'scopes_missing',
  connectUrl: 'https://assets.example.com/oauth/start?for=uses',
} as const;

/** The site’s list with its uses. */
export const siteUsesStories: readonly Look[] = [
  {
    name: 'a site whose uses need permissions',
    async open() {
      const backend = backendOfSite(everyAsset);
      backend.scriptUses(refusesWith(missing));
      const opened = await openWholeSite(backend);
      await expect.element(page.getByRole('link', { name: 'Allow in Webflow' })).toBeVisible();
      return opened;
    },
    says: 'three more permissions',
  },
  {
    name: 'a site whose uses are being read',
    open: () => usedSite(readingAnswer({ places: [...used] })),
    says: 'about 2 minutes left',
  },
  {
    name: 'a site whose uses are read in part',
    open: () =>
      usedSite(
        readingAnswer({
          places: [...used],
          waitSeconds: 40,
          progress: {
            ...readingAnswer().progress,
            pages: kindRead(23, 31, { failed: 2 }),
            collections: kindRead(0, null, { isRefused: true }),
          },
          problem: { requestId: 'r', ...missing },
        }),
      ),
    says: 'CMS isn’t read: permission missing.',
  },
  {
    name: 'assets without a known use',
    async open() {
      const opened = await usedSite(doneAnswer({ places: [...used] }));
      await page.getByRole('button', { name: /^No use found/ }).click();
      return opened;
    },
    says: 'Uses read 2 hours ago',
  },
];
