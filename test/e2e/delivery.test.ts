import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Candidate } from '#rules/delivery/candidates.ts';
import { imgTag, safeUrl } from '#rules/delivery/markup.ts';
import { selectSource } from '#rules/delivery/select-source.ts';
import { readSizes } from '#rules/delivery/sizes/source-sizes.ts';
import { webflowSizes } from '#rules/delivery/webflow-sizes.ts';
import { listen, type RunningServer } from '#sandbox/net/listen.ts';
import { launchBrowser } from '#test/support/designer/launch-browser.ts';

// A file name with the characters that need escaping in HTML and srcset.
const awkward = 'Ridge, "trail" & 100%25 – 夜 (1),';

const sets: readonly { readonly widths: readonly number[]; readonly name?: string }[] = [
  { widths: [500, 800, 1080, 1600, 2000, 2600, 3200, 3600], name: awkward },
  { widths: [500, 800, 1080, 1200] },
  { widths: [500, 1080, 2600] },
  { widths: [640] },
  { widths: [2000, 800, 500, 1434] },
];

const allSizes: readonly string[] = [
  webflowSizes(null),
  webflowSizes(940),
  // Exactly a file's width in pixels, or different in the last binary digit.
  webflowSizes(500),
  `${800 / 2.625}px`,
  '(max-width: 479px) 98vw, (max-width: 767px) 83vw, 38.99305725097656px',
  '(max-width: 479px) NaNvw, 33.3333vw',
  '(400px <= width <= 900px) calc(100vw - 2 * 20px), min(62.5vw, 60em)',
  'not (min-width: 991px) 50vw, clamp(300px, 62.5vw, 266.67px)',
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
  readonly sizes: string;
  readonly alt: string;
  readonly tag: string;
}

let picture: Buffer;
let listening: RunningServer;
let browser: Browser;
const pages = new Map<string, string>();
const asked: string[] = [];

const server = createServer(({ url = '' }, response) => {
  const page = pages.get(url);
  if (url.startsWith('/files/')) asked.push(url);
  response.setHeader('content-type', page === undefined ? 'image/png' : 'text/html; charset=utf-8');
  response.end(page ?? picture);
});

/** Every set of files with every `sizes`, under URLs that no other screen requests, so that no cache has them. */
function casesOf(origin: string, screen: string): Case[] {
  return sets.flatMap(({ widths, name = 'file' }, set) =>
    allSizes.map((sizes, number) => {
      const files = widths.map((width, at) => ({
        url: `${origin}/files/${screen}-${set}-${number}/${name}-${at}.${width},`,
        width,
        bytes: null,
        isOriginal: at === widths.length - 1,
      }));
      const alt = `“${number}” & "${set}" <b>\r\n&amp;`;
      const tag =
        imgTag({
          url: files[0]?.url ?? '',
          alt: { state: 'image', text: alt },
          width: 1,
          height: 1,
          files,
          sizes,
        }) ?? '';
      return { files, sizes, alt, tag };
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
  test('downloads the predicted file for every set of files and every sizes', async () => {
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

    const ours = cases.map(({ files, sizes }) => {
      const reading = readSizes(sizes);
      const file = reading.ok ? selectSource(files, reading.sizes(width), density) : null;
      return new URL(safeUrl(file?.url ?? '')).href;
    });
    expect(seen.map(({ url }) => url)).toEqual(ours);
    expect(asked.toSorted()).toEqual(ours.map((url) => url.slice(origin.length)).toSorted());
    expect(seen.map(({ alt }) => alt)).toEqual(cases.map(({ alt }) => alt));
    expect(seen.map(({ sizes }) => sizes)).toEqual(
      cases.map(({ files, sizes }) => (files.length > 1 ? sizes : '')),
    );
  });
});

test('the cases cover enough combinations', () => {
  expect(sets.length * allSizes.length * screens.length).toBe(400);
});
