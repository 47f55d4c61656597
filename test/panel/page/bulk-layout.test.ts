import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { photoUrl } from '#test/support/panel/open-panel.tsx';
import { pageImages } from '#test/support/panel/page-elements.ts';
import { createScriptedBackend, knowsEveryAssetAs } from '#test/support/panel/scripted-backend.ts';
import { openWholePage, pageStories } from '#test/support/panel/stories/page-stories.ts';

async function openPictures(): Promise<void> {
  const backend = createScriptedBackend();
  const hostedUrl = new URL(photoUrl, window.location.href).href;
  backend.scriptLookup(knowsEveryAssetAs({ altText: '', hostedUrl }));
  await openWholePage(pageImages(3), backend);
  await page.getByRole('button', { name: 'Write 3 alt texts' }).click();
  await expect.element(page.getByRole('img', { name: 'Preview' })).toBeVisible();
}

const stories = [
  ['pictures', openPictures],
  ...pageStories
    .filter(({ name }) => /^a series of alt texts(?: after a write)?$/.test(name))
    .map(({ name, open }) => [name, open] as const),
] as const;
const sizes = [
  [240, 360],
  [320, 460],
] as const;

test.for(stories.flatMap((story) => sizes.map((size) => [...size, ...story] as const)))(
  'at %i × %i px the field and Save of a series are in view without scrolling: %s',
  async ([width, height, , open]) => {
    await page.viewport(width, height);
    await open();
    const field = page.getByRole('textbox', { name: 'Write alt text' });
    await expect.element(field).toBeVisible();
    window.scrollTo(0, 0);
    for (const part of [field, page.getByRole('button', { name: 'Save and next' })]) {
      const { top, bottom } = part.element().getBoundingClientRect();
      expect(top).toBeGreaterThanOrEqual(33);
      expect(bottom).toBeLessThanOrEqual(height);
    }
  },
);
