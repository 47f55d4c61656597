import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** What keeps Chromium quiet and offline: it looks nothing up, updates nothing and asks nothing. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
] as const;

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

function installed(): string | undefined {
  const known = [
    process.env.CHROME_PATH,
    onPath(),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    chromium.executablePath(),
  ];
  return known.find((path) => path && existsSync(path));
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/**
 * The path of a Chromium or Chrome to test in: CHROME_PATH, one on the PATH, or Playwright's own. As root on Debian
 * it installs one. Throws with the one command to run where there is none.
 */
export function findBrowser(): string {
  const found = installed();
  if (found) return found;
  if (canUseApt()) {
    spawnSync('apt-get', ['update'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
    const fresh = installed();
    if (fresh) return fresh;
  }
  throw new Error('No Chrome or Chromium found. Run: npx playwright install chromium');
}
