import { pause } from '#panel/browser/pause.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { DesignerErrorReason, DesignerResult } from '#panel/designer/call.ts';
import type { SiteTools } from '#panel/designer/site-tools.ts';

/** Why a reading ended before its end; `limit` where its calls or its time are used up. */
export type SiteReadEnd = DesignerErrorReason | 'limit';

/** Many calls to the Designer for one reading: few at once, and none for a moment after a person selects something. */
export interface SiteCalls {
  /** Makes one call. Errors of one thing are results; any other error, a missing response and an abort end the reading. */
  make<Value>(start: () => Promise<Value>): Promise<DesignerResult<Value>>;
  /** Does the work for each item, for a few at once, until the reading ends. */
  each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void>;
  /** Null while nothing has ended the reading. */
  ended(): SiteReadEnd | null;
  /** Stops listening to selections. */
  close(): void;
}

/** Errors that are about one style, page or element alone. */
const ofOneThing: ReadonlySet<DesignerErrorReason> = new Set(['missing', 'failed']);

/** Creates at most `most` calls. Source of the event: Designer API, `subscribe`; an older runtime may throw at it. */
export function createSiteCalls(
  { api, call, clock }: SiteTools,
  signal: AbortSignal,
  most: number,
): SiteCalls {
  let left = most;
  let end: SiteReadEnd | null = null;
  let quietUntil = 0;
  const deadline = clock.now() + timeouts.siteRead;
  let close = (): void => {};
  try {
    close = api.subscribe('selectedelement', () => {
      quietUntil = clock.now() + timeouts.siteReadPause;
    });
  } catch {
    // Without the event the reading never pauses.
  }

  return {
    async make(start) {
      while (clock.now() < quietUntil && !signal.aborted)
        await pause(clock, quietUntil - clock.now(), signal);
      if (left <= 0 || clock.now() >= deadline) end ??= 'limit';
      if (end !== null) return { ok: false, reason: end === 'limit' ? 'failed' : end };
      left -= 1;
      const result = await call(signal, start);
      if (!result.ok && !ofOneThing.has(result.reason)) end ??= result.reason;
      return result;
    },
    async each(items, work) {
      const rest = items.values();
      const worker = async (): Promise<void> => {
        for (const item of rest) {
          if (end !== null) return;
          await work(item);
        }
      };
      await Promise.all(Array.from({ length: timeouts.concurrentSiteCalls }, worker));
    },
    ended: () => end,
    close: () => close(),
  };
}
