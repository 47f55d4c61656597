import type { Variant } from '#contract/asset.ts';
import type { AltRemark } from '#panel/alt-text/alt-rules.ts';
import type { Delivery } from '#panel/delivery/choose-file.ts';

/** High: visitors are shut out. Medium: they wait, or see less. Low: worth a look. */
export type Severity = 'high' | 'medium' | 'low';

/** What can be improved, with its numbers: bytes and pixels unless the name says otherwise. */
export type Finding = { readonly severity: Severity } & (
  | { readonly id: 'alt'; readonly remark: AltRemark }
  | { readonly id: 'processing' }
  | { readonly id: 'noVariants'; readonly reason: 'gif' | 'unknown' }
  | { readonly id: 'failedVariants'; readonly count: number; readonly widths: readonly number[] }
  /** Mime types: what Webflow says, and what the bytes are or else what they are served as. */
  | { readonly id: 'otherType'; readonly says: string; readonly is: string }
  | { readonly id: 'otherExtension'; readonly extension: string; readonly is: string }
  | {
      readonly id: 'heavyVariants';
      readonly count: number;
      readonly bytes: number;
      readonly original: number;
    }
  | { readonly id: 'animatedGif'; readonly bytes: number }
  /** `webp` and `avif` are the bytes likely saved, least and most; null where nobody has published a share. */
  | {
      readonly id: 'heavy';
      readonly bytes: number;
      readonly webp: readonly [number, number] | null;
      readonly avif: number | null;
    }
  | { readonly id: 'photoPng'; readonly bytes: number; readonly bytesPerPixel: number }
  /** The original's width, that of its widest use in device pixels, and bytes lost where visitors get the original. */
  | {
      readonly id: 'oversized';
      readonly width: number;
      readonly needed: number;
      readonly waste: number | null;
    }
);

interface Measured {
  readonly bytes: number | null;
}

interface MeasuredOriginal extends Measured {
  /** Mime types: of the bytes, and as the CDN names it. */
  readonly type: string | null;
  readonly servedType?: string | null;
  readonly animated?: boolean | null;
}

/** All that is known of an image. Null and undefined: not known, and then nothing is found in it. */
export interface ImageFacts {
  readonly remarks: readonly AltRemark[];
  readonly contentType: string | null | undefined;
  /** 0 while Webflow still processes an upload. */
  readonly size: number | null | undefined;
  readonly url: string | null | undefined;
  /** Undefined until Webflow has told, which is not the same as none. */
  readonly variants: readonly Variant[] | undefined;
  readonly width: number | null | undefined;
  readonly height: number | null | undefined;
  /** `variants` has the order of the variants above. */
  readonly measured:
    | { readonly original: MeasuredOriginal; readonly variants: readonly Measured[] }
    | null
    | undefined;
  readonly deliveries: readonly Delivery[] | null | undefined;
}
