import sharp from 'sharp';
import { join } from '../bytes.ts';
import { orientation } from '../exif.ts';
import { anim, anmf, flags, pixelsOf, riff, vp8x, webp } from '../webp.ts';
import { type Size, type Specimen, specimens } from './specimen.ts';

const upright: Size = [40, 30];
const sheet = sharp({ create: { width: 40, height: 30, channels: 3, background: '#446688' } });

/** WebPs of every kind; Chromium turns none of them by its EXIF. */
export async function webps(): Promise<Specimen[]> {
  const make = specimens('image/webp');
  const lossy = await sheet.clone().webp().toBuffer();
  const pixels = pixelsOf(lossy);
  const frame = anmf(40, 30, pixels);
  const sideways = orientation(6);
  return [
    make('lossy', join(lossy), upright, { animated: false }),
    make('lossless', join(await sheet.clone().webp({ lossless: true }).toBuffer()), upright, {
      animated: false,
    }),
    make('extended', webp(vp8x(0, 40, 30), pixels), upright),
    make('an orientation', webp(vp8x(flags.exif, 40, 30), pixels, riff('EXIF', sideways)), upright),
    make(
      'an orientation as in a JPEG',
      webp(vp8x(flags.exif, 40, 30), pixels, riff('EXIF', 'Exif\0\0', sideways)),
      upright,
    ),
    make(
      'a profile of 100 kB',
      webp(vp8x(flags.icc, 40, 30), riff('ICCP', new Uint8Array(100_000)), pixels),
      upright,
    ),
    make('two frames', webp(vp8x(flags.animation, 40, 30), anim, frame, frame), upright, { animated: true }),
    make(
      'two frames on a larger canvas',
      webp(vp8x(flags.animation, 100, 90), anim, frame, frame),
      [100, 90],
      { animated: true },
    ),
    make('one frame', webp(vp8x(flags.animation, 40, 30), anim, frame), upright, { animated: false }),
    make('an unknown chunk first', webp(riff('ABCD', 'xx'), pixels), null),
  ];
}
