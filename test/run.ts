import { spawnSync } from 'node:child_process';
import { findBrowser } from '#test/support/browser.ts';

process.env.CHROME_PATH = findBrowser();
const run = spawnSync('vitest', ['run', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
