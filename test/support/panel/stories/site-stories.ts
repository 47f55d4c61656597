import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { AssetDetails } from '#contract/asset.ts';
import type { LocaleTexts } from '#contract/assets-call.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import type { SiteEvent } from '#panel/backend-calls/read-site.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import type { AltTextHandle } from '#panel/designer/image.ts';
import type { SiteTab } from '#panel/site/site-tab.ts';
import { detailsOf, variantOf } from '#test/support/panel/asset-details.ts';
import { type OpenPanel, openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { numberedId } from '#test/support/panel/page-elements.ts';
import {
  createScriptedBackend,
  refusesWith,
  type ScriptedBackend,
  staysSilent,
} from '#test/support/panel/scripted-backend.ts';
import {
  assetByItself,
  createScriptedDesigner,
  designerAsset,
  says,
} from '#test/support/panel/scripted-designer.ts';
import type { Look } from '#test/support/panel/stories/story.ts';

/** One asset of each kind, and one image for each chip. */
export const everyAsset: readonly AssetDetails[] = [
  {
    displayName: 'Ridge trail at dawn.jpg',
    size: 1_750_000,
    altText: 'Two ridgelines in morning haze with the sun behind',
  },
  { displayName: 'still-lake.jpg', size: 340_000, altText: null },
  {
    displayName: 'logo.svg',
    contentType: 'image/svg+xml',
    size: 3_200,
    altText: 'Northwind Outdoors',
    variants: [],
  },
  { displayName: 'Loading.gif', contentType: 'image/gif', size: 2_310_000, altText: '', variants: [] },
  {
    displayName: 'Paddling at Lake Tekapo.mp4',
    contentType: 'video/mp4',
    size: 24_800_000,
    altText: null,
    variants: [],
  },
  { displayName: 'arrow.json', contentType: 'application/json', size: 48_200, altText: null, variants: [] },
  {
    displayName: 'Packing list.pdf',
    contentType: 'application/pdf',
    size: 812_000,
    altText: null,
    variants: [],
  },
  { displayName: 'texture.png', contentType: 'image/png', size: 91_000, altText: '__wf_reserved_decorative' },
  {
    displayName: 'camp.webp',
    contentType: 'image/webp',
    size: 0,
    altText: 'A tent under stars',
    variants: [],
  },
  {
    displayName: 'broken.jpg',
    size: 640_000,
    altText: 'A hut',
    variants: [variantOf(500, { error: 'The image could not be processed' })],
  },
].map(({ displayName, ...asset }, at) =>
  detailsOf({
    id: numberedId(at + 1),
    displayName,
    originalFileName: displayName,
    variants: [variantOf(500, { hostedUrl: photoUrl })],
    createdOn: `2026-0${(at % 9) + 1}-12T09:00:00.000Z`,
    ...asset,
  }),
);

/** German texts of every other asset. */
export const germanTexts: LocaleTexts = {
  localeId: numberedId(900),
  displayName: 'German',
  tag: 'de',
  texts: everyAsset.map(({ id }, at) => [id, at % 2 === 0 ? `Text ${at}` : null]),
};

/** Of four photos of one size three have the same file; two documents of one size differ. */
export const assetsTwice: readonly AssetDetails[] = [
  ...['Ridge trail.jpg', 'still-lake.jpg', 'Ridge trail copy.jpg', 'IMG_2041.jpg'].map((displayName, at) =>
    detailsOf({ id: numberedId(at + 1), displayName, size: 840_000, altText: 'A trail' }),
  ),
  ...['Plan.pdf', 'Route.pdf'].map((displayName, at) =>
    detailsOf({
      id: numberedId(at + 11),
      displayName,
      originalFileName: displayName,
      contentType: 'application/pdf',
      size: 91_000,
      variants: [],
    }),
  ),
  detailsOf({ id: numberedId(21), displayName: 'alone.jpg', size: 12_000, altText: 'A stone' }),
];

/** The hash of each of their files. */
export function hashOfTwice(id: string): string {
  const isSame = [1, 3, 4].some((number) => id === numberedId(number));
  return isSame ? 'same' : id;
}

/** So many images, of which every fifth has no alt text. */
export function manyAssets(many: number): AssetDetails[] {
  return Array.from({ length: many }, (_, at) =>
    detailsOf({
      id: numberedId(at + 1),
      displayName: `Photo ${at + 1}.jpg`,
      originalFileName: `Photo ${at + 1}.jpg`,
      size: 20_000 + ((at * 7919) % 900_000),
      altText: at % 5 === 0 ? null : `What photo ${at + 1} shows`,
      variants: [variantOf(500, { hostedUrl: photoUrl })],
    }),
  );
}

/** A backend whose site has these assets, in list pages of 100, and then ends as said. */
export function backendOfSite(
  all: readonly AssetDetails[],
  events: readonly SiteEvent[] = [],
  problem: BackendProblem | null = null,
): ScriptedBackend {
  const backend = createScriptedBackend();
  backend.script(async (id) => {
    const value = all.find((one) => one.id === id);
    return value ? { ok: true, value } : { ok: false, problem: { code: 'asset_not_found' } };
  });
  backend.scriptSite(async (_signal, onEvent) => {
    if (!problem || all.length > 0) onEvent({ total: all.length });
    for (let at = 0; at < all.length; at += 100) onEvent({ assets: all.slice(at, at + 100) });
    for (const event of events) onEvent(event);
    return problem ? { ok: false, problem } : { ok: true, value: true };
  });
  return backend;
}

/** The models of the tab. */
export function siteTabOf({ panel }: OpenPanel): SiteTab {
  const { value } = panel.lazyFeatures;
  if (!value) throw new Error('the lazy features are not there');
  return value.siteTab;
}

/** The Designer's texts of the assets in the primary locale and in German, which a test reads and changes. */
export function createSiteTexts(): Map<string, string | null> {
  return new Map([
    ...everyAsset.map(({ id, altText }) => [id, altText] as const),
    ...germanTexts.texts.map(([id, text]) => [`${id} ${germanTexts.localeId}`, text] as const),
  ]);
}

/** Opens the panel on the site's list. */
export async function openSite(
  backend = backendOfSite(everyAsset),
  texts = createSiteTexts(),
  permissions: Permissions = { asset: true, image: true },
): Promise<OpenPanel> {
  // The Designer returns what the list says, and keeps what is written.
  const designer = createScriptedDesigner({
    permissions: says(permissions),
    wholeSite: {
      async assetById(id) {
        if (!texts.has(id)) return { ok: true, value: null };
        const altTextIn = (localeId: string | null): AltTextHandle => {
          const key = localeId === null ? id : `${id} ${localeId}`;
          return {
            altText: async () => ({ ok: true, value: texts.get(key) ?? null }),
            async setAltText(text) {
              texts.set(key, text);
              return { ok: true, value: null };
            },
          };
        };
        return { ok: true, value: { id, altTextIn } };
      },
    },
    asset: (id) => {
      const { displayName, contentType } = everyAsset.find((one) => one.id === id) ?? detailsOf();
      const url = says<string | null>(contentType?.startsWith('image/') ? photoUrl : null);
      const asset = designerAsset({
        id,
        name: says(displayName),
        mimeType: says(contentType),
        url,
        altText: async () => ({ ok: true, value: texts.get(id) ?? null }),
        async setAltText(text) {
          texts.set(id, text);
          return { ok: true, value: null };
        },
      });
      return assetByItself(asset);
    },
  });
  const opened = openPanel({ backend, designer });
  await expect.poll(() => opened.panel.lazyFeatures.value).not.toBeNull();
  opened.panel.tabs.open('site');
  await expect.poll(() => backend.others).toContain('site');
  opened.clock.advance(0);
  // Once more for the end of the reading, which comes after its last line.
  await Promise.resolve();
  opened.clock.advance(0);
  return opened;
}

/** Opens the list, read to its end. */
export async function openWholeSite(...parts: Parameters<typeof openSite>): Promise<OpenPanel> {
  const opened = await openSite(...parts);
  await expect
    .poll(() => {
      opened.clock.advance(0);
      return siteTabOf(opened).assets.progress.value.kind;
    })
    .toBe('read');
  return opened;
}

/** Opens the details of an asset by its name. */
async function openAsset(name: string): Promise<OpenPanel> {
  const opened = await openWholeSite();
  await page.getByRole('button', { name, exact: false }).first().click();
  await expect.poll(() => siteTabOf(opened).details.selection.value?.isComplete).toBe(true);
  return opened;
}

/** Every state of the site's list. */
export const siteStories: readonly Look[] = [
  {
    name: 'a site about to be read',
    open: () => {
      const backend = createScriptedBackend();
      backend.scriptSite(staysSilent);
      return openSite(backend);
    },
    says: 'Reading the site’s assets …',
  },
  {
    name: 'a site being read',
    open: () => {
      const backend = createScriptedBackend();
      backend.scriptSite((_signal, onEvent) => {
        onEvent({ total: 412 });
        onEvent({ assets: everyAsset });
        return staysSilent();
      });
      return openSite(backend);
    },
    says: '10 of 412 assets',
  },
  { name: 'a site with every kind of asset', open: () => openWholeSite(), says: 'Packing list.pdf' },
  {
    name: 'a site of a thousand assets',
    open: () => openWholeSite(backendOfSite(manyAssets(1_000))),
    says: 'What photo',
  },
  {
    name: 'a site with files that are there twice',
    async open() {
      const backend = backendOfSite(assetsTwice);
      backend.scriptHashes(hashOfTwice);
      const opened = await openWholeSite(backend);
      await expect.poll(() => siteTabOf(opened).list.counts.value.get('twice')).toBe(3);
      siteTabOf(opened).list.toggle('twice');
      return opened;
    },
    says: 'Same file as',
  },
  { name: 'a site without assets', open: () => openWholeSite(backendOfSite([])), says: 'No assets here' },
  {
    name: 'a site with a locale that lacks texts',
    open: () => openWholeSite(backendOfSite(everyAsset, [{ localeTexts: germanTexts }])),
    says: 'de 4',
  },
  {
    name: 'a site that is not connected',
    open: () => {
      const backend = backendOfSite([], [], {
        code: 'not_connected',
        connectUrl: 'https://assets.example.com/oauth/start',
      });
      backend.scriptConnect(
        refusesWith({ code: 'not_connected', connectUrl: 'https://assets.example.com/oauth/start' }),
      );
      return openSite(backend);
    },
    says: 'Connect',
  },
  {
    name: 'a site whose reading was cut off',
    open: () => openSite(backendOfSite(everyAsset, [], { code: 'offline' })),
    says: 'We lost the connection',
  },
  {
    name: 'a site that waits for the rate limit',
    open: () => {
      const backend = createScriptedBackend();
      backend.scriptSite((_signal, onEvent) => {
        onEvent({ total: 412 });
        onEvent({ assets: everyAsset });
        onEvent({ retryAfter: 42 });
        return staysSilent();
      });
      return openSite(backend);
    },
    says: 'We’ll go on in 42 seconds.',
  },
  { name: 'an image of the site', open: () => openAsset('Ridge trail'), says: 'Two ridgelines' },
  { name: 'an image of the site without a text', open: () => openAsset('still-lake'), says: 'Alt text' },
  { name: 'a video of the site', open: () => openAsset('Paddling'), says: 'MP4' },
  {
    name: 'a series of alt texts of a site',
    async open() {
      const opened = await openWholeSite();
      siteTabOf(opened).series.start(null);
      return opened;
    },
    says: 'Saves on the asset: everywhere',
  },
  {
    name: 'a series of alt texts of a site in German',
    async open() {
      const opened = await openWholeSite(backendOfSite(everyAsset, [{ localeTexts: germanTexts }]));
      const { series } = siteTabOf(opened);
      series.start(germanTexts.localeId);
      const written = series.bulk.step.value?.row.key ?? '';
      series.bulk.type(written, 'Ein See');
      await series.bulk.write(written, 'text');
      return opened;
    },
    says: 'in German',
  },
];
