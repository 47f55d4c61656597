import { expect, test } from 'vitest';
import { examine } from '#rules/findings/examine.ts';
import { unshownFindings } from '#rules/findings/unshown-findings.ts';
import { fileOf, good } from '#test/support/panel/image-facts.ts';

const ofText = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** A BMP of one white pixel: file header, picture header, and 24 bits of pixel. */
function bmp(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(58);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d, 58]);
  for (const [at, value] of [
    [10, 54],
    [14, 40],
    [18, 1],
    [22, 1],
    [26, 1],
    [28, 24],
  ] as const) {
    view.setUint16(at, value, true);
  }
  return bytes.fill(0xff, 54, 57);
}

/** A TIFF of one white pixel of 8 bits, with only the tags that the baseline requires. Source: TIFF 6.0, section 4. */
function tiff(): Uint8Array<ArrayBuffer> {
  const tags = [
    [256, 1],
    [257, 1],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 8],
    [278, 1],
    [279, 1],
  ] as const;
  const bytes = new Uint8Array(12 + 2 + tags.length * 12 + 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 12, 0, 0, 0, 0xff]);
  view.setUint16(12, tags.length, true);
  for (const [at, [tag, value]] of tags.entries()) {
    const entry = 14 + at * 12;
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, 3, true);
    view.setUint32(entry + 4, 1, true);
    view.setUint16(entry + 8, value, true);
  }
  return bytes;
}

async function drawn(type: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(2, 2);
  canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
  return (await canvas.convertToBlob({ type })).bytes();
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><path d="M0 0h1v1z"/></svg>';
const files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'image/png': await drawn('image/png'),
  'image/jpeg': await drawn('image/jpeg'),
  'image/webp': await drawn('image/webp'),
  'image/gif': ofText('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
  'image/bmp': bmp(),
  'image/tiff': tiff(),
  'image/svg+xml': new TextEncoder().encode(svg),
};
const servedTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/svg+xml',
  'IMAGE/SVG+XML; charset=utf-8',
  'binary/octet-stream',
  'application/octet-stream',
  'text/plain',
];

/** Resolves to whether this browser shows a file with this Content-Type. */
function shows(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image.naturalWidth > 0);
    image.onerror = () => resolve(false);
    image.src = url;
  });
}

const cases = Object.keys(files).flatMap((type) =>
  servedTypes.map((servedType) => [type, servedType] as const),
);

test.for(cases)('a file of %s sent as %s is reported as Chromium shows it', async ([type, servedType]) => {
  const measured = { original: fileOf({ type, servedType }), variants: [] };
  const isFound = unshownFindings(examine({ ...good, measured })).length > 0;
  expect(await shows(files[type] ?? new Uint8Array(), servedType)).toBe(!isFound);
});
