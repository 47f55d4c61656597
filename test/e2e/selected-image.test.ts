import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { readPanel } from '#test/support/designer/read-panel.ts';
import { eventually } from '#test/support/shared/eventually.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

/** The asset in the fake Webflow. */
function storedAsset(key: string): WebflowAsset {
  const stored = designer.sandbox.webflow.world.assets.get(assetIdOf(key));
  if (!stored) throw new Error(`no asset ${key}`);
  return stored.asset;
}

// Without its own text an image returns its asset's. Source: Designer API, Image `getAltText`.
const inherited = { state: 'From the asset', onImage: null, shown: 'Everywhere' };
const notSet = { ...inherited, state: 'Not set' };

const images = [
  { element: 'image-everything', key: 'everything', ...inherited },
  {
    element: 'image-own-alt',
    key: 'everything',
    state: 'Custom description',
    onImage: 'The first bend of the ridge trail',
    shown: 'Only here',
  },
  {
    element: 'image-decorative',
    key: 'everything',
    state: 'Decorative',
    onImage: 'No text is read out',
    shown: 'Only here',
  },
  { element: 'image-alt-null', key: 'alt-null', ...notSet },
  { element: 'image-alt-empty', key: 'alt-empty', ...notSet },
  { element: 'image-svg', key: 'svg', ...inherited },
  { element: 'image-mixed', key: 'mixed', ...inherited },
  { element: 'image-fresh', key: 'fresh', ...notSet },
  { element: 'image-gif', key: 'gif', ...inherited },
  { element: 'image-converted', key: 'converted', ...inherited },
  { element: 'image-arabic', key: 'arabic', ...inherited },
  { element: 'image-japanese', key: 'japanese', ...inherited },
  { element: 'image-long-name', key: 'long-name', ...inherited },
  { element: 'image-hostile', key: 'hostile', ...inherited },
  { element: 'image-in-link', key: 'alt-null', ...notSet },
  { element: 'image-in-teaser', key: 'japanese', ...inherited },
];

const shownAltText = (altText: string | null): string => altText || 'Not set';

describe('for a selected image the panel shows the values of Webflow', () => {
  test.each(images)('$element', async ({ element, key, state, onImage, shown }) => {
    const truth = storedAsset(key);
    await designer.select(element);
    const facts = await readPanel(designer.panel, truth.id);

    expect(facts.heading).toBe(truth.displayName);
    expect(facts.bytes).toBe(truth.size);
    expect(facts.altOfAsset).toBe(shownAltText(truth.altText));
    expect(facts.altOnImage).toBe(onImage ?? facts.altOfAsset);
    expect(facts.altState).toBe(state);
    expect(facts.altShown).toBe(shown);

    expect(facts.rows).toHaveLength(truth.variants.length === 0 ? 1 : truth.variants.length + 1);
    for (const [at, variant] of truth.variants.entries()) {
      const [file, , screens] = facts.rows[at] ?? [];
      expect(file).toContain(String(variant.width));
      expect(file?.toLowerCase()).toContain(variant.format.replace('jpg', 'jpeg'));
      expect(file).toContain(`quality ${variant.quality}`);
      if (variant.error) expect(screens).toContain(variant.error);
    }
  });
});

const others = [
  { element: 'heading', says: 'Images nearby on this page', files: 0 },
  { element: 'component-instance', says: 'From the property “Image” of “Gear card”.', files: 1 },
  { element: 'block-background', says: 'Variants don’t apply to backgrounds', files: 0 },
  { element: 'image-unset', says: 'No image chosen', files: 0 },
  { element: 'image-cms', says: 'It changes from item to item.', files: 0 },
  { element: 'image-prop', says: 'component property “Badge image”', files: 1 },
];

describe('other elements that show an image, or stand beside one, show what is known of it', () => {
  test.each(others)('$element: $says', async ({ element, says, files }) => {
    await designer.select(element);
    await designer.panel.getByText(says).first().waitFor();
    await eventually(async () =>
      expect(await designer.panel.getByRole('table', { name: 'Files' }).count()).toBe(files),
    );
  });
});

test('an asset that is selected repeatedly is requested once', async () => {
  const { calls } = designer.sandbox.webflow;
  const id = assetIdOf('japanese');
  const count = () => calls.list('GET /v2/assets/:assetId').filter(({ url }) => url.endsWith(id)).length;
  const before = count();
  for (const element of ['image-japanese', 'heading', 'image-japanese', 'heading', 'image-japanese']) {
    await designer.select(element);
  }
  await readPanel(designer.panel, id);
  expect(count() - before).toBeLessThanOrEqual(1);
});

test('after a fast series of clicks the panel shows the last image, also with late responses', async () => {
  designer.sandbox.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'pass', delay: 700 });
  for (const element of ['image-gif', 'image-mixed', 'image-svg', 'image-arabic'])
    await designer.select(element);
  const facts = await readPanel(designer.panel, assetIdOf('arabic'));
  expect(facts.heading).toBe(storedAsset('arabic').displayName);
});
