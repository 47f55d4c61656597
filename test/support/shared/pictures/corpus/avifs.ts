import sharp from 'sharp';
import { type AvifRecipe, avif, avifSequence, box, clap, codedItem, icc, imir, irot, ispe } from '../avif.ts';
import { join, u32 } from '../bytes.ts';
import { type Size, type Specimen, specimens } from './specimen.ts';

const upright: Size = [64, 48];
const turned: Size = [48, 64];
const whole = ispe(64, 48);
const sheet = sharp({ create: { width: 64, height: 48, channels: 3, background: '#446688' } });
const fractions = (...values: readonly number[]) =>
  box(
    'clap',
    values.flatMap((value) => u32(value)),
  );

type Row = readonly [name: string, properties: readonly Uint8Array[], size: Size];

/** What an item is said to be. A crop counts where it begins in the upper left corner. */
const table: readonly Row[] = [
  ['a size', [whole], upright],
  ['a turn of 0', [whole, irot(0)], upright],
  ['a quarter turn', [whole, irot(1)], turned],
  ['half a turn', [whole, irot(2)], upright],
  ['three quarters of a turn', [whole, irot(3)], turned],
  ['a turn that is none', [whole, irot(5)], null],
  ['a mirror', [whole, imir(0)], upright],
  ['a turn and a mirror', [whole, irot(1), imir(0)], turned],
  ['a mirror and a turn', [whole, imir(1), irot(3)], turned],
  ['two turns', [whole, irot(1), irot(1)], turned],
  ['a turn before the size', [irot(1), whole], turned],
  ['two sizes', [whole, ispe(10, 10)], upright],
  ['no size', [], null],
  ['a crop in the corner', [whole, clap(32, 24, -16, -12)], [32, 24]],
  ['an odd crop in the corner', [whole, clap(33, 25, -15.5, -11.5)], [33, 25]],
  ['a crop in the middle', [whole, clap(32, 24)], upright],
  ['a crop aside', [whole, clap(33, 25, -14.5, -11.5)], upright],
  ['a crop of everything', [whole, clap(64, 48)], upright],
  ['a crop of more', [whole, clap(100, 100)], upright],
  ['a crop of nothing', [whole, clap(0, 24)], upright],
  ['a crop of half a pixel more', [whole, fractions(65, 2, 24, 1, 0, 1, 0, 1)], upright],
  ['a crop by zero', [whole, fractions(32, 0, 24, 1, 0, 1, 0, 1)], upright],
  ['a crop in the corner and a turn', [whole, clap(32, 24, -16, -12), irot(1)], [24, 32]],
  ['a crop in the middle and a turn', [whole, clap(32, 24), irot(1)], turned],
  ['oblong pixels', [whole, box('pasp', u32(2), u32(1))], upright],
  ['an unknown property', [box('abcd', 'x'), whole], upright],
];

/** AVIFs of every property, brand and order of boxes. */
export async function avifs(): Promise<Specimen[]> {
  const make = specimens('image/avif');
  const coded = await sheet.clone().avif().toBuffer();
  const item = codedItem(coded);
  const still = (name: string, size: Size, recipe: Partial<AvifRecipe> = {}) =>
    make(name, avif({ item, properties: [whole], ...recipe }), size);
  const sequence = (more: Partial<Parameters<typeof avifSequence>[0]>) =>
    avifSequence({ item, size: [64, 48], frames: 3, ...more });
  const photo = await sheet.clone().withMetadata({ orientation: 6 }).avif().toBuffer();
  const profile = (await sharp(await sheet.clone().withIccProfile('p3').jpeg().toBuffer()).metadata()).icc;
  if (!profile) throw new Error('sharp has written no profile');
  return [
    make('as sharp writes it', join(coded), upright, { animated: false }),
    make('a photo of orientation 6, as sharp writes it', join(photo), turned),
    ...table.map(([name, properties, size]) => still(name, size, { properties })),
    still('a profile of 60 kB before the size', upright, { properties: [icc(profile, 60_960), whole] }),
    still('a profile of 300 kB before the size', upright, {
      properties: [icc(profile, 300_000), whole, irot(2)],
    }),
    still('sizes and turns of nothing before its own', upright, { strangers: [ispe(999, 999), irot(1)] }),
    still('associations of two bytes', turned, { properties: [whole, irot(1)], isWide: true }),
    still('another item number', upright, { itemId: 700 }),
    still('the pixels first', upright, { isPixelsFirst: true }),
    still('100 kB of nothing in between', upright, { between: [box('free', new Uint8Array(100_000))] }),
    still('a box of long length in between', upright, { between: [join(u32(1), 'free', u32(0), u32(16))] }),
    still('another brand first', upright, { brands: ['mif1', 'avif', 'miaf'] }),
    still('HEIC’s brand first', upright, { brands: ['heic', 'mif1', 'avif'] }),
    make('a sequence', sequence({}), upright, { animated: true }),
    make('a sequence of one', sequence({ frames: 1 }), upright, { animated: false }),
    make('a turned sequence', sequence({ properties: [irot(1)] }), turned, { animated: true }),
    make('a cropped sequence', sequence({ properties: [clap(32, 24, -16, -12)] }), [32, 24]),
    make(
      'a sequence of another brand first',
      sequence({ brands: ['msf1', 'avis', 'mif1', 'miaf'] }),
      upright,
      { animated: true },
    ),
  ];
}
