import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../../test/support/designer/launch-browser.ts';
import type { Benchmark } from '../benchmark.ts';
import { listOfSite } from './list.ts';
import { selectionsMeanwhile } from './selections.ts';
import { usesOfSites } from './uses.ts';

/** What the whole site costs: the list of every asset, and where they are used, on a site of 10,000 assets. */
export const site: Benchmark = async (folder) => {
  const own = () => mkdtemp(join(folder, 'harness-'));
  const uses = await usesOfSites(folder);
  const selections = await selectionsMeanwhile(await own());
  const browser = await launchBrowser();
  try {
    return [...(await listOfSite(browser, await own())), ...uses, ...selections];
  } finally {
    await browser.close();
  }
};
