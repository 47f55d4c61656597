import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../test/support/designer/browser.ts';
import { type CountedPage, putCountedDesigner, type SelectionTimes } from './counted-designer.ts';

/** How many requests were sent to the backend, whatever their URLs: those of the panel, and CORS preflights. */
export interface Sent {
  readonly requests: number;
  readonly preflights: number;
}

/** Where visits keep their profiles, and the flags of their browsers. */
export interface Visitor {
  readonly folder: string;
  readonly flags: readonly string[];
}

/** A panel in a browser of its own, with nothing cached. */
export interface Visit {
  /** The times of the image that was selected at the start. */
  opened(): Promise<SelectionTimes>;
  select(image: number, isWhole: boolean): Promise<SelectionTimes>;
  /** How often each method of the Designer was called since the last time. */
  takeCalls(): Promise<Record<string, number>>;
  /** What was sent since the last time. */
  takeSent(): Sent;
  /** Resolves once no request has been under way for so many milliseconds. */
  untilQuiet(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Counts the requests of a page to this origin. Source: Chrome DevTools Protocol, `Network`. */
async function countRequests(page: Page, origin: string) {
  const session = await page.context().newCDPSession(page);
  const pending = new Set<string>();
  let [requests, preflights] = [0, 0];
  let lastChange = performance.now();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith(origin)) return;
    // Chromium reports no end of a preflight whose request was aborted.
    if (request.method === 'OPTIONS') preflights++;
    else {
      requests++;
      pending.add(requestId);
    }
    lastChange = performance.now();
  });
  const end = ({ requestId }: { requestId: string }): void => {
    if (pending.delete(requestId)) lastChange = performance.now();
  };
  session.on('Network.loadingFinished', end);
  session.on('Network.loadingFailed', end);
  return {
    take(): Sent {
      const sent = { requests, preflights };
      [requests, preflights] = [0, 0];
      return sent;
    },
    quietFor: () => (pending.size > 0 ? 0 : performance.now() - lastChange),
  };
}

/**
 * Opens the panel at `url` beside this Designer and counts what it sends to `origin`. The browser has a profile, as a
 * designer's has: in a context without one, Chromium makes no connection for `preconnect` (measured: Chromium 156).
 */
export async function openVisit(
  { folder, flags }: Visitor,
  url: string,
  origin: string,
  designer: CountedPage,
): Promise<Visit> {
  const profile = await mkdtemp(join(folder, 'profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: [...flags],
    viewport: { width: 320, height: 460 },
  });
  const page = await context.newPage();
  const sent = await countRequests(page, origin);
  await page.addInitScript(putCountedDesigner, designer);
  // The browser's own start is not the panel's.
  await page.goto(new URL('icon.svg', url).href);
  await page.goto(url);
  return {
    opened: () => page.evaluate(() => window.counted.opened),
    select: (image, isWhole) =>
      page.evaluate(([number, all]) => window.counted.selectAndWait(number, all), [image, isWhole] as const),
    takeCalls: () => page.evaluate(() => window.counted.takeCalls()),
    takeSent: sent.take,
    async untilQuiet(milliseconds) {
      while (sent.quietFor() < milliseconds) await page.waitForTimeout(20);
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
