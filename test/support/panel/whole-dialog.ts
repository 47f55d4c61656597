import axe from 'axe-core';
import { expect } from 'vitest';
import { themes } from '#panel/designer/designer.ts';

const box = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();

/** Expects a comparison to fill a panel of this size, with a large stage, and axe to report nothing of it in each theme. */
export async function expectWholeDialog(dialog: Element, width: number, height: number): Promise<void> {
  expect(box(dialog)).toMatchObject({ left: 0, top: 0, width, height });
  expect(dialog.scrollHeight).toBeLessThanOrEqual(height);
  expect(dialog.scrollWidth).toBeLessThanOrEqual(width);
  expect(box(document.querySelector('.stage')).height).toBeGreaterThan(height / 2);
  for (const control of dialog.querySelectorAll('button, select, [role="slider"]')) {
    expect(Math.min(box(control).width, box(control).height), control.outerHTML).toBeGreaterThanOrEqual(24);
  }
  for (const theme of themes) {
    document.documentElement.dataset.theme = theme;
    const { violations } = await axe.run(dialog, { resultTypes: ['violations'] });
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`)),
      theme,
    ).toEqual([]);
  }
}
