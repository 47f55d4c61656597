import type { Page } from 'playwright-core';

/** Bytes of a page's JavaScript heap after a collection of garbage. Source: Chrome DevTools Protocol, Runtime.getHeapUsage. */
export async function pageHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
