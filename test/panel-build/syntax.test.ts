import { transformWithOxc } from 'vite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildPanel } from '#test/support/panel/built-panel.ts';
import { browserTargets } from '../../vite.config.ts';

/** The script as it is printed for these browsers, who get older syntax where they don't know a newer one. */
async function printedFor(code: string, target: string | string[]): Promise<string> {
  return (await transformWithOxc(code, 'script.js', { target, sourcemap: false })).code;
}

/** Whether a script has syntax that the oldest browsers don't know. */
async function isTooNew(code: string): Promise<boolean> {
  return (await printedFor(code, browserTargets)) !== (await printedFor(code, 'esnext'));
}

describe('the panel’s scripts have no syntax that a browser of two years ago does not know', () => {
  test('in the real build', async () => {
    const panel = await buildPanel('https://assets.example.com');
    onTestFinished(panel.remove);
    const scripts = panel.ending('.js');
    expect(scripts.length).toBeGreaterThan(0);
    for (const { path, text } of scripts) expect(await isTooNew(text), path).toBe(false);
  });

  test.for([
    ['using file = open();', true],
    ['await using file = open();', true],
    ['a ??= b?.c;', false],
    ['class A { static #b = 1; static { A.#b += 1; } }', false],
    ['export const c = await d;', false],
  ] as const)('%s is too new: %s', async ([code, expected]) => {
    expect(await isTooNew(code)).toBe(expected);
  });
});
