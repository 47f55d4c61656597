import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Region } from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Area } from '#test/look/areas.ts';
import { changesIn, compareLooks } from '#test/look/compare.ts';
import { judgeSheet } from '#test/look/judge.ts';
import { layOut } from '#test/look/sheet.ts';
import { encodeSheet } from '#test/look/stored-sheet.ts';
import { projectRoot } from '#tooling/project.ts';

/**
 * Two screens of the panel, as Chromium 156 drew them (`stored`), as others drew them (`same-…`: Chromium 150, a
 * headless 153 that hints letters, a raster on the GPU, letters on whole pixels only), and as 156 drew them after one
 * change of the style or the text (`changed-…`).
 */
const drawings = join(projectRoot, 'test/look/drawings');
const screens = await readdir(drawings);
const names = await Promise.all(screens.map((screen) => readdir(join(drawings, screen))));
const all = screens.flatMap((screen, at) => (names[at] ?? []).map((file) => ({ screen, file })));

const read = (screen: string, file = 'stored.webp') => readFile(join(drawings, screen, file));
const kind = (name: string) => all.filter(({ file }) => file.startsWith(name));

async function changesOf(before: Buffer, after: Buffer): Promise<Area[]> {
  const comparison = await compareLooks(before, after);
  const { width, height } = comparison;
  return changesIn(comparison, { left: 0, top: 0, right: width, bottom: height });
}

/** The picture with a part of it moved, and what was beside the part left where it went. */
async function move(picture: Buffer, part: Region, right: number, down: number): Promise<Buffer> {
  const [input, gap] = await Promise.all([
    sharp(picture).extract(part).png().toBuffer(),
    sharp(picture)
      .extract({ ...part, left: part.left + part.width, width: 1 })
      .resize(part.width, part.height, { fit: 'fill' })
      .png()
      .toBuffer(),
  ]);
  return sharp(picture)
    .composite([
      { input: gap, left: part.left, top: part.top },
      { input, left: part.left + right, top: part.top + down },
    ])
    .png()
    .toBuffer();
}

async function fill(picture: Buffer, { left, top, width, height }: Region, background: string) {
  const input = await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
  return sharp(picture).composite([{ input, left, top }]).png().toBuffer();
}

describe('a look is compared over real drawings', () => {
  test.each(kind('same'))('$screen: $file is the same, whichever was stored', async ({ screen, file }) => {
    const [stored, drawn] = await Promise.all([read(screen), read(screen, file)]);
    expect(await changesOf(stored, drawn)).toEqual([]);
    expect(await changesOf(drawn, stored)).toEqual([]);
  });

  test.each(kind('changed'))('$screen: $file is seen, whichever was stored', async ({ screen, file }) => {
    const [stored, drawn] = await Promise.all([read(screen), read(screen, file)]);
    expect(await changesOf(stored, drawn)).not.toEqual([]);
    expect(await changesOf(drawn, stored)).not.toEqual([]);
  });

  test('there are drawings of both kinds', () => {
    expect(kind('same').length).toBeGreaterThan(5);
    expect(kind('changed').length).toBeGreaterThan(20);
  });
});

describe('a small change of one thing', () => {
  const arrow = { left: 292, top: 133, width: 8, height: 11 };
  const digit = { left: 11, top: 80, width: 6, height: 13 };
  const icon = { left: 241, top: 131, width: 18, height: 14 };
  const divider = { left: 0, top: 307, width: 300, height: 3 };

  test.each([
    ['an arrow two pixels to the right', arrow, 2, 0],
    ['an arrow two pixels down', arrow, 0, 2],
    ['an arrow two pixels up', arrow, 0, -2],
    ['a digit two pixels down', digit, 0, 2],
    ['an icon two pixels to the left', icon, -2, 0],
    ['a divider two pixels down', divider, 0, 2],
    ['a divider two pixels up', divider, 0, -2],
  ] as const)('%s is seen where it is', async (_, part, right, down) => {
    const stored = await read('series');
    const [found] = await changesOf(stored, await move(stored, part, right, down));
    const near = { top: part.top - 12, bottom: part.top + part.height + 12 };
    expect(found?.top).toBeGreaterThanOrEqual(near.top);
    expect(found?.bottom).toBeLessThanOrEqual(near.bottom);
  });

  test.each([
    ['a square of 4 pixels', { left: 100, top: 420, width: 4, height: 4 }],
    ['a line of 12 pixels', { left: 100, top: 420, width: 12, height: 1 }],
    ['a line of 12 pixels that stands', { left: 100, top: 420, width: 1, height: 12 }],
  ])('%s that is three levels lighter is seen', async (_, region) => {
    const stored = await read('series');
    const before = await fill(stored, region, '#1e1e1e');
    expect(await changesOf(before, await fill(stored, region, '#212121'))).toHaveLength(1);
    expect(await changesOf(before, await fill(stored, region, '#1f1f1f'))).toEqual([]);
  });
});

describe('what is said of a sheet', () => {
  const sheetOf = async (changed?: string) => {
    const [series, image] = await Promise.all([read('series'), read('image')]);
    const other = changed === undefined ? image : await read('image', changed);
    return layOut([
      [series, image, series],
      [series, other, series],
      [image, series, image],
    ]);
  };
  const stored = async () => encodeSheet((await sheetOf()).picture, 'Chromium 150.0.7871.100');

  test('nothing, where it is drawn as stored', async () => {
    expect(await judgeSheet(await stored(), await sheetOf(), 'Chromium 156.0.8078.108')).toBeNull();
  });

  test('the picture, the place in it, and both browsers, where one word of a large sheet is another', async () => {
    const sheet = await sheetOf('changed-word-in-tag.webp');
    const judged = await judgeSheet(await stored(), sheet, 'Chromium 156.0.8078.108');
    expect(judged?.changes).toHaveLength(1);
    expect(judged?.changes[0]).toMatchObject({
      row: 1,
      column: 1,
      words: expect.stringMatching(
        /^middle left: \d\d × \d\d? pixels, \d\d from the left, 2\d\d from the top$/,
      ),
    });
    expect(judged?.sheets).toBe('Stored by Chromium 150.0.7871.100, drawn by Chromium 156.0.8078.108.');
  });

  test.each([
    ['shorter', 400],
    ['longer', 520],
  ])('the sizes, with a picture, where a sheet has become %s', async (_, height) => {
    const image = await read('image');
    const long = await sharp(image).extend({ bottom: 100, background: '#1e1e1e' }).png().toBuffer();
    const cut = await sharp(long).extract({ left: 0, top: 0, width: 320, height }).png().toBuffer();
    const before = await layOut([[image]]);
    const after = await layOut([[cut]]);
    const judged = await judgeSheet(await encodeSheet(before.picture, 'Chromium 150'), after, 'Chromium 156');
    expect(judged?.sheets).toContain(`352 × 492 pixels were stored, 352 × ${height + 32} drawn`);
    expect(judged?.changes[0]?.words).toMatch(/^bottom centre: /);
    const { width, height: drawn } = await sharp(judged?.picture).metadata();
    expect([width, drawn]).toEqual([352, Math.max(492, height + 32)]);
  });

  test('a browser that is not named in the sheet', async () => {
    const unnamed = await sharp((await sheetOf()).picture)
      .webp({ lossless: true })
      .toBuffer();
    const judged = await judgeSheet(unnamed, await sheetOf('changed-word-in-tag.webp'), 'Chromium 156');
    expect(judged?.sheets).toBe('Stored by an unknown browser, drawn by Chromium 156.');
  });
});
