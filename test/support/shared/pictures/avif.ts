import { type Bytes, join, type Part, u16, u32 } from './bytes.ts';

/** A box. Source: ISO/IEC 14496-12, 4.2. */
export function box(type: string, ...content: readonly Part[]): Bytes {
  const body = join(...content);
  return join(u32(body.length + 8), type, body);
}

/** A box with a version and flags. */
export const fullBox = (type: string, version: number, flags: number, ...content: readonly Part[]): Bytes =>
  box(type, u32((version << 24) | flags), ...content);

/** Properties of an item. Sources: ISO/IEC 23008-12, 6.5; AVIF 1.1; ISO/IEC 14496-12, 12.1. */
export const ispe = (width: number, height: number): Bytes => fullBox('ispe', 0, 0, u32(width), u32(height));
/** Turned against the clock, in quarters. */
export const irot = (quarters: number): Bytes => box('irot', [quarters]);
/** Mirrored, about a vertical or horizontal axis. */
export const imir = (axis: number): Bytes => box('imir', [axis]);
/** A profile, made as long as this. Source: ICC.1, 7.2.2, size in the header. */
export function icc(profile: Uint8Array, length: number): Bytes {
  const padding = new Uint8Array(length - profile.length);
  return box('colr', 'prof', u32(length), profile.subarray(4), padding);
}
/** A clean aperture as four fractions: width, height, and how far its middle lies right of and below the picture's. */
export function clap(width: number, height: number, right = 0, below = 0): Bytes {
  return box('clap', ...[width, height, right, below].map((value) => [...u32(value * 2), ...u32(2)]));
}

/** An item's coded pixels and what a decoder must know of them, out of an AVIF that has nothing else. */
export interface CodedItem {
  readonly configuration: Bytes;
  readonly pixels: Bytes;
}

/** Where the box of this type stands, its header excluded; without end, to the end of the file. */
function contentOf(bytes: Uint8Array, type: string): Bytes {
  const at = Buffer.from(bytes).indexOf(type, 0, 'latin1');
  const length = Buffer.from(bytes).readUInt32BE(at - 4);
  return join(bytes.subarray(at + 4, at - 4 + length));
}

/** Takes an AVIF of one item apart. */
export const codedItem = (avif: Uint8Array): CodedItem => ({
  configuration: box('av1C', contentOf(avif, 'av1C')),
  pixels: contentOf(avif, 'mdat'),
});

const typeOf = (whole: Uint8Array | undefined): string => Buffer.from(whole ?? []).toString('latin1', 4, 8);

export interface AvifRecipe {
  readonly item: CodedItem;
  /** What the item is said to be, in the order of its associations. */
  readonly properties: readonly Uint8Array[];
  /** The brands: the major one first. */
  readonly brands?: readonly string[];
  /** Boxes of `ipco` that belong to no item, before those that do. */
  readonly strangers?: readonly Uint8Array[];
  /** Associations of two bytes, as many properties need. */
  readonly isWide?: boolean;
  readonly itemId?: number;
  /** Boxes between `ftyp` and `meta`. */
  readonly between?: readonly Uint8Array[];
  /** Whether the pixels come before what describes them. */
  readonly isPixelsFirst?: boolean;
}

