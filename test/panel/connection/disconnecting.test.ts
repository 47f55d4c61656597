import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { openMenu } from '#test/support/panel/open-menu.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, imageElement, says } from '#test/support/panel/scripted-designer.ts';

const start = page.getByRole('button', { name: 'Disconnect site' });
const confirm = page.getByRole('button', { name: 'Disconnect', exact: true });

async function open() {
  const backend = createScriptedBackend();
  const opened = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(imageElement()) }),
  });
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  await openMenu('More');
  return opened;
}

test('two presses disconnect, and the panel then offers to connect', async () => {
  const { backend } = await open();
  await start.click();
  await expect.element(page.getByText('for everyone in the Workspace', { exact: false })).toBeVisible();
  expect(backend.disconnects()).toBe(0);
  const connectUrl = 'https://api.example.test/oauth/start';
  backend.script(refusesWith({ code: 'not_connected', connectUrl }));
  await confirm.click();
  await expect.element(page.getByRole('link', { name: 'Connect site' })).toBeVisible();
  expect(backend.disconnects()).toBe(1);
  await expect.poll(() => page.getByRole('table').elements()).toEqual([]);
  await expect.element(page.getByRole('button', { name: 'More' })).toHaveFocus();
  await openMenu('More');
  await expect.element(page.getByRole('link', { name: 'Help' })).toBeVisible();
  expect(start.elements()).toEqual([]);
});

test('a disconnect while no image is selected offers to connect', async () => {
  const { backend, designer } = await open();
  designer.select(null);
  await expect.element(page.getByRole('heading', { name: 'Select an image' })).toBeVisible();
  await start.click();
  const connectUrl = 'https://api.example.test/oauth/start';
  backend.scriptConnect(refusesWith({ code: 'not_connected', connectUrl }));
  await confirm.click();
  await expect.element(page.getByRole('link', { name: 'Connect site' })).toBeVisible();
  expect(start.elements()).toEqual([]);
});

test('Cancel and the 10 s timeout both leave the site connected', async () => {
  const { backend, clock } = await open();
  await start.click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(start).toHaveFocus();
  await start.click();
  await expect.element(confirm).toBeVisible();
  clock.advance(timeouts.confirmationTimeout);
  await expect.element(start).toBeVisible();
  expect(backend.disconnects()).toBe(0);
});

test('a failed disconnect is reported and can be repeated', async () => {
  const { backend } = await open();
  backend.scriptDisconnect(refusesWith({ code: 'offline' }));
  await start.click();
  await confirm.click();
  await expect.element(page.getByText('couldn’t confirm', { exact: false })).toBeVisible();
  await expect.element(start).toBeVisible();
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
});

test('a site that another person has disconnected counts as disconnected', async () => {
  const { backend } = await open();
  backend.scriptDisconnect(refusesWith({ code: 'not_connected' }));
  backend.script(refusesWith({ code: 'not_connected' }));
  await start.click();
  await confirm.click();
  await expect.element(page.getByText('Site isn’t connected', { exact: false })).toBeVisible();
});
