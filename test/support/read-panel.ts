import type { FrameLocator, Locator } from 'playwright-core';

/** The words in an element as a person reads them, white space folded. */
async function wordsOf(locator: Locator): Promise<string> {
  return (await locator.innerText()).replace(/\s+/g, ' ').trim();
}

/** What the panel says of an image, read by role and name as a screen reader would find it. */
export interface PanelFacts {
  readonly heading: string;
  /** Exact bytes of the original, or null where none are shown. */
  readonly bytes: number | null;
  readonly altOnImage: string;
  readonly altOfAsset: string;
  /** Width, height, format, size and quality of each row, a row for each variant and the original last. */
  readonly rows: string[][];
  readonly assetId: string;
}

async function definition(region: Locator, term: string): Promise<string> {
  return wordsOf(region.locator(`dt:text-is("${term}") + dd`));
}

/** Reads the facts once the whole asset is shown. */
export async function readPanel(panel: FrameLocator, assetId: string): Promise<PanelFacts> {
  const file = panel.getByRole('region', { name: 'File' });
  await file.getByText(assetId, { exact: true }).waitFor();
  // The Designer tells the id at once; when the asset was made is known only from Webflow's answer.
  await file.locator('time').first().waitFor();
  const altText = panel.getByRole('region', { name: 'Alt text' });
  const rows = panel.getByRole('table', { name: 'Variants' }).locator('tbody tr');
  const bytes = panel.locator('header data');
  return {
    heading: await panel
      .getByRole('heading', { level: 1 })
      .evaluate((heading) => heading.getAttribute('aria-label') ?? heading.textContent ?? ''),
    bytes: (await bytes.count()) > 0 ? Number(await bytes.getAttribute('value')) : null,
    altOnImage: await definition(altText, 'On this image'),
    altOfAsset: await definition(altText, 'Of the asset'),
    rows: await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].slice(0, 5).map((cell) => cell.textContent ?? '')),
    ),
    assetId: await definition(file, 'Asset ID'),
  };
}
