import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AssetDetails } from '#contract/asset.ts';
import { assetFields } from '#contract/asset-fields.ts';
import { assetId, detailsOf } from '#test/support/panel/asset-details.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, says } from '#test/support/panel/scripted-designer.ts';
import { image } from '#test/support/panel/stories/story.ts';

/** Each term of the region with its text, in order. */
async function factsOf(details: AssetDetails): Promise<(string | null)[][]> {
  const backend = createScriptedBackend();
  backend.script(answers(details));
  openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  await openFold('File');
  const region = page.getByRole('region', { name: 'File' });
  await expect.element(region.getByText('Created')).toBeVisible();
  const terms = [...region.element().querySelectorAll('dt')];
  return terms.map((term) => [term.textContent, term.nextElementSibling?.textContent ?? null]);
}

test('an asset with every field shows each fact of its file', async () => {
  expect(await factsOf(detailsOf({ hostedUrl: photoUrl }))).toEqual([
    ['Original name', 'Hero mountains.jpg'],
    ['Type', 'image/jpeg'],
    ['Created', expect.stringContaining('2023')],
    ['Updated', expect.stringContaining('2023')],
    ['Asset ID', assetId],
    ['URL', expect.stringContaining(photoUrl)],
  ]);
});

test('an asset of which nothing is known shows which facts are not', async () => {
  const nothing = assetFields({ id: assetId, name: null, text: null, count: null });
  expect(Object.fromEntries(await factsOf(detailsOf({ ...nothing, variants: null })))).toMatchObject({
    'Original name': 'Not known',
    Created: 'Not known',
    Updated: 'Not known',
    'Asset ID': assetId,
  });
});

test('the facts are closed at first, and what is open stays open for the next image', async () => {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: photoUrl })));
  const designer = createScriptedDesigner({ selection: says(image) });
  openPanel({ backend, designer });
  const button = page.getByRole('button', { name: 'File', exact: true });
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  expect(page.getByText(assetId).elements()).toEqual([]);
  await button.click();
  await expect.element(page.getByText(assetId)).toBeVisible();
  designer.select(null);
  designer.select(image);
  await expect.element(page.getByText(assetId)).toBeVisible();
  await button.click();
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
});
