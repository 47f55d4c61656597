/** The thresholds of all findings, with their sources. Bytes, unless the name says otherwise. */
export const thresholds = {
  /** An original above this is heavy. Source: Webflow's MCP prompt "Image Optimizer", which flags above 500 KB. */
  heavy: 500_000,
  /** The same for a file without variants, which every screen downloads. Source: Webflow's advice for an image. */
  heavyAlone: 150_000,
  /** Animated GIFs above this should be videos. Source: Lighthouse, `efficient-animated-content`, 100 KiB. */
  animatedGif: 102_400,
  /**
   * A smaller saving is not reported where there are variants. Source: Lighthouse, `uses-responsive-images`, 12 KiB.
   */
  wasteWithVariants: 12_288,
  /** The same where there are none. Source: Lighthouse, `uses-responsive-images`, 4 KiB. */
  wasteWithoutVariants: 4_096,
  /**
   * How many times wider than its widest usage an original may be. Source: RespImageLint, `missingFittingSrc`, 50 %.
   */
  widthsOverUse: 2,
  /** A copy is offered at the needed width where the original is so many times wider. Our choice: a third of the pixels less. */
  widthsOverCopy: 1.25,
  /** A PNG with this many bytes per pixel is likely a photo. Source: Lighthouse: a JPEG has less than 1, 8:1 of 2. */
  photoBytesPerPixel: 1,
  /** Converting a smaller PNG is not worth it. Our choice, as for GIFs. */
  photoPng: 102_400,
  /** Longest alt text without a note, in characters. Source: common advice, after JAWS, which pauses there. */
  altLength: 125,
} as const;

/**
 * The least and greatest share of the bytes that another format usually saves. An estimate: pictures differ. Sources:
 * Google's WebP study, 25–34 % under JPEG and 26 % under PNG without loss; Netflix's AVIF tests as quoted by Chrome
 * Platform Status, about 50 % under JPEG. Formats without a published share have no number.
 */
export const savings: Readonly<
  Record<string, { readonly webp: readonly [number, number]; readonly avif?: number }>
> = {
  'image/jpeg': { webp: [0.25, 0.34], avif: 0.5 },
  'image/png': { webp: [0.26, 0.26] },
};
