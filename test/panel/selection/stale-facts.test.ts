import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AssetDetails } from '#contract/asset.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, otherElement, says } from '#test/support/panel/scripted-designer.ts';
import { image } from '#test/support/panel/stories/story.ts';

const notice = page.getByText('Facts may be old');
const stale = { displayName: 'before.jpg', stale: true };
const fresh = { displayName: 'after.jpg', stale: false };

/** A panel whose backend answers with these, one after the other, the last for good. */
async function open(...changes: Partial<AssetDetails>[]) {
  const backend = createScriptedBackend();
  let asked = 0;
  backend.script(() => answers(detailsOf(changes[Math.min(asked++, changes.length - 1)] ?? {}))());
  const opened = openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  await expect.element(page.getByText('before.jpg').first()).toBeVisible();
  return opened;
}

test('facts that become fresh in the background are replaced without a notice', async () => {
  const { clock, backend } = await open(stale, fresh);
  expect(notice.elements()).toEqual([]);
  clock.advance(timeouts.rereadDelay);
  await expect.element(page.getByText('after.jpg').first()).toBeVisible();
  expect(notice.elements()).toEqual([]);
  clock.advance(10 * timeouts.rereadDelay);
  expect(backend.asked).toHaveLength(2);
});

test('facts that stay stale are shown with their age, until there are newer ones', async () => {
  const { clock } = await open(stale, stale, fresh);
  clock.advance(timeouts.rereadDelay);
  await expect.element(notice).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('after.jpg').first()).toBeVisible();
  await expect.element(notice).not.toBeInTheDocument();
});

test('an asset that is no longer selected is not requested again', async () => {
  const { clock, backend, designer } = await open(stale);
  designer.select(otherElement('Heading'));
  await expect.element(page.getByText('before.jpg')).not.toBeInTheDocument();
  clock.advance(10 * timeouts.rereadDelay);
  expect(backend.asked).toHaveLength(1);
});
