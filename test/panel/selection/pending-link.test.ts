import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import {
  createScriptedDesigner,
  imageElement,
  neverAnswers,
  refuses,
  type Script,
  says,
} from '#test/support/panel/scripted-designer.ts';

/** A Designer in which an image is selected whose alt text is a file name. */
const withFileName = (link: Script<LinkAround | undefined>, canReadLink = () => true) =>
  createScriptedDesigner({
    selection: says(imageElement({ altText: says<string | null>('hero.jpg'), link, canReadLink })),
  });

const altText = () => page.getByRole('region', { name: 'Alt text' }).getByText('hero.jpg');
const finding = () =>
  page.getByRole('region', { name: 'Findings' }).getByText('Alt text names a file', { exact: false });

test('with a link that is still being read, no finding is shown', async () => {
  openPanel({ designer: withFileName(neverAnswers) });
  await expect.element(altText()).toBeVisible();
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  expect(finding().elements()).toEqual([]);
});

test.each([
  ['no link', says<LinkAround | undefined>(undefined)],
  ['an error', refuses('failed')],
] as const)('with %s around the image, the alt text is a finding', async (_, link) => {
  openPanel({ designer: withFileName(link) });
  await expect.element(finding()).toBeVisible();
});

test('without a second script, so that the link can’t be read, alt text and the notice about the script are shown', async () => {
  const lazyScript = {
    value: signal(null),
    failed: signal(true),
    fetch: async () => {},
    fail: () => {},
  };
  openPanel({ designer: withFileName(neverAnswers, () => false), lazyScript });
  await expect.element(altText()).toBeVisible();
  await expect.element(page.getByRole('alert')).toBeVisible();
});
