import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  imageElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';

const connectUrl = 'https://assets.example.com/oauth/start';

/** A panel on a site that is not connected, with a link whose press opens no page. */
async function openUnconnected() {
  const backend = createScriptedBackend();
  backend.script(refusesWith({ code: 'not_connected', connectUrl }));
  backend.scriptConnect(refusesWith({ code: 'not_connected', connectUrl }));
  const designer = createScriptedDesigner({ selection: says(imageElement()) });
  const opened = openPanel({ backend, designer });
  const link = page.getByRole('link', { name: /^Connect/ });
  await expect.element(link).toBeVisible();
  const press = async () => {
    link.element().addEventListener('click', (event) => event.preventDefault(), { once: true });
    await link.click();
    await expect.element(page.getByRole('link', { name: 'Connect again' })).toBeVisible();
  };
  return { ...opened, press };
}

test('before a site is connected the panel says what it does, what it reads, and what it never does', async () => {
  await openUnconnected();
  for (const term of ['What you get', 'What we read', 'What we never do']) {
    await expect.element(page.getByRole('term').filter({ hasText: term })).toBeVisible();
  }
  await expect.element(page.getByText('Waiting for you', { exact: false })).not.toBeInTheDocument();
});

test('after a press the panel checks at intervals, and continues by itself once the site is connected', async () => {
  const { clock, backend, press } = await openUnconnected();
  await press();
  await expect.element(page.getByText('Waiting for you', { exact: false })).toBeVisible();
  clock.advance(timeouts.connectionCheckInterval);
  await expect.element(page.getByRole('link', { name: 'Connect again' })).toBeVisible();
  backend.script(answers(detailsOf()));
  backend.scriptConnect(answers(null));
  clock.advance(timeouts.connectionCheckInterval);
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: /^Connect/ })).not.toBeInTheDocument();
});

test('the checks end when the consent page has expired', async () => {
  const { panel, clock, press } = await openUnconnected();
  await press();
  for (let passed = 0; passed <= timeouts.consentTimeout; passed += timeouts.connectionCheckInterval) {
    clock.advance(timeouts.connectionCheckInterval);
  }
  await expect.element(page.getByText('Waiting for you', { exact: false })).not.toBeInTheDocument();
  expect(panel.lazyFeatures.value?.connecting.isWaiting.value).toBe(false);
  await expect.element(page.getByRole('link', { name: 'Connect site' })).toBeVisible();
});

test('without a press the panel makes no checks', async () => {
  const { clock, backend } = await openUnconnected();
  backend.script(answers(detailsOf()));
  clock.advance(timeouts.connectionCheckInterval * 3);
  await expect.element(page.getByRole('link', { name: 'Connect site' })).toBeVisible();
});

test('the card names the site to choose, and is one line once another element is selected', async () => {
  const { designer } = await openUnconnected();
  await expect.element(page.getByText('There, choose “Northwind Outdoors”.')).toBeVisible();
  designer.select(imageElement({ key: 'page/other' }));
  await expect.element(page.getByText('Connect to see bytes and variants')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Connect', exact: true })).toBeVisible();
  expect(page.getByRole('term').filter({ hasText: 'What we read' }).elements()).toEqual([]);
  // What the Designer tells stays in view.
  await expect.element(page.getByRole('region', { name: 'Alt text' })).toBeVisible();
});

test('a site whose name the Designer does not return is “this site”', async () => {
  const backend = createScriptedBackend();
  backend.script(refusesWith({ code: 'not_connected', connectUrl }));
  backend.scriptConnect(refusesWith({ code: 'not_connected', connectUrl }));
  const designer = createScriptedDesigner({ selection: says(imageElement()), site: refuses('failed') });
  openPanel({ backend, designer });
  await expect.element(page.getByText('There, choose this site.')).toBeVisible();
});
