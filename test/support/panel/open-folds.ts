import { expect } from 'vitest';
import { page } from 'vitest/browser';

/** The names of what opens them: other buttons of a part open something else. */
const openers = { Delivery: /./, File: /^File$/ };

/** Opens the part of the selected image with this heading, once it is shown. */
export async function openFold(region: 'Delivery' | 'File'): Promise<void> {
  const section = page.getByRole('region', { name: region });
  const closed = section.getByRole('button', { name: openers[region], expanded: false });
  const open = section.getByRole('button', { name: openers[region], expanded: true });
  await expect.element(closed.or(open).first()).toBeVisible();
  if (closed.elements().length > 0) await closed.first().click();
  await expect.element(open.first()).toBeVisible();
}
