import type { Clock } from '#panel/browser/clock.ts';
import type { Call } from '#panel/designer/call.ts';

/** What reads a whole site. */
export interface SiteTools {
  readonly api: WebflowApi;
  readonly call: Call;
  readonly clock: Clock;
}

/** What also reads its open page, and writes to its assets. */
export interface SiteDesignerParts extends SiteTools {
  /** The elements of the open page, listed again where `isAgain`. Throws the Designer's errors. */
  readonly elements: (isAgain: boolean) => Promise<readonly AnyElement[]>;
  /** Called after each write to an asset. */
  readonly noteWrite: () => void;
}
