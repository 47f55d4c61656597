import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from '#test/support/designer/browser.ts';
import { projectRoot } from '#tooling/project.ts';

/** The suites that are too slow to run after each change. */
const longSuites = ['panel-minified', 'panel-build-long', 'long', 'backend-long', 'e2e-long'];

/** Pictures, and other engines than Chromium, which have commands of their own. */
const otherSuites = ['look', 'engines'];

/** The arguments for Vitest: with `long` as first argument the long suites, without it all others. */
function optionsOf([first, ...rest]: readonly string[]): string[] {
  if (first === 'long') return [...longSuites.map((name) => `--project=${name}`), ...rest];
  const given = first === undefined ? [] : [first, ...rest];
  if (given.some((argument) => argument.startsWith('--project'))) return given;
  return [...longSuites, ...otherSuites].map((name) => `--project=!${name}`).concat(given);
}

process.env.CHROME_PATH = findBrowser();
const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
const run = spawnSync(process.execPath, [vitest, 'run', ...optionsOf(process.argv.slice(2))], {
  stdio: 'inherit',
});
if (run.error) process.stderr.write(`The tests can't run: ${run.error.message}\n`);
process.exitCode = run.status ?? 1;
