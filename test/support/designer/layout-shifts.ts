import type { Frame, Page } from 'playwright-core';

/** One shift of what was painted: how much, by the browser's own measure, and what moved. */
export interface LayoutShift {
  /** Part of the window that moved times how far, both as fractions. Source: Layout Instability. */
  readonly value: number;
  /** Whether a person pressed something in the half second before, so that the browser would forgive it. */
  readonly afterInput: boolean;
  /** What moved, as element names with their classes, and from where to where: left, top and width in pixels. */
  readonly moved: readonly string[];
}

/** Has every frame that is loaded from now on remember its shifts. */
export async function rememberShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: unknown[] = [];
    Object.assign(window, { layoutShifts: shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = Object(entry);
        const moved = [...sources].map(({ node, previousRect, currentRect }) => {
          const name = node?.className || node?.parentElement?.className;
          const [before, after] = [previousRect, currentRect].map(
            ({ x, y, width }) => `${x},${y} (${width})`,
          );
          return `${node?.nodeName} ${name} ${before} → ${after}`;
        });
        shifts.push({ value, afterInput: hadRecentInput, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The shifts of a frame since the last call. */
export async function shiftsOf(frame: Frame): Promise<LayoutShift[]> {
  return frame.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return Object(window).layoutShifts.splice(0);
  });
}
