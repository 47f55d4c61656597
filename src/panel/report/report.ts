import type { AltState } from '#rules/alt-text/alt-state.ts';
import type { Device, DeviceLoad } from '#rules/audit/device-loads.ts';
import type { DismissedFinding } from '#rules/findings/dismissal.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** One usage of an image. */
export interface ReportUsage {
  /** The alt text that visitors get, and where it comes from; null where that is not known. */
  readonly text: string | null;
  readonly state: AltState | null;
  /** Where on the page it is; empty where that is not known. */
  readonly place: string;
  /** Null for an asset by itself: what devices load depends on the element. */
  readonly loads: Readonly<Record<Device, DeviceLoad>> | null;
}

/** A finding, and what it is about without its numbers: findings of one kind are listed together. */
export interface ReportFinding {
  readonly kind: string;
  readonly finding: Finding;
}

/** One image of a report. */
export interface ReportImage {
  readonly name: string;
  /** The URL of its thumbnail; null where it has none. */
  readonly thumbnail: string | null;
  readonly contentType: string | null;
  /** The word for its type, of a file that is no image. */
  readonly type: string | null;
  /** Pixels and bytes of the original; null where they are not known. */
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number | null;
  readonly usages: readonly ReportUsage[];
  /** More facts: their names and texts. */
  readonly facts: readonly (readonly [name: string, text: string])[];
  readonly findings: readonly ReportFinding[];
  readonly dismissed: readonly DismissedFinding[];
}

/** What a device loads of the page, in bytes; `unknown` counts usages of images whose bytes are not known. */
export interface ReportTotal {
  readonly bytes: number;
  readonly unknown: number;
}

/** A page with its images, or a site with its assets, in their order. */
export interface Report {
  readonly of: 'page' | 'site';
  /** The name of the page or the site; empty where it has none. */
  readonly name: string;
  /** When it was made, in the reader's language. */
  readonly date: string;
  /** What devices load; null for a site. */
  readonly totals: Readonly<Record<Device, ReportTotal>> | null;
  /** Bytes of all originals; null for a page. */
  readonly originals: number | null;
  /** What the weighed images would save: names and texts. */
  readonly weighed: readonly (readonly [name: string, text: string])[];
  readonly withoutAlt: number;
  /** False where the page or the site was not fully read. */
  readonly isComplete: boolean;
  /** True once all facts that findings depend on are known: without them the absence of findings proves nothing. */
  readonly isKnown: boolean;
  /** The sources of pictures that the document allows: https, and on a developer's machine http. */
  readonly imageSources: string;
  /** Read once, a few at a time. */
  readonly images: Iterable<ReportImage>;
}

/**
 * Bounds of a report, so that it opens and prints: images, UTF-16 code units of the whole and of one text, and how many of
 * each are listed of one image or one kind of finding.
 */
export const reportLimits = {
  images: 1_000,
  characters: 3_000_000,
  name: 120,
  text: 500,
  usages: 3,
  findings: 8,
  examples: 10,
  links: 100,
  dismissed: 200,
} as const;
