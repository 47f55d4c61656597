import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/open-designer.ts';
import { readPanel } from '#test/support/read-panel.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
});

afterAll(() => designer?.close());

afterEach(() => {
  designer.sandbox.webflow.faults.clear();
  expect(designer.noise(), 'the browser console stays quiet').toEqual([]);
});

function truthOf(key: string): WebflowAsset {
  const stored = designer.sandbox.webflow.world.assets.get(assetIdOf(key));
  if (!stored) throw new Error(`no asset ${key}`);
  return stored.asset;
}

async function lengthOf(url: string): Promise<number> {
  return (await (await fetch(url)).arrayBuffer()).byteLength;
}

/** What each row of the table weighs: exact bytes, or the words for why they are not known. */
async function weights(): Promise<(number | string)[]> {
  const table = designer.panel.getByRole('table', { name: 'Variants' });
  await expect.poll(() => table.getByText('Being measured').count(), { timeout: 15_000 }).toBe(0);
  return table.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const bytes = row.querySelector('data');
      return bytes ? Number(bytes.value) : (row.querySelector('.bytes')?.textContent ?? 'failed');
    }),
  );
}

const keys = [
  'everything',
  'mixed',
  'svg',
  'gif',
  'converted',
  'arabic',
  'heavy',
  'heavy-variant',
  'photo-png',
];

describe('the bytes shown are those of the files', () => {
  test.each(keys)('%s', async (key) => {
    const { id, hostedUrl, variants } = truthOf(key);
    await designer.select(`image-${key}`);
    await readPanel(designer.panel, id);
    const made = await Promise.all(
      variants.map(({ hostedUrl: url, error }) => (error ? 'failed' : lengthOf(url))),
    );
    expect(await weights()).toEqual([...made, await lengthOf(hostedUrl)]);
  });
});

test('facts are shown while the files are still being measured', async () => {
  designer.sandbox.webflow.faults.always('HEAD cdn', { kind: 'pass', delay: 1_500 });
  designer.sandbox.webflow.faults.always('GET cdn', { kind: 'pass', delay: 1_500 });
  await designer.select('image-japanese');
  const { id, displayName } = truthOf('japanese');
  const facts = await readPanel(designer.panel, id);
  expect(facts.heading).toBe(displayName);
  expect(facts.rows.flat().join()).toContain('Being measured');
  expect((await weights()).every((bytes) => typeof bytes === 'number')).toBe(true);
});

const findings = [
  { key: 'jpeg-as-png', says: 'File name misleads' },
  { key: 'photo-png', says: 'Photo saved as PNG?' },
  { key: 'animated-gif', says: 'Animated GIF is heavy' },
  { key: 'other-type', says: 'File type doesn’t match' },
  { key: 'heavy-variant', says: 'Variant outweighs original' },
  { key: 'heavy', says: 'Original is heavy' },
  { key: 'alt-null', says: 'Alt text is missing' },
  { key: 'mixed', says: 'variant failed' },
  { key: 'fresh', says: 'Upload is still processing' },
];

describe('what to fix stands on top', () => {
  test.each(findings)('$key: $says', async ({ key, says }) => {
    await designer.select(`image-${key}`);
    await designer.panel.getByRole('region', { name: 'Findings' }).getByText(says).first().waitFor();
  });
});
