import axe, { type AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { readPanel } from '#test/support/designer/read-panel.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
});

afterAll(() => designer?.close());

const sizes = ['240 × 360', '320 × 460', '800 × 600'];
const themes = ['darkDefault', 'darkDarker', 'darkBrighter', 'light'];
const subjects = [
  { element: 'image-everything', key: 'everything' },
  { element: 'image-long-name', key: 'long-name' },
  { element: 'image-arabic', key: 'arabic' },
  { element: 'image-hostile', key: 'hostile' },
  { element: 'image-mixed', key: 'mixed' },
];

describe.each(sizes)('a panel of %s px', (size) => {
  beforeAll(() => designer.page.getByRole('button', { name: size }).click());

  test.each(themes)('P7 a11y: %s has no violations and no horizontal scrolling', async (theme) => {
    const { page, panel } = designer;
    await page.getByLabel('Theme').selectOption(theme);
    for (const { element, key } of subjects) {
      await designer.select(element);
      await readPanel(panel, assetIdOf(key));
      const root = panel.locator(':root');
      expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    }
    const frame = page
      .frames()
      .find((candidate) => candidate.url().startsWith(designer.sandbox.origins.panel));
    await frame?.evaluate(axe.source);
    // A string, because the imported name of axe does not exist in the page.
    const found = await frame?.evaluate<AxeResults>('axe.run(document)');
    expect(
      found?.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
    ).toEqual([]);
  });
});
