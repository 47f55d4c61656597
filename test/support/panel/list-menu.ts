import { expect } from 'vitest';
import { page } from 'vitest/browser';

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** Opens the list's menu unless it is open, and waits for its actions. */
export async function openListMenu(): Promise<void> {
  if (button('Read again').elements().length === 0) await button('More actions').click();
  await expect.element(button('Read again')).toBeVisible();
}

/** Chooses an action of the list's menu. */
export async function chooseInList(name: string): Promise<void> {
  await openListMenu();
  await button(name).click();
}
