import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { AltText } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { MeasuredFile } from '#contract/measurements.ts';
import { createLazy } from '#panel/state/lazy.ts';
import { assetId, detailsOf, siteId, variantOf } from '#test/support/panel/asset-details.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { numberedId } from '#test/support/panel/page-elements.ts';
import {
  answers,
  createScriptedBackend,
  type ScriptedBackend,
} from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';
import type { Look } from '#test/support/panel/stories/story.ts';
import { writtenText } from '#test/support/panel/written-text.ts';

const variants = [
  variantOf(500),
  variantOf(800),
  variantOf(1080, { hostedUrl: photoUrl }),
  variantOf(1600),
  variantOf(2000),
];

const bytesOf = [61_000, 148_200, 312_000, 999_400, 2_480_000];

function measured(url: string | null, bytes: number, type = 'image/jpeg'): MeasuredFile {
  const facts = { servedType: type, width: null, height: null, animated: null, reason: null };
  return { url, bytes, type, ...facts };
}

const locale = (displayName: string, tag: string, altText: string | null, isPrimary = false): AltText => ({
  localeId: siteId.replace(/^../, tag === 'en' ? 'aa' : 'bb'),
  displayName,
  tag,
  isPrimary,
  altText,
});

/** A site with two locales, and an asset whose files are all measured: one weighs more than the original. */
function backendOf(changes: Partial<AssetDetails> = {}): ScriptedBackend {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: photoUrl, variants, ...changes })));
  backend.scriptMeasurements(
    answers({
      assetId,
      original: { ...measured(photoUrl, 2_212_772, 'image/webp'), width: 3600, height: 2400 },
      variants: variants.map(({ hostedUrl }, at) => measured(hostedUrl, bytesOf[at] ?? 0)),
    }),
  );
  backend.scriptAltTexts(
    answers([locale('English', 'en', 'Mountains at dusk', true), locale('German (Switzerland)', 'de', null)]),
  );
  return backend;
}

const photo = designerAsset({ url: says<string | null>(photoUrl), altText: says<string | null>(null) });
const designerOf = (script: Parameters<typeof imageElement>[0] = {}, asset = photo) =>
  createScriptedDesigner({ selection: says(imageElement({ asset: says(asset), ...script })) });

const altText = () => page.getByRole('region', { name: 'Alt text' });
const press = async (name: string, at = 0) => {
  const button = page.getByRole('button', { name, exact: true });
  await expect.poll(() => button.elements().length).toBeGreaterThan(at);
  await button.nth(at).click();
};

async function openEverything(script: Parameters<typeof imageElement>[0] = {}) {
  const opened = openPanel({ backend: backendOf(), designer: designerOf(script) });
  await expect
    .poll(() => opened.panel.selected.selection.value)
    .toMatchObject({ isComplete: true, altTexts: [{}, {}] });
  return opened;
}

// Of characters that every machine renders in the panel's own font. The first is invisible: the right-to-left mark.
const rightToLeft = (text: string) => `\u200f${text}`;
const unbroken = 'northwind_outdoors_autumn_collection_lookbook_cover_final_approved_'.repeat(4);

