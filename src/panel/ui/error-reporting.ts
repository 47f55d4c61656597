import type { Copying } from '#panel/ui/copying.ts';

/** What a region needs to report an error while it renders, and to retry. */
export interface ErrorReporting {
  /** Reports an error of our own that was caught. */
  readonly report: (error: unknown) => void;
  /** This build's version. */
  readonly version: string;
  readonly copying: Copying;
  /** Reads the panel's facts again. */
  readonly refresh: () => void;
}
