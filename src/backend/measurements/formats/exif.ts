import { CutOffError, Head } from './head.ts';

/** What EXIF says of how a picture is shown. */
export interface Exif {
  /** Whether the picture lies on its side and is turned back. */
  readonly isTurned: boolean;
  /** The pixels it is to count as, where its resolution says the same. */
  readonly density: Density | null;
}

interface Density {
  readonly width: number;
  readonly height: number;
  /** Pixels an inch. */
  readonly across: number;
  readonly down: number;
}

/** Tags and types. Source: Exif 2.32, 4.6; TIFF 6.0, section 2. */
const tags = {
  orientation: 0x0112,
  xResolution: 0x011a,
  yResolution: 0x011b,
  resolutionUnit: 0x0128,
  exifDirectory: 0x8769,
  width: 0xa002,
  height: 0xa003,
} as const;
const types = { short: 3, long: 4, rational: 5 } as const;
const inch = 2;
const headerLength = 8;

/** The one number of an entry, or null where it has another type or several. */
function numberOf(tiff: Head, entry: Head, isLittle: boolean): number | null {
  const type = entry.short(2, isLittle);
  if (entry.long(4, isLittle) !== 1) return null;
  if (type === types.short) return entry.short(8, isLittle);
  const value = entry.long(8, isLittle);
  if (type === types.long) return value;
  return type === types.rational ? tiff.long(value, isLittle) / tiff.long(value + 4, isLittle) : null;
}

/** The first usable number of each tag of the directory at `at`, as far as the bytes go. */
function directory(tiff: Head, at: number, isLittle: boolean): Map<number, number> {
  const values = new Map<number, number>();
  try {
    const count = tiff.short(at, isLittle);
    for (let number = 0; number < count; number++) {
      const entry = tiff.part(at + 2 + number * 12, 12);
      const tag = entry.short(0, isLittle);
      const value = numberOf(tiff, entry, isLittle);
      const isShort = entry.short(2, isLittle) === types.short;
      const isSound = tag !== tags.orientation || (isShort && value !== null && value > 0 && value <= 8);
      if (isSound && value !== null && !values.has(tag)) values.set(tag, value);
    }
  } catch (error) {
    if (!(error instanceof CutOffError)) throw error;
  }
  return values;
}

/** Reads a TIFF structure as EXIF has it; of a broken one nothing is known. */
export function readExif(bytes: Uint8Array): Exif {
  const nothing = { isTurned: false, density: null };
  if (bytes.length < headerLength) return nothing;
  const tiff = new Head(bytes);
  const order = tiff.text(0, 2);
  const isLittle = order === 'II';
  if ((!isLittle && order !== 'MM') || tiff.short(2, isLittle) !== 42) return nothing;
  const at = tiff.long(4, isLittle);
  if (at < headerLength) return nothing;
  const main = directory(tiff, at, isLittle);
  const details = main.get(tags.exifDirectory);
  const more = details === undefined ? null : directory(tiff, details, isLittle);
  const density = {
    width: more?.get(tags.width) ?? 0,
    height: more?.get(tags.height) ?? 0,
    across: main.get(tags.xResolution) ?? 0,
    down: main.get(tags.yResolution) ?? 0,
  };
  const isDense =
    main.get(tags.resolutionUnit) === inch && Object.values(density).every((value) => value > 0);
  // Orientations 5 to 8 exchange rows and columns.
  return { isTurned: (main.get(tags.orientation) ?? 1) > 4, density: isDense ? density : null };
}

/**
 * The size a browser shows a picture of `width` × `height` pixels in. A resolution counts where EXIF's own size is
 * what it makes of the pixels at 72 an inch. Source: HTML, "density-corrected natural width and height"; measured in
 * Chromium 156.
 */
export function shownSize(width: number, height: number, { isTurned, density }: Exif): [number, number] {
  const isCorrected =
    density &&
    Math.round((width * 72) / density.across) === density.width &&
    Math.round((height * 72) / density.down) === density.height;
  const [across, down] = isCorrected ? [density.width, density.height] : [width, height];
  return isTurned ? [down, across] : [across, down];
}
