import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { loadStyles } from '#panel/browser/load-styles.ts';
import { type CreateLazyFeatures, createLazyFeatures } from '#panel/lazy/lazy-features.ts';
import { createLazy } from '#panel/state/lazy.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { createScriptedDesigner, imageElement, says } from '#test/support/panel/scripted-designer.ts';

const image = () => createScriptedDesigner({ selection: says(imageElement()) });

describe('a lazy value', () => {
  test('is null until it is loaded, and fetched once', async () => {
    const waiting = Promise.withResolvers<string>();
    let asked = 0;
    const later = createLazy(() => {
      asked += 1;
      return waiting.promise;
    });
    expect(later.value.value).toBeNull();
    const first = later.fetch();
    await later.fetch();
    waiting.resolve('here');
    await first;
    await later.fetch();
    expect([later.value.value, later.failed.value, asked]).toEqual(['here', false, 1]);
  });

  test('can be fetched again after a failure', async () => {
    const answers = [Promise.reject(new Error('no network')), Promise.resolve('here')];
    const later = createLazy(async () => answers.shift());
    await later.fetch();
    expect([later.value.value, later.failed.value]).toEqual([null, true]);
    await later.fetch();
    expect([later.value.value, later.failed.value]).toEqual(['here', false]);
  });
});

test('facts are shown while the lazy features load, and these as soon as they are loaded', async () => {
  const coming = Promise.withResolvers<CreateLazyFeatures>();
  const later = createLazy(() => coming.promise);
  const { designer } = openPanel({ designer: image(), lazyScript: later });
  const fetched = later.fetch();
  await expect.element(page.getByRole('heading', { name: 'hero.jpg' })).toBeVisible();
  await expect.element(page.getByText('Mountains at dusk').first()).toBeVisible();
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Findings' })).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  coming.resolve(createLazyFeatures);
  await fetched;
  await expect.element(page.getByRole('heading', { name: 'Delivery' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Edit' }).first()).toBeVisible();
  expect(designer.listeners()).toBeGreaterThan(0);
});

test.for(['Selected', 'This page', 'Site'])(
  'P6 every-state: lazy features that failed to load show one message in “%s”, and a press loads them',
  async (tab) => {
    const answers: Promise<CreateLazyFeatures>[] = [
      Promise.reject(new Error('no network')),
      Promise.resolve(createLazyFeatures),
    ];
    const later = createLazy(async () => (await answers.shift()) ?? createLazyFeatures);
    openPanel({ designer: image(), lazyScript: later });
    await later.fetch();
    await page.getByRole('tab', { name: tab }).click();
    const alert = page.getByRole('alert');
    await expect.element(alert.getByText('Part of the panel is missing')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(alert).not.toBeInTheDocument();
    const arrived =
      tab === 'Selected'
        ? page.getByRole('heading', { name: 'Delivery' })
        : page.getByRole('group', { name: 'Show' });
    await expect.element(arrived).toBeVisible();
  },
);

test('a stylesheet that loads applies, and one that fails rejects and leaves no element behind', async () => {
  const url = `data:text/css,${encodeURIComponent(':root { --later: here }')}`;
  await loadStyles(url);
  expect(getComputedStyle(document.documentElement).getPropertyValue('--later')).toBe('here');
  document.querySelector(`link[href="${url}"]`)?.remove();
  const missing = new URL('./missing.css?none', import.meta.url).href.replace('http', 'nothing');
  await expect(loadStyles(missing)).rejects.toThrow('didn’t load');
  expect(document.querySelector(`link[href="${missing}"]`)).toBeNull();
});
