import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
});

afterAll(() => designer?.close());

/** Where an element starts and ends, in pixels from the top of the panel. */
const edges = (element: Locator): Promise<{ top: number; bottom: number }> =>
  element.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return { top, bottom };
  });

describe('with eight files and two lines of alt text, a panel of 320 × 460 px', () => {
  beforeAll(async () => {
    await designer.page.getByRole('button', { name: '320 × 460' }).click();
    await designer.select('image-everything');
    await designer.panel.getByText('Drawn 625 px on Desktop').waitFor();
    await designer.panel.getByText('Checking …').waitFor({ state: 'detached' });
    await designer.panel.getByText('Being measured').first().waitFor({ state: 'detached' });
  });

  test('has the next step, the alt text, each file with its bytes and loader, and the comparison in its first screen', async () => {
    const { panel } = designer;
    const step = panel.getByRole('region', { name: 'Findings' });
    const text = panel.getByRole('region', { name: 'Alt text' }).getByText('Two ridgelines in morning haze');
    const rows = panel.getByRole('table', { name: 'Files' }).locator('tbody tr');
    expect(await rows.count()).toBeGreaterThanOrEqual(7);
    for (const row of await rows.all()) expect(await row.innerText()).toMatch(/\d+(?:\.\d+)? [kM]?B/u);
    const compare = panel.getByRole('button', { name: 'Compare 1:1' });
    for (const one of [step, text.first(), ...(await rows.all()), compare]) {
      const { top, bottom } = await edges(one);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(460);
    }
  });

  test('says the next step in two lines that are not cut', async () => {
    const lines = designer.panel.locator('.finding-title, .finding-body');
    expect(await lines.count()).toBe(2);
    for (const line of await lines.all()) {
      expect(await line.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    }
  });

  test('keeps the subject in view while it scrolls', async () => {
    const subject = designer.panel.locator('.subject');
    await designer.panel.locator(':root').evaluate(() => window.scrollTo(0, 10_000));
    expect(await edges(subject)).toEqual({ top: 33, bottom: 91 });
    await designer.panel.locator(':root').evaluate(() => window.scrollTo(0, 0));
  });
});
