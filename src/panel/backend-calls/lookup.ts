import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem, BackendResult } from '#panel/backend/request.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/**
 * Events of a running lookup: parts of assets, ids that do not exist here, an asset that can't be answered now, or how many
 * seconds Webflow's rate limit delays the rest.
 */
export type LookupEvent =
  | { readonly assets: readonly AssetDetails[] }
  | { readonly measurements: Measurements }
  | { readonly missing: readonly string[] }
  | { readonly failed: { readonly assetId: string; readonly problem: BackendProblem } }
  | { readonly retryAfter: number };

/**
 * Looks up one part of many assets in one call, and emits events as lines arrive. It succeeds where the response was complete,
 * also where single assets failed or had no line. At most `contractLimits.lookupIds` ids for `details`, and
 * `contractLimits.wholeAssets` for `measurements`.
 */
export function lookup(
  backend: Pick<Backend, 'readLines'>,
  ids: readonly string[],
  part: 'details' | 'measurements',
  signal: AbortSignal,
  onEvent: (event: LookupEvent) => void,
): Promise<BackendResult<boolean>> {
  const remaining = new Set(ids);
  const settle = (settled: readonly string[], event: LookupEvent): void => {
    for (const id of settled) remaining.delete(id);
    if (settled.length > 0) onEvent(event);
  };
  const wants = () => ({ ids: [...remaining], wanted: [part] });
  const deadline = part === 'details' ? timeouts.lookup : timeouts.assetCall;
  return backend.readLines({ wants, deadline }, signal, (lines) => {
    const assets = lines.flatMap((line) => ('details' in line ? [line.details] : []));
    settle(
      assets.map(({ id }) => id),
      { assets },
    );
    for (const line of lines) {
      if ('measurements' in line) settle([line.measurements.assetId], line);
      if ('missing' in line) settle(line.missing, line);
      if ('failed' in line) settle([line.failed.assetId], line);
      if ('wait' in line) onEvent(line.wait);
    }
  });
}
