import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from '#test/support/browser.ts';
import { projectRoot } from '#tooling/project.ts';

process.env.CHROME_PATH = findBrowser();
const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
const run = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { stdio: 'inherit' });
if (run.error) process.stderr.write(`The tests can't run: ${run.error.message}\n`);
process.exitCode = run.status ?? 1;
