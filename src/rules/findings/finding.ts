import type { Variant } from '#contract/asset.ts';
import type { FileFacts } from '#contract/measurements.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import type { Device } from '#rules/delivery/devices.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';

/** High: visitors can't see the image. Medium: they wait, or see less. Low: worth a look. */
export type Severity = 'high' | 'medium' | 'low';

/**
 * How to make a heavy file lighter: `compress` in the Assets panel, or `compressStill` where it may be animated;
 * `convert` to WebP, or `gif` where it may be animated; `smaller`, a copy with less of it; `vector`, `animated`.
 */
export type WeightAdvice =
  | 'compress'
  | 'compressStill'
  | 'convert'
  | 'gif'
  | 'smaller'
  | 'vector'
  | 'animated';

/** Why browsers can't load a file. */
export type Broken = 'missing' | 'refused' | 'notImage';

/**
 * One thing to improve, with its numbers: bytes and pixels unless the name says otherwise. `isLoaded` is whether
 * visitors may load the file it is about, `is` the media type of the file's bytes, `count` the number of all faulty
 * variants and `widths` those that matter.
 */
export type Finding = { readonly severity: Severity } & (
  | { readonly id: 'alt'; readonly issue: AltTextIssue }
  /** Names of the site's other locales in which the asset has no alt text; empty for one without a name. */
  | { readonly id: 'localeMissing'; readonly locales: readonly string[] }
  | { readonly id: 'processing' }
  | { readonly id: 'brokenOriginal'; readonly why: Broken; readonly isLoaded: boolean }
  | {
      readonly id: 'brokenVariants';
      readonly count: number;
      readonly widths: readonly number[];
      readonly isLoaded: boolean;
    }
  | { readonly id: 'unshownFormat'; readonly is: string; readonly isLoaded: boolean }
  /** `served` is the media type in the CDN's `Content-Type`. */
  | { readonly id: 'unshownType'; readonly is: string; readonly served: string }
  | { readonly id: 'noVariants'; readonly reason: 'gif' | 'new' | 'lost' }
  /** `isAll` where every variant failed. */
  | {
      readonly id: 'failedVariants';
      readonly count: number;
      readonly widths: readonly number[];
      readonly isAll: boolean;
    }
  /** `says` is Webflow's media type. */
  | { readonly id: 'otherType'; readonly says: string; readonly is: string }
  | { readonly id: 'otherExtension'; readonly extension: string; readonly is: string }
  | { readonly id: 'animatedGif'; readonly bytes: number }
  /**
   * `isAlone` where Webflow makes no variants of it. `webp` and `avif` are the bytes likely saved, least and most; null
   * where no share is published.
   */
  | {
      readonly id: 'heavy';
      readonly bytes: number;
      readonly isLoaded: boolean;
      readonly isAlone: boolean;
      readonly advice: WeightAdvice;
      readonly webp: readonly [number, number] | null;
      readonly avif: number | null;
    }
  | { readonly id: 'photoPng'; readonly bytes: number; readonly bytesPerPixel: number }
  /** Bytes that one screen loads, now and with this Width in CSS pixels; `unmeasured` names breakpoints. */
  | (Loads & {
      readonly id: 'tooWide';
      readonly pixels: number;
      readonly unmeasured: readonly string[];
    })
  /** The width of the original, which that screen loads, and of a copy that would be enough everywhere. */
  | (Loads & { readonly id: 'oversized'; readonly width: number; readonly pixels: number })
);

/** Bytes that one screen loads, now and after the change; the breakpoint by its name. */
interface Loads {
  readonly device: Device;
  readonly breakpoint: string;
  readonly density: number;
  readonly before: number;
  readonly after: number;
}

/** The measurement of a file, as far as findings depend on it. */
export type MeasuredFile = Pick<FileFacts, 'bytes' | 'type' | 'servedType' | 'animated' | 'reason'>;

/** The facts of an image. Null and undefined: not known, and then no finding depends on them. */
export interface ImageFacts {
  readonly issues: readonly AltTextIssue[];
  readonly contentType: string | null | undefined;
  /** 0 while Webflow still processes an upload. */
  readonly size: number | null | undefined;
  readonly url: string | null | undefined;
  /** RFC 3339: when it was uploaded, when it was changed last, and when Webflow's facts were read. */
  readonly createdOn?: string | null | undefined;
  readonly lastUpdated?: string | null | undefined;
  readonly fetchedAt?: string | null | undefined;
  /** Undefined until Webflow has returned them; empty where there are none. */
  readonly variants: readonly Variant[] | undefined;
  readonly width: number | null | undefined;
  readonly height: number | null | undefined;
  /** Whether this browser has shown the original; undefined where it has not tried. */
  readonly isShown?: boolean | undefined;
  /** `variants` has the order of the variants above. */
  readonly measured:
    | { readonly original: MeasuredFile; readonly variants: readonly MeasuredFile[] }
    | null
    | undefined;
  readonly delivery: ImageDelivery | null | undefined;
}
