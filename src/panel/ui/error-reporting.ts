import type { Copying } from '#panel/ui/copying.ts';

/** What a part that fails while it is drawn needs, to report its error and to be tried again. */
export interface ErrorReporting {
  /** Takes an error of our own that was kept from spreading. */
  readonly report: (error: unknown) => void;
  /** This build's version. */
  readonly version: string;
  readonly copying: Copying;
  /** Reads again what the panel shows. */
  readonly refresh: () => void;
}
