/** The picture formats of the library, as the word Webflow uses for a variant's `format`. */
export type PictureFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg' | 'heic';

/** What is painted: the motif of a made-up outdoor brand. */
export type Motif = 'ridge' | 'lake' | 'forest' | 'dunes' | 'night' | 'coast' | 'tent' | 'mark' | 'loaf';

/** What the CDN answers for a file that cannot be had: 404, 403, a page of HTML, no bytes at all. */
export type FileFault = 'missing' | 'forbidden' | 'html' | 'empty';

/** One responsive copy of a recipe. A copy with an `error` has no file. */
export interface VariantRecipe {
  width: number;
  /** Pixels of one that is cut to a height, as a thumbnail is. */
  height?: number;
  format: PictureFormat;
  /** What the file holds where it is not what its name says. */
  bytesFormat?: PictureFormat;
  error?: string;
  /** 0–100; the recipe's unless given. */
  quality?: number;
  /** Whether the file is padded to the very bytes of the original. */
  weighsAsOriginal?: true;
  fault?: FileFault;
}

/**
 * Everything that makes one asset of the library: what is painted and what Webflow says of it. `seed` changes the
 * composition. `bytesFormat` is what the file holds where it is not what its name says.
 */
export interface Recipe {
  key: string;
  assetId: string;
  siteId: string;
  fileName: string;
  displayName: string;
  altText: string | null;
  motif: Motif;
  seed: number;
  format: PictureFormat;
  bytesFormat?: PictureFormat;
  /** The type Webflow tells where it is not that of the bytes. */
  contentType?: string;
  /** The type the CDN sends the original as where it is not that of the bytes. */
  servedType?: string;
  /** A PNG of all its colours, as an export from a photo is, and not of a palette. */
  trueColour?: true;
  /** An animation of so many pictures. */
  frames?: number;
  width: number;
  height: number;
  quality: number;
  createdOn: string;
  lastUpdated: string;
  variants: VariantRecipe[];
  /** What the CDN answers instead of the original. */
  fault?: FileFault;
  /** The upload is still being processed: `size` is 0 and there are no variants, though the file is there. */
  processing?: true;
  /** Whether the Data API lists the thumbnail among the variants. */
  thumbnailListed?: boolean;
  /** A `hostedUrl` that is not on the CDN, for hostile data. */
  hostedUrl?: string;
  /** Bytes of blank at the end of the original, which no decoder reads: they tell files of one picture apart. */
  padding?: number;
  folderId?: string;
  altTextByLocale?: Record<string, string | null>;
}

/** The mime type of a format. */
export function mimeType(format: PictureFormat): string {
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
