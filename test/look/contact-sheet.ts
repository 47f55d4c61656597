import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { storedFolder } from '#test/look/folders.ts';

/** Combines the stored sheets of every state in one picture, each below its name. */
const [file = 'dist/contact-sheet.png'] = process.argv.slice(2);
const columns = 8;
/** Half of each side: letters of 12 pixels stay readable. */
const scale = 0.5;
const [gap, title] = [24, 40];

function caption(name: string, width: number): Buffer {
  const style = 'font: 600 24px sans-serif; fill: #fff';
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${title}"><text y="28" style="${style}">${name}</text></svg>`,
  );
}

const names = (await readdir(storedFolder)).filter((name) => name.endsWith('.webp')).toSorted();
const sheets = await Promise.all(
  names.map(async (name) => {
    const path = join(storedFolder, name);
    const { width } = await sharp(path).metadata();
    const { data, info } = await sharp(path)
      .resize({ width: Math.round(width * scale) })
      .png()
      .toBuffer({ resolveWithObject: true });
    return { name: name.replace('.webp', '').replaceAll('-', ' '), data, ...info };
  }),
);
const cell = {
  width: Math.max(...sheets.map(({ width }) => width)) + gap,
  height: Math.max(...sheets.map(({ height }) => height)) + gap + title,
};
const layers = sheets.flatMap(({ name, data, width }, at): OverlayOptions[] => {
  const left = gap + (at % columns) * cell.width;
  const top = gap + Math.floor(at / columns) * cell.height;
  return [
    { input: caption(name, width), left, top },
    { input: data, left, top: top + title },
  ];
});
await sharp({
  create: {
    width: gap + Math.min(columns, sheets.length) * cell.width,
    height: gap + Math.ceil(sheets.length / columns) * cell.height,
    channels: 3,
    background: '#404040',
  },
})
  .composite(layers)
  .png({ palette: true })
  .toFile(file);
process.stdout.write(`${file}: ${sheets.length} states\n`);
