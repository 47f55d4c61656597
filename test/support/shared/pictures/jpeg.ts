import { type Bytes, join, type Part, u16 } from './bytes.ts';

/** A segment: its mark, its length and its content. Source: ITU-T T.81, B.1.1.4. */
export const segment = (mark: number, ...content: readonly Part[]): Bytes => {
  const bytes = join(...content);
  return join([0xff, mark], u16(bytes.length + 2), bytes);
};

/** The segments of a JPEG in order, and its scan with all that follows. */
export interface JpegParts {
  readonly segments: readonly { readonly mark: number; readonly bytes: Bytes }[];
  readonly scan: Bytes;
}

/** Takes a sound JPEG apart. */
export function jpegParts(jpeg: Uint8Array): JpegParts {
  const segments: { mark: number; bytes: Bytes }[] = [];
  let at = 2;
  for (;;) {
    const mark = jpeg[at + 1] ?? 0;
    if (mark === 0xda) return { segments, scan: join(jpeg.subarray(at)) };
    const end = at + 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0);
    segments.push({ mark, bytes: join(jpeg.subarray(at, end)) });
    at = end;
  }
}

/** The first mark of a JPEG. */
export const soi = [0xff, 0xd8];

/** An APP1 segment with EXIF. Source: Exif 2.32, 4.7.2. */
export const exifSegment = (tiff: Uint8Array): Bytes => segment(0xe1, 'Exif\0\0', tiff);

/** An APP1 segment with XMP. Source: XMP specification, part 3, 1.1.3. */
export const xmpSegment = (content: string): Bytes =>
  segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', content);
