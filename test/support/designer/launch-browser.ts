import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { chromiumFlags, findBrowser } from '#test/support/designer/browser.ts';
import { hangAfter } from '#test/support/shared/hang-limits.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

/** Launches the browser that the tests use, quiet and offline. What is waited for in it may take `hangAfter.wait`. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...chromiumFlags] });
  return browser.on('context', (context) => context.setDefaultTimeout(hangAfter.wait));
}

/** Launches it with cookies blocked for all sites, as a person does in its settings. It closes with its context. */
export async function launchWithoutCookies(
  options: Pick<BrowserContextOptions, 'viewport'>,
): Promise<BrowserContext> {
  const folder = await scratchFolder();
  await mkdir(join(folder, 'Default'));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(blocked));
  const context = await chromium.launchPersistentContext(folder, {
    ...options,
    executablePath: findBrowser(),
    args: [...chromiumFlags],
  });
  context.setDefaultTimeout(hangAfter.wait);
  return context;
}
