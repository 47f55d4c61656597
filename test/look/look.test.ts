import { expect, test } from 'vitest';
import { commands, page } from 'vitest/browser';
import { themes } from '#panel/designer/designer.ts';
import { sayChanges } from '#test/look/say-changes.ts';
import { fileNameOf, sizes } from '#test/look/tiles.ts';
import { show, type View } from '#test/look/view.ts';
import { everyScene } from '#test/support/panel/scenes/every-scene.ts';

/** The views of a scene, in rows: all sizes in each theme, and for a long panel its whole height in the first theme. */
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

test.for(everyScene)('“$name” looks like its stored picture', async (scene) => {
  await page.viewport(sizes[0].width, sizes[0].height);
  await scene.open();
  await expect.element(page.getByText(scene.says, { exact: false }).first()).toBeVisible();
  await show({ theme: themes[0], size: sizes[0], isWhole: false });
  const { scrollHeight, clientHeight } = document.documentElement;
  // The content below a notice does not depend on the notice.
  const views = viewsOf(scrollHeight > clientHeight && page.getByRole('alert').elements().length === 0);
  const verdict = await commands.compareLook(fileNameOf(scene.name), await picturesOf(views));
  if (verdict.is === 'changed') expect.fail(await sayChanges(verdict, views));
  expect(verdict.is).not.toBe('missing');
});

test('every stored picture belongs to a state', async () => {
  const names = everyScene.map(({ name }) => fileNameOf(name));
  expect(new Set(names).size).toBe(names.length);
  expect((await commands.storedLooks()).filter((name) => !names.includes(name))).toEqual([]);
});
