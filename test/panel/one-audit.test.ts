import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AssetDetails } from '#contract/asset.ts';
import { imageTypes, type Measurements, unmeasuredReasons } from '#contract/measurements.ts';
import { inheritMark } from '#contract/webflow-facts/branching-values.ts';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { createLazyFeatures } from '#panel/lazy/lazy-features.ts';
import { coverageOf } from '#panel/page/bulk-coverage.ts';
import { csvOf, type PixelsOf } from '#panel/page/csv.ts';
import { reportOf } from '#panel/page/report-data.ts';
import type { AuditedUsage, Row } from '#panel/page/row.ts';
import { startPanel } from '#panel/panel.ts';
import { dismissalKeyOf } from '#rules/findings/dismissal.ts';
import { detailsOf, assetId as heroId, variantOf } from '#test/support/panel/asset-details.ts';
import { finds, foundImage } from '#test/support/panel/found.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { recordsIn } from '#test/support/panel/parse-csv.ts';
import { createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  otherElement,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { nothingWeighed } from '#test/support/panel/weighed.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';
import { modestly } from '#test/support/shared/properties.ts';

const texts = ['A lake', 'a LAKE ', 'IMG_0042.jpg', 'Image of a hut', 'x'.repeat(300), '', ' '];
const text = fc.constantFrom(...texts);
const type = fc.constantFrom(...imageTypes, 'image/heic', null);
const bytes = fc.option(fc.constantFrom(0, 9_000, 400_000, 900_000, 5_000_000));
const pixels = fc.option(fc.constantFrom(40, 1_200, 6_000));

const file = fc.record({
  url: fc.constant(null),
  bytes,
  type,
  servedType: type,
  width: pixels,
  height: pixels,
  animated: fc.option(fc.boolean()),
  reason: fc.option(fc.constantFrom(...unmeasuredReasons), { freq: 2 }),
});

const variant = fc
  .record({
    width: fc.constantFrom(500, 800, 1_600, 3_200),
    error: fc.option(fc.constant('failed'), { freq: 1 }),
  })
  .map(({ width, error }) => variantOf(width, { error, hostedUrl: `https://cdn.example.test/${width}.jpg` }));

const asset = fc.record({
  details: fc.record({
    altText: fc.option(text),
    displayName: fc.constantFrom('hero.jpg', 'A lake', null),
    contentType: type,
    size: bytes,
    createdOn: fc.constantFrom('2023-01-01T00:00:00Z', '2026-03-01T11:56:00Z'),
    hostedUrl: fc.option(
      fc.constantFrom('https://cdn.example.test/hero.png', 'https://cdn.example.test/a.svg'),
    ),
    variants: fc.option(fc.array(variant, { maxLength: 4 })),
  }),
  /** The Designer's facts, and the browser's of the file. */
  designerText: fc.oneof(fc.constant(undefined), fc.option(text)),
  picture: fc.option(fc.constantFrom({ width: 1_200, height: 800 }, { width: null, height: null })),
  original: file,
  variants: fc.array(file, { minLength: 4, maxLength: 4 }),
});

const usage = fc.record({
  asset: fc.nat(2),
  altText: fc.oneof(text, fc.constantFrom(null, inheritMark)),
  altWord: fc.constantFrom(undefined, 'decorative', 'inherit'),
  width: fc.constantFrom(undefined, null, 120, 2_400),
  rendered: fc.constantFrom(null, 90, 700),
  link: fc.constantFrom(undefined, { text: '' }, { text: 'A lake' }),
  /** How many of its findings are dismissed, the worst first. */
  dismissed: fc.nat(2),
});

/** Three assets, and a page with some usages of them. */
const world = fc.record({
  assets: fc.tuple(asset, asset, asset),
  usages: fc.array(usage, { minLength: 1, maxLength: 4 }),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

const isMissing = ({ state, findings }: AuditedUsage): boolean =>
  state === 'notSet' && findings.some(({ id }) => id === 'alt');

const reportFrom = (rows: readonly Row[], pixelsOf: PixelsOf) =>
  reportOf({
    rows,
    page: { name: 'Home', headings: new Map() },
    pixelsOf,
    weighing: nothingWeighed,
    isComplete: true,
    now: 0,
    panelUrl: new URL('https://panel.example.com/'),
  });

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The panel on these, with the page read and everything on it measured. */
async function open({ assets, usages }: World) {
  const ids = assets.map((_, at) => numberedId(at + 1));
  const of = (id: string): World['assets'][number] => {
    const found = assets[ids.indexOf(id)];
    if (!found) throw new Error('no such asset');
    return found;
  };
  const detailsFor = (id: string): AssetDetails => detailsOf({ id, ...of(id).details });
  const backend = createScriptedBackend();
  backend.script(async (id) => ({ ok: true, value: detailsFor(id) }));
  backend.scriptLookup(async (wanted, _signal, onEvent) => {
    onEvent({ assets: wanted.map(detailsFor) });
    return { ok: true, value: null };
  });
  backend.scriptMeasurements(async (assetId): Promise<{ ok: true; value: Measurements }> => {
    const { details, original, variants } = of(assetId);
    const made = (details.variants ?? []).flatMap(({ hostedUrl: url }, at) =>
      variants.slice(at, at + 1).map((one) => ({ ...one, url })),
    );
    return { ok: true, value: { assetId, original, variants: made } };
  });
  const selections = usages.map(({ asset: at, altText, altWord, width, link }, place) => {
    const id = ids[at] ?? '';
    const { details, designerText } = of(id);
    const handle = designerAsset({
      id,
      name: says(details.displayName),
      url: says(details.hostedUrl),
      mimeType: says(details.contentType),
      altText: says(designerText === undefined ? details.altText : designerText),
    });
    return imageElement({
      key: `page/${place}`,
      asset: says(handle),
      altText: says(altText),
      bindings: says({ altWord, ...(width !== undefined && { width }) }),
      link: says(link && { ...link, to: '/', label: '', images: [], isComplete: true }),
    });
  });
  const elements = selections.flatMap(({ key, image }): PageElement[] =>
    image ? [{ kind: 'image', key, image, select: says(true) }] : [],
  );
  const designer = createScriptedDesigner({ elements: says(elements) });
  const clock = createManualClock();
  const lazyScript = {
    value: signal(createLazyFeatures),
    failed: signal(false),
    fetch: async () => {},
    fail: () => {},
  };
  const { panel, stop } = startPanel({
    designer,
    backend,
    assets: createAssetStore(clock),
    clock,
    lazyScript,
    loadImage: async (href) => assets.find(({ details }) => details.hostedUrl === href)?.picture ?? null,
    writeText: async () => true,
    saveFile: () => {},
    report: (error) => {
      throw error;
    },
    backendUrl: 'https://assets.example.com',
    version: '1.2.3',
    panelUrl: new URL('https://panel.example.com/'),
    locale: 'en-US',
  });
  const lazyFeatures = panel.lazyFeatures.value;
  if (!lazyFeatures) throw new Error('no lazy features');
  for (const ms of [timeouts.idleDelay, timeouts.lookupDelay]) {
    await settled();
    clock.advance(ms);
  }
  await settled();
  panel.tabs.open('page');
  const { measuring } = lazyFeatures.pageTab;
  while (measuring.progress.value.done < measuring.progress.value.of) await settled();
  return { designer, panel, lazyFeatures, selections, stop };
}

test('both tabs, the CSV and the report have the same open and dismissed findings for the same usage', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (made) => {
      const { designer, panel, lazyFeatures, selections, stop } = await open(made);
      const { pageTab } = lazyFeatures;
      const usagesOf = () => pageTab.images.rows.value.flatMap((row) => row.usages);
      for (const [at, element] of selections.entries()) {
        designer.select(element);
        await settled();
        const value = made.usages[at]?.rendered ?? null;
        if (value !== null) lazyFeatures.deliveryInputs.setRendered(null, { unit: 'px', value });
        expect(panel.selected.selection.value).toMatchObject({ elementKey: element.key, isComplete: true });
        const { assetId } = usagesOf().find(({ usage }) => usage.element.key === element.key)?.usage ?? {};
        const { findings = [] } = lazyFeatures.audit.value ?? {};
        for (const finding of findings.slice(0, made.usages[at]?.dismissed)) {
          const dismissal = {
            ...dismissalKeyOf(finding, element.key),
            reason: 'intended',
            note: '',
          } as const;
          lazyFeatures.assets.dismiss(assetId ?? '', dismissal);
          expect(lazyFeatures.audit.value?.findings).not.toContainEqual(finding);
          expect(lazyFeatures.audit.value?.dismissed).toContainEqual({ finding, dismissal });
        }
        const listed = usagesOf().find(({ usage }) => usage.element.key === element.key);
        expect(listed?.findings).toEqual(lazyFeatures.audit.value?.findings);
        expect(listed?.dismissed).toEqual(lazyFeatures.audit.value?.dismissed);
        expect(listed?.state).toEqual(lazyFeatures.audit.value?.alt.state);
      }
      const rows = pageTab.images.rows.value;
      const usages = usagesOf();
      expect(usages.length).toBe(selections.length);
      const lines = recordsIn(csvOf(rows, pageTab.pixelsOf, { name: 'Home', headings: new Map() }));
      expect(lines.map((line) => [line['Element ID'], line.Findings, line.Dismissed])).toEqual(
        usages.map(({ usage, findings, dismissed }) => [
          usage.element.key,
          findings.map((finding) => findingMessage(finding).title).join('; '),
          dismissed.map(({ finding }) => `${findingMessage(finding).title} (Intended)`).join('; '),
        ]),
      );
      const lacking = rows.filter((row) => row.usages.some(isMissing)).length;
      const { list } = pageTab;
      expect([list.totals.value.withoutAlt, list.counts.value.get('noAlt') ?? 0]).toEqual([lacking, lacking]);
      expect(coverageOf(rows, { image: true, asset: true }).lacking).toBe(lacking);
      const { totals, images, withoutAlt } = reportFrom(rows, pageTab.pixelsOf);
      expect([totals?.phone, withoutAlt]).toEqual([list.totals.value.loads.phone, lacking]);
      expect([...images].map((image) => [image.findings.length, image.dismissed])).toEqual(
        rows.map((row) => [row.findings.length, row.dismissed]),
      );
      for (const row of rows) {
        const isListed = row.usages.some(({ dismissed }) => dismissed.length > 0);
        expect(row.dismissed.length > 0).toBe(isListed);
      }
      pageTab.restoreAll();
      expect(usagesOf().flatMap(({ dismissed }) => dismissed)).toEqual([]);
      expect(lazyFeatures.audit.value?.dismissed).toEqual([]);
      stop();
    }),
    modestly(150),
  );
});

test.for([
  ['decorative', 'Decorative'],
  ['inherit', 'Mountains at dusk'],
  [undefined, 'No alt text'],
] as const)('an image in a block whose setting says %s is listed as “%s”', async ([altWord, words]) => {
  const inside = foundImage({ as: 'image', key: 'page/1', assetId: heroId, select: says(true) });
  const selection = says(otherElement('Block', finds('inside', [inside])));
  const { assets } = openPanel({ designer: createScriptedDesigner({ selection }) });
  const request = assets.request();
  assets.setDesigner(heroId, { altText: 'Mountains at dusk' }, request);
  assets.setPlacement('page/1', heroId, { altText: '', altWord, boundFile: undefined }, request);
  await expect.element(page.getByRole('list').getByText(words)).toBeVisible();
});
