/** The numbers of our own choice that panel and backend both keep to. A name ends in its unit where it has one. */
export const contractLimits = {
  /** Longest ID token we pass on. */
  idTokenLength: 4_096,
  /** How long an asset read from Webflow is answered from memory. */
  assetFreshMs: 30_000,
  /** How many ids one lookup may name. */
  lookupIds: 500,
  /** Longest id that is read at all; a Webflow id has 24 characters. */
  idLength: 64,
  /**
   * Of how many assets one call answers everything: each takes up to nine requests to its file host, and one to Webflow
   * for each locale. More are looked up, with their details alone.
   */
  wholeAssets: 4,
  /** Of how many assets one call answers the hash: each is a whole file to read. */
  hashedAssets: 20,
  /** How many parts of an asset one call may name, and how long such a word may be. */
  wantedWords: 16,
  wantedLength: 32,
  /** How many assets one call weighs, and at how many widths each: of the whole file, and of variants. */
  weighedAssets: 20,
  weighedWidths: 2,
  weighedVariants: 8,
  /** Widest file that is asked for, in pixels. Source: the WebP format's greatest width. */
  weighedWidth: 16_383,
  /** Longest entity tag; ours have 24 characters. */
  tagLength: 64,
} as const;
