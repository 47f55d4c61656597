import { expect } from 'vitest';
import { chooseInList } from '#test/support/panel/list-menu.ts';
import type { OpenPanel } from '#test/support/panel/open-panel.tsx';

/** Presses Save report, lets its parts be written, and returns the file. */
export async function saveReport({ clock, saved }: Pick<OpenPanel, 'clock' | 'saved'>) {
  const before = saved.length;
  await chooseInList('Save report');
  await expect
    .poll(() => {
      clock.advance(0);
      return saved.length;
    })
    .toBe(before + 1);
  return saved.at(-1);
}
