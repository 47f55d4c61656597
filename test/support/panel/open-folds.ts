import { expect } from 'vitest';
import { page } from 'vitest/browser';

/** Opens the part of the selected image with this heading, once it is shown. */
export async function openFold(region: 'Delivery' | 'File'): Promise<void> {
  const button = page.getByRole('region', { name: region }).getByRole('button').first();
  await expect.element(button).toBeVisible();
  if (button.element().getAttribute('aria-expanded') === 'false') await button.click();
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
}
