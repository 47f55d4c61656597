import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Candidate } from '#panel/delivery/candidates.ts';
import { chooseFile } from '#panel/delivery/choose-file.ts';
import { type DrawnWidth, drawnIn, sizesOf } from '#panel/delivery/drawn-width.ts';
import { imgTag, safeUrl } from '#panel/delivery/markup.ts';
import { type Listening, listen } from '#sandbox/net/listen.ts';
import { launchBrowser } from '#test/support/open-designer.ts';

// A file name with everything that markup and srcset could stumble over.
const awkward = 'Ridge, "trail" & 100%25 – 夜 (1),';

const ladders: readonly { readonly widths: readonly number[]; readonly name?: string }[] = [
  { widths: [500, 800, 1080, 1600, 2000, 2600, 3200, 3600], name: awkward },
  { widths: [500, 800, 1080, 1200] },
  { widths: [500, 1080, 2600] },
  { widths: [640] },
  { widths: [2000, 800, 800, 500, 1434, 2000] },
];

const drawings: readonly DrawnWidth[] = [
  { unit: 'vw', value: 100 },
  { unit: 'vw', value: 50 },
  { unit: 'vw', value: 33.3333 },
  { unit: 'vw', value: 62.5 },
  { unit: 'px', value: 940 },
  { unit: 'px', value: 266.67 },
  // Exactly, or but for the last binary digit, the pixels of a file.
  { unit: 'px', value: 500 },
  { unit: 'px', value: 800 / 2.625 },
];

const screens = [
  { width: 360, density: 3 },
  { width: 412, density: 2.625 },
  { width: 478, density: 3 },
  { width: 767, density: 2 },
  { width: 991, density: 1 },
  { width: 1280, density: 1.5 },
  { width: 1440, density: 1 },
  { width: 1440, density: 2 },
  { width: 1920, density: 1.75 },
  { width: 2560, density: 1 },
];

interface Case {
  readonly files: readonly Candidate[];
  readonly drawn: DrawnWidth;
  readonly alt: string;
  readonly tag: string;
}

let picture: Buffer;
let listening: Listening;
let browser: Browser;
const pages = new Map<string, string>();
const asked: string[] = [];

const server = createServer(({ url = '' }, response) => {
  const page = pages.get(url);
  if (url.startsWith('/files/')) asked.push(url);
  response.setHeader('content-type', page === undefined ? 'image/png' : 'text/html; charset=utf-8');
  response.end(page ?? picture);
});

/** Every ladder at every width, under addresses that no other screen asks for: no cache can have them. */
function casesOf(origin: string, screen: string): Case[] {
  return ladders.flatMap(({ widths, name = 'file' }, ladder) =>
    drawings.map((drawn, drawing) => {
      const files = widths.map((width, at) => ({
        url: `${origin}/files/${screen}-${ladder}-${drawing}/${name}-${at}.${width},`,
        width,
        bytes: null,
        isOriginal: at === widths.length - 1,
      }));
      const alt = `“${drawing}” & "${ladder}" <b>\r\n&amp;`;
      const tag =
        imgTag({
          url: files[0]?.url ?? '',
          alt: { state: 'image', text: alt },
          width: 1,
          height: 1,
          files,
          sizes: sizesOf(drawn),
        }) ?? '';
      return { files, drawn, alt, tag };
    }),
  );
}

beforeAll(async () => {
  const pixel = { width: 1, height: 1, channels: 3, background: '#345' } as const;
  picture = await sharp({ create: pixel }).png().toBuffer();
  [browser, listening] = await Promise.all([launchBrowser(), listen(server, 0)]);
});

afterAll(async () => {
  await browser?.close();
  await listening?.stop();
});

describe.each(screens)('a screen of $width px at $density×', ({ width, density }) => {
  test('downloads of every ladder at every width what the panel says', async () => {
    const origin = `http://127.0.0.1:${listening.port}`;
    const screen = `${width}-${density}`;
    const cases = casesOf(origin, screen);
    pages.set(`/pages/${screen}`, `<!doctype html>${cases.map(({ tag }) => tag).join('\n')}`);
    asked.length = 0;
    const viewport = { width, height: 800 };
    const context = await browser.newContext({ viewport, deviceScaleFactor: density });
    const page = await context.newPage();
    await page.goto(`${origin}/pages/${screen}`, { waitUntil: 'load' });
    const seen = await page
      .locator('img')
      .evaluateAll((images) =>
        images.flatMap((image) =>
          image instanceof HTMLImageElement
            ? { url: image.currentSrc, alt: image.alt, sizes: image.sizes }
            : [],
        ),
      );
    await context.close();

    const ours = cases.map(({ files, drawn }) => {
      const file = chooseFile(files, drawnIn(drawn, width) ?? 0, density);
      return new URL(safeUrl(file?.url ?? '')).href;
    });
    expect(seen.map(({ url }) => url)).toEqual(ours);
    // Nothing else was downloaded either.
    expect(asked.toSorted()).toEqual(ours.map((url) => url.slice(origin.length)).toSorted());
    expect(seen.map(({ alt }) => alt)).toEqual(cases.map(({ alt }) => alt));
    expect(seen.map(({ sizes }) => sizes)).toEqual(
      cases.map(({ files, drawn }) => (files.length > 1 ? sizesOf(drawn) : '')),
    );
  });
});

test('that were enough combinations', () => {
  expect(ladders.length * drawings.length * screens.length).toBe(400);
});
