import type { Engine } from './engine.ts';
import { chromium, firefox } from './puppeteer-engine.ts';
import { webkit } from './webkit-engine.ts';

const engines: readonly Engine[] = [chromium, firefox, webkit];

/**
 * The engines of this machine. Where one is missing it says which package brings it; with REQUIRE_SERVERS=1 it throws, so
 * that CI never skips one.
 */
export function installedEngines(): readonly Engine[] {
  const missing = engines.filter((engine) => !engine.isInstalled());
  if (missing.length === 0) return engines;
  const names = missing.map(({ name }) => name).join(', ');
  const packages = missing.flatMap((engine) => engine.packages).join(' ');
  const word = `There is no ${names}. On Debian: apt-get install ${packages}`;
  if (process.env.REQUIRE_SERVERS === '1') throw new Error(word);
  process.stderr.write(`\n*** SKIPPED: what runs in ${names}. ${word}\n\n`);
  return engines.filter((engine) => engine.isInstalled());
}
