import { bigSite } from '../../src/sandbox/content/big-site.ts';
import { editPage } from '../../src/sandbox/content/edit-content.ts';
import { siteLibrary } from '../../src/sandbox/library/site-library.ts';
import { locales, sites } from '../../src/sandbox/world/sample-data.ts';
import { type StartUsesOptions, startUses } from '../../test/support/backend/uses.ts';
import { usesFormula } from '../../test/support/backend/uses-formula.ts';
import { heapHeld } from '../growth/heap.ts';
import type { MeasuredUses } from './uses.ts';

/**
 * The real application in this process, which reads where the assets of two sites are used, without a rate limit and
 * without waiting: how many calls that takes, how many a second reading takes after one page has changed, and what memory.
 */
const plenty = 1_000_000;

async function measure(name: string, options: StartUsesOptions) {
  const { webflow } = options;
  const { backend, client } = await startUses({
    ...options,
    environment: { LOG_LEVEL: 'silent' },
    webflow: { ...webflow, requestsPerMinute: plenty },
  });
  const { calls, world } = backend.webflow;
  const content = world.contentOf(sites.outdoors.id);
  const formula = usesFormula(content, [locales.german.id]);
  const before = await heapHeld();
  const began = performance.now();
  await client.read();
  const taken = performance.now() - began;
  const [first, places] = [calls.count(), client.places.size];
  calls.reset();
  client.places.clear();
  // What loading the program left behind may be collected meanwhile.
  const heap = Math.max(0, (await heapHeld()) - before);
  backend.clock.advance(60_000);
  const changed = content.pages.find(({ parts, page }) => parts.length < 100 && !page.collectionId);
  if (!changed) throw new Error('the site has no short page');
  editPage(world, sites.outdoors.id, changed.page.id, changed.parts);
  await client.read();
  const second = { calls: calls.count(), lists: formula.lists };
  return { name, calls: first, formula: formula.lists + formula.places, places, taken, heap, second };
}

const big = bigSite();
const measured: MeasuredUses = [
  await measure('31 pages, 12 components and 400 items', { webflow: { library: siteLibrary() } }),
  await measure('300 pages, 60 components and 5,000 items', {
    webflow: { library: big.library },
    content: big.content,
  }),
];
// The application's timers would keep the process for a while.
process.stdout.write(JSON.stringify(measured), () => process.exit());
