import sharp, { type AvifOptions, type Sharp } from 'sharp';
import type { CandidateFile, MetadataKind } from '#contract/weighing.ts';
import { metadataKinds } from '#contract/weighing.ts';
import type { QualityDemand } from '../encoder.ts';
import type {
  EncodedResponse,
  FoundResponse,
  OpenedResponse,
  ProgramLimits,
  SizedResponse,
} from '../messages.ts';
import { hideExif } from './hide-exif.ts';
import { Likeness } from './likeness.ts';
import type { Opened } from './opened.ts';
import { Refusal } from './refusal.ts';

/** Types whose EXIF orientation browsers apply. That of an AVIF is in its own boxes, and libheif applies it. */
const turned = new Set(['image/jpeg', 'image/png']);

/**
 * How AVIF keeps colors: at half the pixels where a JPEG does, as most photos do; of other types sharp doesn't say. Of a photo of 12
 * megapixels an AVIF of 4:2:0 had 7 % fewer bytes than one of 4:4:4 with the same score, in two thirds of the time and the memory.
 */
type Colors = Pick<AvifOptions, 'chromaSubsampling'>;

interface Frames {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Milliseconds that each frame of an animation is shown. */
  readonly delay: readonly number[];
}

/** An image of pixels: JPEG, PNG, WebP, GIF or AVIF. */
export class Raster implements Opened {
  readonly facts: OpenedResponse;
  readonly #read: (pages: { page: number; pages: number }) => Sharp;
  readonly #frames: Frames;
  readonly #colors: Colors;
  readonly #likeness: Likeness;
  readonly #limits: ProgramLimits;

  private constructor(
    read: (pages: { page: number; pages: number }) => Sharp,
    frames: Frames,
    colors: Colors,
    dropped: MetadataKind[],
    limits: ProgramLimits,
  ) {
    this.#read = read;
    this.#frames = frames;
    this.#colors = colors;
    this.#limits = limits;
    this.#likeness = new Likeness(read, frames);
    const { width, height, count } = frames;
    this.facts = { kind: 'opened', width, height, isAnimated: count > 1, dropped };
  }

  /** Reads the header. Throws Refusal `too_many_pixels` before anything is decoded, and sharp's errors. */
  static async open(bytes: Uint8Array, type: string, limits: ProgramLimits): Promise<Raster> {
    const limitInputPixels = limits.encodedFramePixels;
    const head = await sharp(bytes, { limitInputPixels }).metadata();
    if (type === 'image/webp') hideExif(bytes);
    const space = head.depth === 'ushort' ? (head.space === 'grey16' ? 'b-w' : 'srgb') : null;
    const read = (pages: { page: number; pages: number }): Sharp => {
      const image = sharp(bytes, { ...pages, limitInputPixels, failOn: 'error', sequentialRead: true });
      // Else sharp leaves the numbers of 16 bits in Display P3, and drops the profile. Source: sharp, `pipeline.cc`.
      if (space !== null) image.pipelineColourspace(space);
      return turned.has(type) ? image.autoOrient() : image;
    };
    const { pages: count = 1, delay = [] } = head;
    const { width, height } = turned.has(type) ? head.autoOrient : head;
    if (width > limits.encodedSide || height > limits.encodedSide || width * height > limits.encodedPixels) {
      throw new Refusal('too_many_pixels');
    }
    if (width * height * count > limits.encodedFramePixels) throw new Refusal('too_many_pixels');
    const dropped = metadataKinds.filter((kind) => head[kind] !== undefined);
    const colors = { chromaSubsampling: head.chromaSubsampling === '4:2:0' ? '4:2:0' : '4:4:4' };
    return new Raster(read, { width, height, count, delay }, colors, dropped, limits);
  }

  async encode(file: CandidateFile): Promise<EncodedResponse> {
    const encoding = this.#encoded(file).toBuffer({ resolveWithObject: true });
    const preparing = this.#likeness.prepare(this.#narrower(file.width));
    // What is prepared late would be that of another width than the next request's.
    await Promise.allSettled([encoding, preparing]);
    const [{ data, info }] = await Promise.all([encoding, preparing]);
    const height = info.pageHeight ?? info.height;
    const score = await this.#likeness.score(data, this.#limits);
    return { kind: 'encoded', bytes: data, width: info.width, height, score };
  }

  async sizeOf(file: CandidateFile): Promise<SizedResponse> {
    const { byteLength } = await this.#encoded(file).toBuffer();
    return { kind: 'sized', bytes: byteLength };
  }

  async findQuality({ format, width, qualities, least }: QualityDemand): Promise<FoundResponse> {
    this.#refuseFrames(format);
    await this.#likeness.prepare(this.#narrower(width));
    for (const quality of qualities) {
      const score = await this.#likeness.scoreOfParts((parts) =>
        this.#formatted(parts, format, quality).toBuffer(),
      );
      if (score === null || score >= least) return { kind: 'found', quality };
    }
    return { kind: 'found', quality: null };
  }

  #encoded({ format, quality, width }: CandidateFile): Sharp {
    if (format === 'svg' || quality === null) throw new Refusal('unsupported_type');
    this.#refuseFrames(format);
    const narrower = this.#narrower(width);
    const image = this.#read({ page: 0, pages: this.#frames.count });
    if (narrower !== null) image.resize({ width: narrower });
    return this.#formatted(image, format, quality);
  }

  #formatted(image: Sharp, format: QualityDemand['format'], quality: number): Sharp {
    return format === 'webp' ? image.webp({ quality }) : image.avif({ quality, ...this.#colors });
  }

  /** The width where it is less than the original's own; null for its own. */
  #narrower(width: number): number | null {
    return width < this.#frames.width ? width : null;
  }

  #refuseFrames(format: CandidateFile['format']): void {
    if (format === 'avif' && this.#frames.count > 1) throw new Refusal('animated');
  }
}
