import { expect } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { idOf, itemOf } from '#test/support/panel/open-replacing.ts';
import { openReplaced, openReplacePanel, type ReplacePanel } from '#test/support/panel/replace-panel.ts';
import type { Look } from '#test/support/panel/stories/story.ts';

/** Waits until the last replacement was checked, letting each wait between two checks pass. */
export async function checked(opening: Promise<ReplacePanel>): Promise<ReplacePanel> {
  const opened = await opening;
  await expect
    .poll(() => {
      for (const wait of timeouts.storedFileWaits) opened.clock.advance(wait);
      return opened.replacing.state.value.run?.phase;
    })
    .toBe('ended');
  return opened;
}

/** The question about these files. */
async function asked(numbers: readonly number[], isAllowed = true): Promise<ReplacePanel> {
  const opened = await openReplacePanel({ isAllowed });
  // A press before the question: after a key, browsers draw a ring around what has the focus.
  await page.getByRole('heading', { level: 1 }).click();
  opened.replacing.ask(numbers.map((number) => itemOf(number)));
  return opened;
}

/** Replacing a file in Webflow. */
export const replaceStories: readonly Look[] = [
  { name: 'the question before a replacement', open: () => asked([1]), says: 'Replace 1 file?' },
  {
    name: 'the question of a person who may not replace',
    open: () => asked([1, 2, 3], false),
    says: 'Ask an admin of the site',
  },
  {
    name: 'files that are being replaced',
    open: () => openReplaced([1, 2, 3], { answer: () => new Promise(() => {}) }),
    says: 'Replacing 1 of 3',
  },
  { name: 'a file that was replaced', open: () => checked(openReplaced([1])), says: 'Checked:' },
  {
    name: 'a file that the Designer refuses',
    open: () => checked(openReplaced([1], { answer: () => ({ ok: false, reason: 'failed' }) })),
    says: 'may not take AVIF',
  },
  {
    name: 'a replacement half done',
    open: () =>
      checked(
        openReplaced([1, 2, 3], {
          answer: (id) => (id === idOf(2) ? { ok: false, reason: 'missing' } : { ok: true, value: null }),
          serves: (id, sent) => (id === idOf(3) ? 'optimized by Webflow' : sent),
        }),
      ),
    says: '1 of 3 replaced · 1 of 3 sent, not confirmed · 1 failed',
  },
  {
    name: 'a file that was brought back',
    async open() {
      const opened = await checked(openReplaced([1]));
      void opened.replacing.undo();
      return checked(Promise.resolve(opened));
    },
    says: 'has its original file again',
  },
];
