import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { themes } from '#panel/designer.ts';
import { detailsOf } from '#test/support/asset-details.ts';
import { answerScenes } from '#test/support/scenes/answer-scenes.ts';
import { selectionScenes } from '#test/support/scenes/selection-scenes.ts';
import { answers } from '#test/support/scripted-backend.ts';

const scenes = [...selectionScenes, ...answerScenes];

async function violations(): Promise<string[]> {
  const root = document.querySelector('main');
  if (!root) throw new Error('no panel');
  const { violations: found } = await axe.run(root, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${any[0]?.message} ${html}`));
}

test.for(scenes)('P7 a11y: axe finds nothing in "$name", in any theme', async (scene) => {
  await page.viewport(320, 460);
  const { designer } = await scene.open();
  await expect.element(page.getByText(scene.says, { exact: false }).first()).toBeVisible();
  for (const theme of themes) {
    designer.changeTheme(theme);
    document.documentElement.dataset.theme = theme;
    expect(await violations(), theme).toEqual([]);
  }
});

test('P7 a11y: every control is reached by the keyboard, in the order of the page, and shows it', async () => {
  const scene = scenes.find(({ name }) => name === 'stale facts');
  await scene?.open();
  await expect.element(page.getByRole('button', { name: 'Disconnect site' })).toBeVisible();
  const controls = [...document.querySelectorAll('main :is(a, button, input, select):not([tabindex="-1"])')];
  expect(controls.length).toBeGreaterThan(6);
  for (const control of controls) {
    await userEvent.tab();
    expect(document.activeElement).toBe(control);
    expect(getComputedStyle(control).outlineStyle).toBe('solid');
    expect(getComputedStyle(control).outlineWidth).toBe('2px');
  }
});

test('P7 a11y: every target is 24 pixels or more', async () => {
  const scene = scenes.find(({ name }) => name === 'stale facts');
  await scene?.open();
  await expect.element(page.getByRole('button', { name: 'Disconnect site' })).toBeVisible();
  // A link in a sentence is as tall as its line. Source: WCAG 2.2, 2.5.8, "inline".
  for (const control of document.querySelectorAll(
    'main :is(a:not(p > a), button, input, select):not([tabindex="-1"])',
  )) {
    const { width, height } = control.getBoundingClientRect();
    expect(Math.min(width, height), control.textContent).toBeGreaterThanOrEqual(24);
  }
});

test('P7 a11y: focus that sat in a notice comes to the panel when the notice leaves', async () => {
  const scene = scenes.find(({ name }) => name === 'unavailable');
  const opened = await scene?.open();
  const button = page.getByRole('button', { name: 'Try again' });
  await expect.element(button).toBeVisible();
  button.element().focus();
  opened?.backend.script(answers(detailsOf()));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => button.elements()).toEqual([]);
  expect(document.activeElement).toBe(document.querySelector('main'));
});
