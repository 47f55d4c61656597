import sharp, { type Sharp } from 'sharp';
import { besideEachOther, comparedParts, cutParts, type Part } from '../likeness/parts.ts';
import type { Pixels } from '../likeness/planes.ts';
import { createReference, type Reference, ssimulacra2 } from '../likeness/ssimulacra2.ts';
import type { ProgramLimits } from '../messages.ts';

/** The greys that something transparent is compared on; the lower score counts. Source: SSIMULACRA 2's own program. */
const darkAndLight = [0.1, 0.9] as const;

interface Prepared {
  readonly width: number | null;
  readonly parts: readonly Part[];
  /** The parts of one frame after the other. */
  readonly pixels: readonly Pixels[];
  /** Of each ground that is compared on. */
  readonly references: readonly { readonly ground: number; readonly parts: readonly Reference[] }[];
}

type Read = (pages: { page: number; pages: number }) => Sharp;

/** The frames of an animation that are compared: its first, middle and last. */
function comparedFrames(count: number): number[] {
  return [...new Set([0, Math.floor(count / 2), count - 1])];
}

/** Browsers and libvips show a frame of up to 10 ms for 100. */
const shownFor = (delay: number | undefined): number => (delay === undefined || delay <= 10 ? 100 : delay);

/** When each frame begins, in milliseconds. */
function beginnings(count: number, delay: readonly number[]): number[] {
  let at = 0;
  return Array.from({ length: count }, (_, frame) => {
    const begins = at;
    at += shownFor(delay[frame]);
    return begins;
  });
}

interface Cut {
  readonly parts: readonly Part[];
  readonly pixels: Pixels[];
}

async function cutFrom(image: Sharp, found: readonly Part[] | null): Promise<Cut> {
  const { data, info } = await image
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const parts = found ?? comparedParts(info.width, info.height);
  return { parts, pixels: cutParts(data, info.width, info.channels, parts) };
}

async function partsOf(image: Sharp, found: readonly Part[] | null): Promise<Cut> {
  const cut = await cutFrom(image, found);
  // V8 waits long with the pixels of the whole image, which are outside its heap.
  globalThis.gc?.();
  return cut;
}

/** The lowest score of parts on all grounds. */
function lowestScore({ references }: Prepared, pixels: readonly Pixels[]): number {
  return Math.min(...references.map(({ ground, parts }) => ssimulacra2(parts, pixels, ground)));
}

const isClear = ({ data }: Pixels): boolean => data.some((value, at) => at % 4 === 3 && value < 255);

/** Scores copies of an original against it at their width. It keeps what it knows of the original at the last width. */
export class Likeness {
  readonly #read: Read;
  readonly #frames: readonly number[];
  readonly #beginnings: readonly number[];
  #prepared: Prepared | null = null;

  constructor(read: Read, { count, delay }: { readonly count: number; readonly delay: readonly number[] }) {
    this.#read = read;
    this.#frames = comparedFrames(count);
    this.#beginnings = beginnings(count, delay);
  }

  /** Decodes the original at this width, or at its own; it may run while a copy is encoded. */
  async prepare(width: number | null): Promise<void> {
    if (this.#prepared?.width === width) return;
    this.#prepared = null;
    const pixels: Pixels[] = [];
    let found: readonly Part[] | null = null;
    for (const page of this.#frames) {
      const image = this.#read({ page, pages: 1 });
      const frame = await partsOf(width === null ? image : image.resize({ width }), found);
      found = frame.parts;
      pixels.push(...frame.pixels);
    }
    const grounds = pixels.some(isClear) ? darkAndLight : darkAndLight.slice(0, 1);
    const references = grounds.map((ground) => ({ ground, parts: createReference(pixels, ground) }));
    this.#prepared = { width, parts: found ?? [], pixels, references };
  }

  /**
   * The score of the parts at the width that is prepared, as `encode` encodes an image of them alone; of an animation, those of its
   * first frame. Null where the original is compared as a whole.
   */
  async scoreOfParts(encode: (image: Sharp) => Promise<Uint8Array>): Promise<number | null> {
    const prepared = this.#prepared;
    if (!prepared || prepared.parts.length < 2) return null;
    const { image, parts } = besideEachOther(prepared.pixels.slice(0, prepared.parts.length));
    const { width, height, data } = image;
    const raw = sharp(data, { raw: { width, height, channels: 4 } });
    const copy = await encode(isClear(image) ? raw : raw.removeAlpha());
    return lowestScore(prepared, (await partsOf(sharp(copy), parts)).pixels);
  }

  /** The frames of a copy at the same moments: encoders make one of equal ones that follow each other. */
  async #framesOf(copy: Uint8Array): Promise<readonly number[]> {
    if (this.#beginnings.length === 1) return this.#frames;
    const { pages = 1, delay = [] } = await sharp(copy).metadata();
    if (pages === this.#beginnings.length) return this.#frames;
    const begins = beginnings(pages, delay);
    return this.#frames.map((frame) => {
      const moment = this.#beginnings[frame] ?? 0;
      return begins.findLastIndex((beginning) => beginning <= moment);
    });
  }

  /** The score of a copy at the width that is prepared. */
  async score(copy: Uint8Array, { encodedFramePixels }: ProgramLimits): Promise<number | null> {
    const prepared = this.#prepared;
    if (!prepared) return null;
    const pixels: Pixels[] = [];
    for (const page of await this.#framesOf(copy)) {
      const image = sharp(copy, { page, pages: 1, limitInputPixels: encodedFramePixels });
      pixels.push(...(await partsOf(image, prepared.parts)).pixels);
    }
    return lowestScore(prepared, pixels);
  }
}
