import { expect } from 'vitest';
import { page } from 'vitest/browser';

/** Opens the part of the selected image with this heading, once it is shown. */
export async function openFold(region: 'Delivery' | 'File'): Promise<void> {
  const section = page.getByRole('region', { name: region });
  const closed = section.getByRole('button', { expanded: false });
  const open = section.getByRole('button', { expanded: true });
  await expect.element(closed.or(open).first()).toBeVisible();
  if (closed.elements().length > 0) await closed.first().click();
  await expect.element(open.first()).toBeVisible();
}
