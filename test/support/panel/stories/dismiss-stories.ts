import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { openFiles } from '#test/support/panel/stories/file-stories.ts';
import type { Look } from '#test/support/panel/stories/story.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** The first finding dismissed and listed, and the form of the next one open. */
async function openDismissed() {
  const opened = openFiles();
  await button(/^\d+ findings$/).click();
  await button(/^Dismiss “/)
    .first()
    .click();
  await button('Dismiss').click();
  await button('Dismissed 1').click();
  await button(/^Dismiss “/)
    .first()
    .click();
  await expect.element(page.getByRole('radio', { name: 'Intended' })).toHaveFocus();
  return opened;
}

/** The findings of an image, one of them dismissed. */
export const dismissStories: readonly Look[] = [
  { name: 'a dismissed finding', open: openDismissed, says: 'Why dismiss it?' },
];
