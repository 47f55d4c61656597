import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { everyStory } from '#test/support/panel/stories/every-story.ts';

/** CSS pixels: 320 at a zoom of 200 %, and the smallest panel. Source: WCAG 2.2, 1.4.10. */
const widths = [160, 240];

test.for(everyStory)('P7 a11y: "$name" does not scroll sideways at a zoom of 200 %', async (story) => {
  await page.viewport(240, 360);
  await story.open();
  await expect.element(page.getByText(story.says, { exact: false }).first()).toBeVisible();
  for (const width of widths) {
    await page.viewport(width, 230);
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth, `${width} px`).toBe(clientWidth);
    expect(clientWidth).toBeGreaterThan(width - 20);
  }
});
