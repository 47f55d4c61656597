import type { FrameLocator } from 'playwright-core';
import type { LoadedFile } from '#test/support/loaded-files.ts';

/** What the panel's Delivery says that each breakpoint loads, at each density; of an image with one file, that file. */
export async function loadedShown(
  panel: FrameLocator,
): Promise<{ breakpoint: string; viewport: number; files: LoadedFile[] }[]> {
  const rows = panel.getByRole('region', { name: 'Delivery' }).locator('tbody tr:first-child');
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const [name, at] = [...(row.querySelector('th')?.childNodes ?? [])].map((one) => one.textContent);
      return {
        breakpoint: name ?? '',
        viewport: Number(/\d+/.exec(at ?? '')?.[0]),
        files: [...row.querySelectorAll('td')].map((cell) => ({
          width: Number(cell.firstChild?.textContent),
          bytes: Number(cell.querySelector('data')?.value),
        })),
      };
    }),
  );
}
