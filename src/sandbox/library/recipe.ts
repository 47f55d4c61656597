/** The picture formats of the library, as the word Webflow uses for a variant's `format`. */
export type PictureFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg';

/** What is painted: the motif of a made-up outdoor brand. */
export type Motif = 'ridge' | 'lake' | 'forest' | 'dunes' | 'night' | 'coast' | 'tent' | 'mark' | 'loaf';

/** One responsive copy of a recipe. A copy with an `error` has no file. */
export interface VariantRecipe {
  width: number;
  format: PictureFormat;
  error?: string;
  /** 0–100; the recipe's unless given. */
  quality?: number;
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
  /** A GIF of so many pictures. */
  frames?: number;
  width: number;
  height: number;
  quality: number;
  createdOn: string;
  lastUpdated: string;
  variants: VariantRecipe[];
  /** The upload is still being processed: `size` is 0 and there are no variants, though the file is there. */
  processing?: true;
  /** A `hostedUrl` that is not on the CDN, for hostile data. */
  hostedUrl?: string;
  /** Bytes of blank at the end of the original, which no decoder reads: they tell files of one picture apart. */
  padding?: number;
  folderId?: string;
  altTextByLocale?: Record<string, string | null>;
}

/** Widths in pixels of Webflow's responsive copies; only those below the original's are made. Source: published srcsets. */
export const variantLadder = [500, 800, 1080, 1600, 2000, 2600, 3200] as const;

/** The copies Webflow makes of an original of this width. */
export function ladderBelow(width: number, format: PictureFormat): VariantRecipe[] {
  return variantLadder.filter((step) => step < width).map((step) => ({ width: step, format }));
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
  }[format];
}
