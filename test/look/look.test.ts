import { expect, test } from 'vitest';
import { commands, page } from 'vitest/browser';
import { themes } from '#panel/designer/designer.ts';
import { sayChanges } from '#test/look/say-changes.ts';
import { fileNameOf, sizes } from '#test/look/tiles.ts';
import { show, type View } from '#test/look/view.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { everyStory } from '#test/support/panel/stories/every-story.ts';

/** The views of a story, in rows: all sizes in each theme, and for a long panel its whole height in the first theme. */
function viewsOf(isWorthAll: boolean): View[][] {
  const rows = themes.map((theme) => sizes.map((size) => ({ theme, size, isWhole: false })));
  const whole = sizes.map((size) => ({ theme: themes[0], size, isWhole: true }));
  return isWorthAll ? [...rows, whole] : rows;
}

async function picturesOf(views: readonly (readonly View[])[]): Promise<string[][]> {
  const rows: string[][] = [];
  for (const row of views) {
    const pictures: string[] = [];
    for (const view of row) pictures.push(await commands.shoot(await show(view)));
    rows.push(pictures);
  }
  return rows;
}

test.for(everyStory)('“$name” looks like its stored picture', async (story) => {
  await page.viewport(sizes[0].width, sizes[0].height);
  await story.open();
  await expect.element(page.getByText(story.says, { exact: false }).first()).toBeVisible();
  if (story.showsFile) await openFold('File');
  await show({ theme: themes[0], size: sizes[0], isWhole: false });
  const { scrollHeight, clientHeight } = document.documentElement;
  // The content below a notice does not depend on the notice.
  const views = viewsOf(scrollHeight > clientHeight && page.getByRole('alert').elements().length === 0);
  const verdict = await commands.compareLook(fileNameOf(story.name), await picturesOf(views));
  if (verdict.is === 'changed') expect.fail(await sayChanges(verdict, views));
  expect(verdict.is).not.toBe('missing');
});

test('every stored picture belongs to a state', async () => {
  const names = everyStory.map(({ name }) => fileNameOf(name));
  expect(new Set(names).size).toBe(names.length);
  expect((await commands.storedLooks()).filter((name) => !names.includes(name))).toEqual([]);
});
