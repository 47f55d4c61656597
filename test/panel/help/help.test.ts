import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { helpTopics } from '#contract/help.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { openMenu } from '#test/support/panel/open-menu.ts';
import { backendUrl, openPanel } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, imageElement, says } from '#test/support/panel/scripted-designer.ts';

const image = () => createScriptedDesigner({ selection: says(imageElement({ altText: says('') })) });

test('each finding links to its own section of the help page, with a name that states the target', async () => {
  openPanel({ designer: image() });
  await page.getByRole('button', { name: /findings?$/ }).click();
  const link = page.getByRole('link', { name: /^Learn more: / }).first();
  await expect.element(link).toBeVisible();
  const url = new URL(link.element().getAttribute('href') ?? '');
  expect(`${url.origin}${url.pathname}`).toBe(`${backendUrl}/help`);
  expect(helpTopics).toContain(url.hash.slice(1));
  await expect.element(link).toHaveAttribute('target', '_blank');
  await expect.element(link).toHaveAttribute('rel', 'noopener');
});

test('a report contains the version and the latest refused request, also after the error is over', async () => {
  const backend = createScriptedBackend();
  backend.script(refusesWith({ code: 'webflow_unavailable', requestId: 'req-42' }));
  const { panel, copied } = openPanel({ designer: image(), backend });
  await expect.element(page.getByRole('alert')).toBeVisible();
  backend.script(answers(detailsOf()));
  panel.selected.refresh();
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  await openMenu('More');
  const report = page.getByRole('button', { name: 'Report a problem' });
  await expect.element(report).toHaveAttribute('aria-expanded', 'false');
  await report.click();
  await page.getByRole('button', { name: 'Copy details' }).click();
  expect(copied).toEqual(['Asset Inspector 1.2.3\nRequest req-42\n2026-03-01T12:00:00.000Z']);
  await report.click();
  await expect.element(page.getByRole('button', { name: 'Copy details' })).not.toBeInTheDocument();
});

test('help is a link in the menu of both tabs', async () => {
  openPanel({ designer: image() });
  const help = page.getByRole('link', { name: 'Help', exact: true });
  await openMenu('More');
  await expect.element(help).toHaveAttribute('href', `${backendUrl}/help`);
  await page.getByRole('tab', { name: 'This page' }).click();
  await expect.element(help).not.toBeInTheDocument();
  await openMenu('More');
  await expect.element(help).toBeVisible();
});
