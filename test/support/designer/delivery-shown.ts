import type { FrameLocator } from 'playwright-core';
import type { LoadedFile } from '#test/support/designer/loaded-files.ts';

/** Opens the table of breakpoints, where the selected image has one. */
export async function openDelivery(panel: FrameLocator): Promise<void> {
  const closed = panel
    .getByRole('region', { name: 'Delivery' })
    .locator('.fold-button[aria-expanded="false"]');
  if ((await closed.count()) > 0) await closed.dispatchEvent('click');
}

/** What the panel's Delivery says that each breakpoint loads, at each density; of an image with one file, that file. */
export async function loadedShown(
  panel: FrameLocator,
): Promise<{ breakpoint: string; viewport: number; files: LoadedFile[] }[]> {
  await openDelivery(panel);
  const rows = panel.getByRole('region', { name: 'Delivery' }).locator('tbody tr:first-child');
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const header = row.querySelector('th');
      return {
        breakpoint: header?.firstChild?.textContent ?? '',
        viewport: Number(/\d+/.exec(header?.querySelector('span')?.textContent ?? '')?.[0]),
        files: [...row.querySelectorAll('td')].map((cell) => ({
          width: Number(cell.firstChild?.textContent),
          bytes: Number(cell.querySelector('data')?.value),
        })),
      };
    }),
  );
}
