import type { ImageType } from '#contract/measurements.ts';
import { brandsOf } from './avif.ts';
import { isBmp, isIco } from './bitmap.ts';
import type { Head } from './head.ts';

/**
 * What files of each type begin with, one character a byte. Sources: MIME Sniffing, 6.1; TIFF 6.0 and BigTIFF;
 * ISO/IEC 18181-2; ITU-T T.800 and T.832; Adobe Photoshop file formats specification.
 */
const marks: readonly (readonly [mark: string, type: ImageType])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['II+\0', 'image/tiff'],
  ['MM\0+', 'image/tiff'],
  ['II\xbc\x01', 'image/vnd.ms-photo'],
  ['\xff\x0a', 'image/jxl'],
  ['\0\0\0\x0cJXL \r\n\x87\n', 'image/jxl'],
  ['\xff\x4f\xff\x51', 'image/jp2'],
  ['\0\0\0\x0cjP  \r\n\x87\n', 'image/jp2'],
  ['8BPS\0\x01', 'image/vnd.adobe.photoshop'],
  ['8BPS\0\x02', 'image/vnd.adobe.photoshop'],
];
const markLength = 12;

/** What names a container of pictures, in the order in which it counts. Sources: AVIF 1.1, 6; ISO/IEC 23008-12, 10. */
const brands: readonly (readonly [brand: RegExp, type: ImageType])[] = [
  [/^avi[fs]$/, 'image/avif'],
  [/^he(?:i[cxms]|v[cxms])$/, 'image/heic'],
  [/^(?:mif[12]|msf1)$/, 'image/heif'],
];

/** The type of what begins with these bytes, or null where it is none that begins with a mark of its own. */
export function imageTypeOf(head: Head): ImageType | null {
  const start = String.fromCharCode(...head.bytes.subarray(0, markLength));
  const marked = marks.find(([mark]) => start.startsWith(mark));
  if (marked) return marked[1];
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  if (start.length === markLength && start.startsWith('ftyp', 4)) {
    const own = brandsOf(head);
    return brands.find(([pattern]) => own.some((brand) => pattern.test(brand)))?.[1] ?? null;
  }
  if (isBmp(head)) return 'image/bmp';
  return isIco(head) ? 'image/x-icon' : null;
}
