import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { createScriptedDesigner, imageElement, says } from '#test/support/panel/scripted-designer.ts';

/** Presses without scrolling, which a driven mouse does on its way to a sticky element. */
function press(tab: string): void {
  page
    .getByRole('tab', { name: tab })
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }));
}

test('each tab keeps its scroll position, and a new one starts at the top', async () => {
  await page.viewport(320, 240);
  openPanel({ designer: createScriptedDesigner({ selection: says(imageElement()) }) });
  await expect.element(page.getByRole('heading', { name: 'Delivery' })).toBeVisible();
  window.scrollTo(0, 100);
  expect(window.scrollY).toBe(100);
  press('This page');
  await expect.element(page.getByRole('searchbox')).toBeVisible();
  expect(window.scrollY).toBe(0);
  press('Selected');
  await expect.element(page.getByRole('heading', { name: 'Delivery' })).toBeVisible();
  expect(window.scrollY).toBe(100);
});
