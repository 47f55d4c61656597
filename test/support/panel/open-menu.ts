import { expect } from 'vitest';
import { page } from 'vitest/browser';

/** Opens the box below the button of this name, unless it is open. */
export async function openMenu(name: 'Copy' | 'More'): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await expect.element(button).toBeVisible();
  if (button.element().getAttribute('aria-expanded') === 'false') await button.click();
}

/** Presses an entry of the menu. */
export async function pressEntry(menu: 'Copy' | 'More', name: string): Promise<void> {
  await openMenu(menu);
  await page.getByRole('button', { name, exact: true }).click();
}
