/** The image formats of the library, spelled as Webflow's variant `format`. Source: Data API v2, Get Asset. */
export type ImageFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg' | 'heic';

/** The subject of a drawing. */
export type Motif = 'ridge' | 'lake' | 'forest' | 'dunes' | 'night' | 'coast' | 'tent' | 'mark' | 'loaf';

/** The CDN's response for an unavailable file: 404, 403, an HTML page, an empty body. */
export type FileFault = 'missing' | 'forbidden' | 'html' | 'empty';

/** A variant of a fixture. A variant with an `error` has no file. */
export interface VariantFixture {
  width: number;
  /** Pixels; only for a variant that is cropped to a height, as the thumbnail is. */
  height?: number;
  format: ImageFormat;
  /** The format of the bytes where it differs from `format`. */
  bytesFormat?: ImageFormat;
  error?: string;
  /** 0–100; the fixture's by default. */
  quality?: number;
  /** Whether the file is padded to exactly the original's size. */
  hasOriginalSize?: true;
  fault?: FileFault;
}

/**
 * One asset of the library: what its image shows and what Webflow reports about it. `seed` varies the composition.
 * `bytesFormat` is the format of the bytes where it differs from `format`.
 */
export interface AssetFixture {
  key: string;
  assetId: string;
  siteId: string;
  fileName: string;
  displayName: string;
  altText: string | null;
  motif: Motif;
  seed: number;
  format: ImageFormat;
  bytesFormat?: ImageFormat;
  /** The content type the Data API reports where it differs from that of the bytes. */
  contentType?: string;
  /** The content type the CDN sends for the original where it differs from that of the bytes. */
  servedType?: string;
  /** Whether a PNG is encoded in true colour, as photo exports are, instead of with a palette. */
  trueColour?: true;
  /** The number of frames of an animation. */
  frames?: number;
  width: number;
  height: number;
  quality: number;
  createdOn: string;
  lastUpdated: string;
  variants: VariantFixture[];
  /** How the CDN fails for the original. */
  fault?: FileFault;
  /** The upload is still being processed: `size` is 0 and there are no variants, but the file exists. */
  processing?: true;
  /** Whether the Data API lists the thumbnail among the variants. */
  thumbnailListed?: boolean;
  /** A `hostedUrl` outside of the CDN, for hostile data. */
  hostedUrl?: string;
  /** Bytes of padding at the end of the original, which decoders ignore: files of one image get different sizes. */
  padding?: number;
  /** The original's size in bytes, more than that of its image: files of different images get the same size. */
  weight?: number;
  folderId?: string;
  altTextByLocale?: Record<string, string | null>;
}

/** The MIME type of a format. */
export function mimeType(format: ImageFormat): string {
  return {
    jpg: 'image/jpeg',
    png: 'image/png',
    webp: 'image/webp',
    avif: 'image/avif',
    gif: 'image/gif',
    svg: 'image/svg+xml',
    heic: 'image/heic',
  }[format];
}
