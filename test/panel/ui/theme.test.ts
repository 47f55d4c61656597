import { expect, test } from 'vitest';
import type { Theme } from '#panel/designer/designer.ts';
import { keepsContrast } from '#panel/ui/theme.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import {
  createScriptedDesigner,
  neverAnswers,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';

const shown = (): string | undefined => document.documentElement.dataset.theme;
const background = (): string => getComputedStyle(document.body).backgroundColor;

test('the panel opens in the Designer’s theme and follows it', async () => {
  const { designer } = openPanel({
    designer: createScriptedDesigner({ theme: says<Theme>('light') }),
  });
  await expect.poll(shown).toBe('light');
  expect(background()).toBe('rgb(255, 255, 255)');
  designer.changeTheme('darkDarker');
  await expect.poll(shown).toBe('darkDarker');
  expect(background()).toBe('rgb(20, 20, 20)');
});

test.for([
  ['cannot say', refuses('unsupported')],
  ['never says', neverAnswers],
] as const)('a Designer that %s its theme gets Webflow’s default', async ([, theme]) => {
  openPanel({ designer: createScriptedDesigner({ theme }) });
  await expect.poll(shown).toBe('darkDefault');
  expect(background()).toBe('rgb(30, 30, 30)');
});

test('a theme chosen during the first read has precedence', async () => {
  let letIn = (): void => {};
  const first = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  const { designer } = openPanel({
    designer: createScriptedDesigner({ theme: () => first.then(says<Theme>('light')) }),
  });
  designer.changeTheme('darkBrighter');
  letIn();
  await first;
  await expect.poll(shown).toBe('darkBrighter');
});

test.for([
  ['#242424', 'rgb(36, 36, 36)'],
  ['#ffffff', 'rgb(30, 30, 30)'],
  ['red', 'rgb(30, 30, 30)'],
] as const)('the Designer’s own background %s is applied as %s', async ([colour, painted]) => {
  openPanel({ designer: createScriptedDesigner({ background: says<string | null>(colour) }) });
  await expect.poll(background).toBe(painted);
});

test.for([
  ['#1e1e1e', 'darkDefault', true],
  ['#FFFFFF', 'light', true],
  ['#ffffff', 'darkDefault', false],
  ['#1e1e1e', 'light', false],
  ['url(https://evil.test)', 'light', false],
  ['#fff', 'light', false],
] as const)('the background %s is accepted for the theme %s: %s', ([background, theme, taken]) => {
  expect(keepsContrast(background, theme)).toBe(taken);
});
