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
  /** Which of the four states is named; null where none is. */
  readonly altState: string | null;
  readonly altOnImage: string;
  readonly altOfAsset: string;
  /** Which of the two levels is said to be in use. */
  readonly altInUse: readonly string[];
  /** What each file is, its size and the screens that load it, narrowest file first. */
  readonly rows: string[][];
  readonly assetId: string;
}

/** Where the alt text of one level is shown, and its editor while that is open. */
export function altLevel(panel: FrameLocator, level: 'image' | 'asset'): Locator {
  return panel.getByRole('region', { name: 'Alt text' }).locator(`[data-level="${level}"]`);
}

/** What one level of alt text says: the text, or the word in its place. */
export async function altTextOf(panel: FrameLocator, level: 'image' | 'asset'): Promise<string> {
  return wordsOf(altLevel(panel, level).locator('> p').first().locator('.long-text, .word'));
}

/** The state of the alt text as the panel names it; null where it names none. */
export async function altStateOf(panel: FrameLocator): Promise<string | null> {
  const badge = panel.getByRole('region', { name: 'Alt text' }).locator('[data-state]');
  return (await badge.count()) > 0 ? wordsOf(badge) : null;
}

async function definition(region: Locator, term: string): Promise<string> {
  return wordsOf(region.locator(`dt:text-is("${term}") + dd`));
}

/** Waits until the whole asset is shown; answers the region with its file. */
export async function shownFile(panel: FrameLocator, assetId: string): Promise<Locator> {
  const file = panel.getByRole('region', { name: 'File' });
  const closed = file.getByRole('button', { expanded: false });
  await file.getByRole('button').first().waitFor();
  if ((await closed.count()) > 0) await closed.first().click();
  await file.getByText(assetId, { exact: true }).waitFor();
  // The Designer tells the id at once; when the asset was made is known only from Webflow's answer.
  await file.locator('time').first().waitFor();
  return file;
}

/** Unfolds the files that no screen loads; answers the row of each file. */
export async function unfoldedFiles(panel: FrameLocator): Promise<Locator> {
  const table = panel.getByRole('table', { name: 'Files' });
  // Which files those are is known once all of them have been measured.
  await table.getByText('Being measured').first().waitFor({ state: 'detached' });
  const fold = table.locator('.fold button[aria-expanded="false"]');
  if ((await fold.count()) > 0) await fold.first().click();
  return table.locator('tbody tr:has(> th)');
}

/** Reads the facts once the whole asset is shown. */
export async function readPanel(panel: FrameLocator, assetId: string): Promise<PanelFacts> {
  const file = await shownFile(panel, assetId);
  const rows = await unfoldedFiles(panel);
  const bytes = panel.locator('header data');
  return {
    heading: await panel
      .getByRole('heading', { level: 1 })
      .evaluate((heading) => heading.getAttribute('aria-label') ?? heading.textContent ?? ''),
    bytes: (await bytes.count()) > 0 ? Number(await bytes.getAttribute('value')) : null,
    altState: await altStateOf(panel),
    altOnImage: await altTextOf(panel, 'image'),
    altOfAsset: await altTextOf(panel, 'asset'),
    altInUse: await panel.locator('[data-level]:has(.tag) h3').allInnerTexts(),
    rows: await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    ),
    assetId: await definition(file, 'Asset ID'),
  };
}
