import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ReplayImage } from '#test/replay/image.ts';
import { replay, type Tally } from '#test/replay/replay.ts';
import { storedImages } from '#test/replay/stored-images.ts';

const isJson = process.argv.includes('--json');
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--'));

const titles = {
  full: '100vw or the original’s width',
  width: 'Width rule',
  layout: 'by the layout',
  given: 'by the layout, the page’s own sizes entered',
} as const;

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;

function linesOf(name: string, all: Tally): string[] {
  const { cells, right, images, imagesRight, bytesSaid, bytesReal, wasteSaid, wasteReal } = all;
  return [
    name,
    `  cells right       ${right} of ${cells} (${percent(right, cells)})`,
    `  images all right  ${imagesRight} of ${images} (${percent(imagesRight, images)})`,
    `  bytes said / real ${bytesSaid} / ${bytesReal} (${percent(bytesSaid, bytesReal)})`,
    `  waste said / real ${wasteSaid} / ${wasteReal} (${percent(wasteSaid, wasteReal)})`,
  ];
}

try {
  const images = file
    ? v.parse(v.array(ReplayImage), JSON.parse(await readFile(file, 'utf8')))
    : await storedImages();
  const { forms, reused } = replay(images);
  const lines = [
    ...linesOf(titles.full, forms.full),
    ...linesOf(titles.width, forms.width),
    ...linesOf(titles.layout, forms.layout),
    ...linesOf(titles.given, forms.given),
    `Not compared: ${reused} cells in which another image of the site had loaded a wider copy of the same file.`,
  ];
  process.stdout.write(isJson ? `${JSON.stringify(forms)}\n` : `${lines.join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${file} can’t be replayed: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