/** An image with an asset that has much content, and during actions on it. */
export const contentStories: readonly Look[] = [
  {
    name: 'measured files',
    open: () =>
      openEverything({
        link: says({ to: '/shop/autumn', label: '', text: '', images: [], isComplete: true }),
      }),
    says: '2.48 MB',
  },
  {
    name: 'long names',
    async open() {
      const asset = designerAsset({ url: says<string | null>(photoUrl), name: says(`${unbroken}.jpg`) });
      const backend = backendOf({
        displayName: `${unbroken}.jpg`,
        originalFileName: `${unbroken}.jpg`,
        hostedUrl: `${photoUrl}?${unbroken}`,
      });
      backend.scriptAltTexts(
        answers([locale(unbroken, 'en', unbroken, true), locale('German', 'de', 'Berge')]),
      );
      return openPanel({
        backend,
        designer: designerOf({ altText: says(`${unbroken} ${unbroken}`) }, asset),
      });
    },
    says: 'northwind_outdoors',
    showsFile: true,
  },
  {
    name: 'texts from right to left',
    async open() {
      const name = rightToLeft('A tent, at dusk (1).jpg');
      const asset = designerAsset({ url: says<string | null>(photoUrl), name: says(name) });
      const backend = backendOf({ displayName: name, originalFileName: name });
      return openPanel({
        backend,
        designer: designerOf({ altText: says(rightToLeft('A tent between the dunes, at dusk.')) }, asset),
      });
    },
    says: 'between the dunes',
    showsFile: true,
  },
  {
    name: 'an open editor',
    async open() {
      const opened = await openEverything();
      await altText().getByRole('textbox').fill('IMG_2041.jpg');
      return opened;
    },
    says: '12 characters',
  },
  {
    name: 'a saved text',
    async open() {
      const opened = await openEverything({ altText: says<string | null>('A lake') });
      await press('Edit');
      await altText().getByRole('textbox').fill('A lake at dawn');
      await press('Save');
      return opened;
    },
    says: 'Undo',
  },
  {
    name: 'a text that could not be saved',
    async open() {
      const opened = await openEverything({
        altText: says<string | null>('A lake'),
        setAltText: refuses('forbidden'),
      });
      await press('Edit');
      await press('Save');
      return opened;
    },
    says: 'Cancel',
  },
  {
    name: 'texts that may not be written',
    async open() {
      const field = { source: 'cms', field: 'Alternative text', collection: 'Guides' } as const;
      const element = imageElement({ asset: says(photo), bindings: says({ boundAltText: field }) });
      const designer = createScriptedDesigner({
        selection: says(element),
        permissions: says({ asset: false, image: true }),
      });
      return openPanel({ backend: backendOf(), designer });
    },
    says: 'You can’t change assets here.',
  },
  {
    name: 'a long text and many locales',
    async open() {
      const tags = ['en', 'de-CH', 'fr', 'es', 'it', 'nl', 'pl', 'pt-BR', 'sv', 'da', 'fi', 'ja'];
      const text = 'Two ridgelines in morning haze with the sun just above the far summit. '.repeat(4);
      const asset = designerAsset({ url: says<string | null>(photoUrl), altText: says(text) });
      const backend = backendOf({ altText: text });
      const altTexts = tags.map((tag, at) => ({
        ...locale(tag, tag, at % 4 === 1 ? null : text, at === 0),
        localeId: numberedId(at + 1),
      }));
      backend.scriptAltTexts(answers(altTexts));
      const opened = openPanel({ backend, designer: designerOf({}, asset) });
      await page.getByRole('button', { name: '+9', exact: false }).click();
      await page.getByRole('button', { name: 'de-CH', exact: false }).click();
      return opened;
    },
    says: 'More',
  },
  {
    name: 'a text that a teammate changed',
    async open() {
      const theirs = 'Three hikers rest on the last bench before the summit';
      const text = writtenText('A lake');
      const opened = await openEverything(text.handle);
      await press('Edit');
      await altText().getByRole('textbox').fill('A lake at dawn');
      text.value = theirs;
      await press('Save');
      return opened;
    },
    says: 'Use mine',
  },
  {
    name: 'a clipboard that refuses',
    async open() {
      const opened = openPanel({
        backend: backendOf(),
        designer: designerOf(),
        writeText: async () => false,
      });
      await press('Copy');
      await press('Copy srcset');
      return opened;
    },
    says: 'Copying is blocked here.',
  },
  {
    name: 'a site about to be disconnected',
    async open() {
      const opened = await openEverything();
      await press('More');
      await press('Disconnect site');
      return opened;
    },
    says: 'This removes the app’s access',
  },
  {
    name: 'tools on their way',
    open: async () =>
      openPanel({
        backend: backendOf(),
        designer: designerOf(),
        lazyScript: createLazy(() => new Promise<never>(() => {})),
      }),
    says: '2.48 MB',
  },
  {
    name: 'tools that did not come',
    async open() {
      const later = createLazy(() => Promise.reject(new Error('no network')));
      await later.fetch();
      return openPanel({ backend: backendOf(), designer: designerOf(), lazyScript: later });
    },
    says: 'Part of the panel is missing',
  },
];
