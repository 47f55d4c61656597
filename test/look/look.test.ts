import { expect, test } from 'vitest';
import { commands, page } from 'vitest/browser';
import { themes } from '#panel/designer.ts';
import { fileNameOf, type Size, sizes, wholeHeight } from '#test/look/tiles.ts';
import { everyScene } from '#test/support/scenes/every-scene.ts';

/** Writes the test page's own port, which is another one each time, out of what is shown. */
function hidePort(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    const { nodeValue } = currentNode;
    if (nodeValue?.includes(location.host)) {
      currentNode.nodeValue = nodeValue.replaceAll(location.host, 'files.example');
    }
  }
}

/** Waits until fonts and pictures are there and the page has been laid out with them, and looks at what has the focus. */
async function settled(): Promise<void> {
  hidePort();
  await document.fonts.ready;
  // One that doesn't load is part of the look.
  await Promise.allSettled([...document.images].map((image) => image.decode()));
  const focused = document.activeElement;
  if (focused === document.body) window.scrollTo(0, 0);
  else focused?.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

async function pictureOf(size: Size): Promise<string> {
  await page.viewport(size.width, size.height);
  await settled();
  return commands.shoot(size);
}

/** Everything at this width, as far as it is worth a picture. */
async function wholePictureOf({ width, height }: Size): Promise<string> {
  await page.viewport(width, height);
  await settled();
  return pictureOf({ width, height: Math.min(document.documentElement.scrollHeight, wholeHeight) });
}

async function inTurn(take: (size: Size) => Promise<string>): Promise<string[]> {
  const pictures: string[] = [];
  for (const size of sizes) pictures.push(await take(size));
  return pictures;
}

test.for(everyScene)('“$name” looks as it did', async (scene) => {
  await page.viewport(sizes[0].width, sizes[0].height);
  await scene.open();
  await expect.element(page.getByText(scene.says, { exact: false }).first()).toBeVisible();
  await settled();
  const { scrollHeight, clientHeight } = document.documentElement;
  const rows: string[][] = [];
  for (const theme of themes) {
    document.documentElement.dataset.theme = theme;
    rows.push(await inTurn(pictureOf));
  }
  // What stands below a notice is the same whatever the notice says.
  if (scrollHeight > clientHeight && page.getByRole('alert').elements().length === 0) {
    document.documentElement.dataset.theme = themes[0];
    rows.push(await inTurn(wholePictureOf));
  }
  expect(await commands.compareLook(fileNameOf(scene.name), rows)).toMatch(/^(?:same|written)$/);
});

test('no sheet is stored of a state that is gone', async () => {
  const names = everyScene.map(({ name }) => fileNameOf(name));
  expect(new Set(names).size).toBe(names.length);
  expect((await commands.storedLooks()).filter((name) => !names.includes(name))).toEqual([]);
});
