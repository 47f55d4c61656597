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
  /** The state of the text that visitors get. */
  readonly altState: string;
  readonly altOnImage: string;
  readonly altOfAsset: string;
  /** Which of the two levels is shown first. */
  readonly altShown: string;
  /** What each file is, its size and the screens that load it, narrowest file first. */
  readonly rows: string[][];
  readonly assetId: string;
}

export type AltLevelName = 'image' | 'asset';

const altRegion = (panel: FrameLocator): Locator => panel.getByRole('region', { name: 'Alt text' });

/** The choice of a level in the switch: the name of the asset's ends with the number of images. */
function altLevel(panel: FrameLocator, level: AltLevelName): Locator {
  return altRegion(panel).getByRole('radio', { name: level === 'image' ? 'Only here' : /^Everywhere/ });
}

/** Shows a level without moving the focus: the panel reads everything again when it gets the focus. */
export async function showLevel(panel: FrameLocator, level: AltLevelName): Promise<void> {
  const choice = altLevel(panel, level);
  if (!(await choice.isChecked())) await choice.dispatchEvent('click');
}

/**
 * Shows a level and returns what it says: the text or the words in its place, and the state. The open field of a missing
 * text is “Not set”.
 */
async function readLevel(panel: FrameLocator, level: AltLevelName): Promise<{ text: string; state: string }> {
  await showLevel(panel, level);
  const region = altRegion(panel);
  const state = region.locator('[data-state]');
  await state.or(region.getByRole('textbox')).waitFor();
  if ((await state.count()) === 0) return { text: 'Not set', state: 'Not set' };
  return { text: await wordsOf(region.locator('#alt-value')), state: await wordsOf(state) };
}

/** What one level of alt text says: the text, or the words in its place. */
export async function altTextOf(panel: FrameLocator, level: AltLevelName): Promise<string> {
  return (await readLevel(panel, level)).text;
}

/** The level that is shown, as the switch names it. */
async function shownLevel(panel: FrameLocator): Promise<string> {
  return (await altLevel(panel, 'image').isChecked()) ? 'Only here' : 'Everywhere';
}

/** The state of the alt text that visitors get, as the panel names it. */
export async function altStateOf(panel: FrameLocator): Promise<string> {
  const ofAsset = await readLevel(panel, 'asset');
  const ofImage = await readLevel(panel, 'image');
  return (ofAsset.state === 'Not used here' ? ofImage : ofAsset).state;
}

async function definition(region: Locator, term: string): Promise<string> {
  return wordsOf(region.locator(`dt:text-is("${term}") + dd`));
}

/** Waits until the whole asset is shown; answers the region with its file. */
export async function shownFile(panel: FrameLocator, assetId: string): Promise<Locator> {
  const file = panel.getByRole('region', { name: 'File', exact: true });
  const fold = file.locator('.fold-button');
  const closed = file.locator('.fold-button[aria-expanded="false"]');
  await fold.first().waitFor();
  // A press of the mouse would move the focus.
  if ((await closed.count()) > 0) await closed.first().dispatchEvent('click');
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
  if ((await fold.count()) > 0) await fold.first().dispatchEvent('click');
  return table.locator('tbody tr:has(> th)');
}

/** Reads the facts once the whole asset is shown. */
export async function readPanel(panel: FrameLocator, assetId: string): Promise<PanelFacts> {
  const file = await shownFile(panel, assetId);
  const rows = await unfoldedFiles(panel);
  const bytes = panel.locator('header data');
  const altShown = await shownLevel(panel);
  return {
    heading: await panel
      .getByRole('heading', { level: 1 })
      .evaluate((heading) => heading.getAttribute('aria-label') ?? heading.textContent ?? ''),
    bytes: (await bytes.count()) > 0 ? Number(await bytes.getAttribute('value')) : null,
    altShown,
    altState: await altStateOf(panel),
    altOfAsset: await altTextOf(panel, 'asset'),
    altOnImage: await altTextOf(panel, 'image'),
    rows: await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    ),
    assetId: await definition(file, 'Asset ID'),
  };
}
