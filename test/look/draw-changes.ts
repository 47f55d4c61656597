import sharp from 'sharp';
import type { Area } from '#test/look/areas.ts';
import type { Comparison } from '#test/look/compare.ts';
import { differs } from '#test/look/differing.ts';

/** Red where a pixel differs, transparent elsewhere. */
function redOf(differences: Uint8Array): Buffer {
  const red = Buffer.alloc(differences.length * 4);
  differences.forEach((how, at) => {
    if (how !== differs.not) red.writeUInt32BE(0xff_00_00_ff, at * 4);
  });
  return red;
}

/** Returns a PNG: the new picture, faded, with frames around the changes, and red where a pixel differs. */
export function drawChanges(comparison: Comparison, changes: readonly Area[]): Promise<Buffer> {
  const { width, height, differences, after } = comparison;
  const frames = changes.map(
    ({ left, top, right, bottom }) =>
      `<rect x="${left - 4}" y="${top - 4}" width="${right - left + 8}" height="${bottom - top + 8}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="none" stroke="#f0f" stroke-width="2">${frames.join('')}</svg>`;
  return sharp(after.data, { raw: { width, height, channels: 3 } })
    .linear(0.4, 140)
    .composite([
      { input: redOf(differences), raw: { width, height, channels: 4 } },
      { input: Buffer.from(svg) },
    ])
    .png()
    .toBuffer();
}
