import { type Bytes, join, u16, u32 } from './bytes.ts';

/** One entry of a TIFF directory: its tag, type, count, and its value in 4 bytes or as many as stand elsewhere. */
export interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count?: number;
  readonly value: readonly number[];
}

export interface TiffRecipe {
  readonly isLittle?: boolean;
  /** Where the first directory stands; 8 is right behind the header. */
  readonly at?: number;
  readonly entries: (isLittle: boolean) => readonly Entry[];
  /** A second directory, as thumbnails have. */
  readonly second?: (isLittle: boolean) => readonly Entry[];
}

function directory(entries: readonly Entry[], at: number, isLittle: boolean, hasNext: boolean): Bytes {
  const end = at + 2 + entries.length * 12 + 4;
  const values: number[] = [];
  const rows = entries.map(({ tag, type, count = 1, value }) => {
    const isInline = value.length <= 4;
    const place = isInline ? [...value, 0, 0, 0, 0].slice(0, 4) : u32(end + values.length, isLittle);
    if (!isInline) values.push(...value);
    return [...u16(tag, isLittle), ...u16(type, isLittle), ...u32(count, isLittle), ...place];
  });
  const next = u32(hasNext ? end + values.length : 0, isLittle);
  return join(u16(entries.length, isLittle), rows.flat(), next, values);
}

/** A TIFF structure as EXIF has it. Source: TIFF 6.0, section 2. */
export function tiff({ isLittle = false, at = 8, entries, second }: TiffRecipe): Bytes {
  const first = directory(entries(isLittle), at, isLittle, second !== undefined);
  const rest = second ? directory(second(isLittle), at + first.length, isLittle, false) : [];
  const header = join(isLittle ? 'II' : 'MM', u16(42, isLittle), u32(at, isLittle));
  return join(header, new Uint8Array(at - 8), first, rest);
}

const short = (tag: number, value: number, isLittle: boolean): Entry => {
  return { tag, type: 3, value: u16(value, isLittle) };
};

/** The entry of an orientation. Source: Exif 2.32, 0x0112. */
export const orientationEntry = (value: number, isLittle: boolean): Entry => short(0x0112, value, isLittle);

/** A TIFF structure that says nothing but an orientation. */
export function orientation(value: number, { isLittle = false, at = 8 } = {}): Bytes {
  return tiff({ isLittle, at, entries: (little) => [orientationEntry(value, little)] });
}

export interface DenseRecipe {
  /** The size EXIF says the picture has. */
  readonly size: readonly [width: number, height: number];
  /** Pixels a unit, across and down. */
  readonly resolution: readonly [across: number, down: number];
  /** 2 is an inch, 3 a centimetre. */
  readonly unit?: number;
  readonly turn?: number;
}

/** A big-endian TIFF structure with a resolution, and a directory of EXIF with a size behind it. */
export function exifOf({
  size: [width, height],
  resolution: [across, down],
  unit,
  turn,
}: DenseRecipe): Bytes {
  const number = (tag: number, value: number): Entry => ({ tag, type: 4, value: u32(value) });
  const ratio = (tag: number, value: number): Entry => ({ tag, type: 5, value: [...u32(value), ...u32(1)] });
  const main = (at: number) =>
    tiff({
      entries: () => [
        ...(turn === undefined ? [] : [orientationEntry(turn, false)]),
        ratio(0x011a, across),
        ratio(0x011b, down),
        ...(unit === undefined ? [] : [short(0x0128, unit, false)]),
        number(0x8769, at),
      ],
    });
  const at = main(0).length;
  return join(main(at), directory([number(0xa002, width), number(0xa003, height)], at, false, false));
}
