import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserCommand } from 'vitest/node';
import { storedFolder, takenFolder } from '#test/look/folders.ts';
import { type Judgement, judgeSheet } from '#test/look/judge.ts';
import { layOut } from '#test/look/sheet.ts';
import { encodeSheet } from '#test/look/stored-sheet.ts';
import type { Size } from '#test/look/tiles.ts';

/** PNG in base64. */
type Picture = string;
type Rows = readonly (readonly Picture[])[];

/** The result of comparing a sheet. */
type Verdict = { readonly is: 'same' | 'written' | 'missing' } | ({ readonly is: 'changed' } & Judgement);

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Takes a picture of the page's first screen. */
    shoot(size: Size): Promise<Picture>;
    /** Compares the pictures of a story with its stored sheet, or stores them where Vitest runs with `--update`. */
    compareLook(name: string, rows: Rows): Promise<Verdict>;
    /** The names of the stored sheets. */
    storedLooks(): Promise<readonly string[]>;
  }
}

export const shoot: BrowserCommand<[Size]> = async ({ page, iframe }, size): Promise<Picture> => {
  const box = await iframe.owner().boundingBox();
  if (!box) throw new Error('the page under test is not shown');
  // Outside of the panel, so that no element is hovered.
  await page.mouse.move(-10, -10);
  const picture = await page.screenshot({
    clip: { x: box.x, y: box.y, ...size },
    animations: 'disabled',
    caret: 'hide',
  });
  return picture.toString('base64');
};

export const compareLook: BrowserCommand<[string, Rows]> = async (
  { project, context },
  name,
  rows,
): Promise<Verdict> => {
  const { updateSnapshot } = project.vitest.config.snapshotOptions;
  const browser = `Chromium ${context.browser()?.version() ?? ''}`;
  const sheet = await layOut(rows.map((row) => row.map((picture) => Buffer.from(picture, 'base64'))));
  await mkdir(takenFolder, { recursive: true });
  await writeFile(join(takenFolder, `${name}.png`), sheet.picture);
  const file = join(storedFolder, `${name}.webp`);
  const stored = await readFile(file).catch(() => null);
  if (stored) {
    const differs = join(takenFolder, `${name}.differs.png`);
    const judged = await judgeSheet(stored, sheet, browser);
    // An unchanged sheet keeps its file, so that an update changes only the files it must.
    if (!judged) return { is: 'same' };
    await writeFile(differs, judged.picture);
    const sheets = `${judged.sheets}\nSee ${differs}`;
    if (updateSnapshot !== 'all') return { is: 'changed', changes: judged.changes, sheets };
  } else if (updateSnapshot === 'none') return { is: 'missing' };
  await mkdir(storedFolder, { recursive: true });
  await writeFile(file, await encodeSheet(sheet.picture, browser));
  return { is: 'written' };
};

export const storedLooks: BrowserCommand<[]> = async () =>
  (await readdir(storedFolder)).map((file) => file.replace('.webp', ''));