/** An AVIF of one item. Source: ISO/IEC 23008-12, ISO/IEC 14496-12. */
export function avif(recipe: AvifRecipe): Bytes {
  const { item, properties, strangers = [], isWide = false, itemId = 1, between = [] } = recipe;
  const [major = 'avif', ...others] = recipe.brands ?? ['avif', 'mif1', 'miaf'];
  const all = [...properties, item.configuration];
  const numbers = all.map((_, at) => strangers.length + at + 1);
  const ipma = fullBox(
    'ipma',
    0,
    isWide ? 1 : 0,
    u32(1),
    u16(itemId),
    [all.length],
    numbers.flatMap((number, at) => {
      // A reader must understand what turns or crops, or refuse the item.
      const isEssential = /irot|imir|clap|av1C/.test(typeOf(all[at]));
      return isWide ? u16(number | (isEssential ? 0x8000 : 0)) : [number | (isEssential ? 0x80 : 0)];
    }),
  );
  const meta = (offset: number): Bytes =>
    fullBox(
      'meta',
      0,
      0,
      fullBox('hdlr', 0, 0, u32(0), 'pict', new Uint8Array(13)),
      fullBox('pitm', 0, 0, u16(itemId)),
      fullBox(
        'iloc',
        0,
        0,
        [0x44, 0],
        u16(1),
        u16(itemId),
        u16(0),
        u16(1),
        u32(offset),
        u32(item.pixels.length),
      ),
      fullBox('iinf', 0, 0, u16(1), fullBox('infe', 2, 0, u16(itemId), u16(0), 'av01', [0])),
      box('iprp', box('ipco', ...strangers, ...all), ipma),
    );
  const head = join(box('ftyp', major, u32(0), ...others), ...between);
  const mdat = box('mdat', item.pixels);
  return recipe.isPixelsFirst
    ? join(head, mdat, meta(head.length + 8))
    : join(head, meta(head.length + meta(0).length + 8), mdat);
}

export interface SequenceRecipe {
  readonly item: CodedItem;
  readonly size: readonly [number, number];
  readonly frames: number;
  /** Boxes of the sample entry beside the configuration. */
  readonly properties?: readonly Uint8Array[];
  readonly brands?: readonly string[];
}

/** An AVIF image sequence of equal frames and nothing else. Source: ISO/IEC 14496-12, 8; AVIF 1.1, 6.3. */
export function avifSequence({ item, size: [width, height], frames, ...recipe }: SequenceRecipe): Bytes {
  const { properties = [], brands = ['avis', 'msf1', 'iso8', 'mif1', 'miaf'] } = recipe;
  const [major = 'avis', ...others] = brands;
  const matrix = [65536, 0, 0, 0, 65536, 0, 0, 0, 0x40000000].flatMap((value) => u32(value));
  const handler = fullBox('hdlr', 0, 0, u32(0), 'pict', new Uint8Array(13));
  const entry = box(
    'av01',
    new Uint8Array(6),
    u16(1),
    new Uint8Array(16),
    u16(width),
    u16(height),
    u32(0x480000),
    u32(0x480000),
    u32(0),
    u16(1),
    new Uint8Array(32),
    u16(24),
    u16(0xffff),
    item.configuration,
    ...properties,
    fullBox('ccst', 0, 0, u32(0x7c000000)),
  );
  const moov = (offset: number): Bytes => {
    const table = box(
      'stbl',
      fullBox('stsd', 0, 0, u32(1), entry),
      fullBox('stts', 0, 0, u32(1), u32(frames), u32(1)),
      fullBox('stsc', 0, 0, u32(1), u32(1), u32(frames), u32(1)),
      fullBox('stsz', 0, 0, u32(item.pixels.length), u32(frames)),
      fullBox('stco', 0, 0, u32(1), u32(offset)),
    );
    const dinf = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)));
    const media = box(
      'mdia',
      fullBox('mdhd', 0, 0, u32(0), u32(0), u32(10), u32(frames), u16(0x55c4), u16(0)),
      handler,
      box('minf', fullBox('vmhd', 0, 1, new Uint8Array(8)), dinf, table),
    );
    const track = fullBox(
      'tkhd',
      0,
      3,
      u32(0),
      u32(0),
      u32(1),
      u32(0),
      u32(frames),
      new Uint8Array(16),
      matrix,
      u32(width << 16),
      u32(height << 16),
    );
    const movie = fullBox(
      'mvhd',
      0,
      0,
      u32(0),
      u32(0),
      u32(10),
      u32(frames),
      u32(65536),
      u16(256),
      new Uint8Array(10),
      matrix,
      new Uint8Array(24),
      u32(2),
    );
    return box('moov', movie, box('trak', track, media));
  };
  const head = box('ftyp', major, u32(0), ...others);
  const pixels = Array.from({ length: frames }, () => item.pixels);
  return join(head, moov(head.length + moov(0).length + 8), box('mdat', ...pixels));
}
