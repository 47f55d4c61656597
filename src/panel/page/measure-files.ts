import type { Measurements } from '#contract/measurements.ts';
import { fileOf } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendProblem } from '#panel/backend/request.ts';
import { toRequestError } from '#panel/backend/request-error.ts';
import { lookup } from '#panel/backend-calls/lookup.ts';
import type { Clock } from '#panel/browser/clock.ts';

interface MeasureFilesParts {
  readonly backend: Pick<Backend, 'readLines'>;
  readonly assets: Pick<AssetStore, 'asset' | 'deny' | 'request' | 'setMeasured'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** What a call has brought: changes to make in the store, and why more calls would fail; null where they would not. */
export interface MeasuredTogether {
  readonly changes: readonly (() => void)[];
  readonly problem: BackendProblem | null;
}

/** Measures the files of a few assets in one call. Each asset has a change, unless all of them may be asked for again. */
export async function measureFiles(
  { backend, assets, clock }: MeasureFilesParts,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<MeasuredTogether> {
  const request = assets.request();
  const files = new Map(ids.map((id) => [id, fileOf(assets.asset(id).details)]));
  const changes: (() => void)[] = [];
  const open = new Set(ids);
  let problem: BackendProblem | null = null;

  function store(id: string, measured: Measurements | null): void {
    open.delete(id);
    changes.push(() => assets.setMeasured(id, files.get(id) ?? null, measured));
  }

  const answer = await lookup(backend, ids, 'measurements', signal, (event) => {
    if ('measurements' in event) store(event.measurements.assetId, event.measurements);
    else if ('missing' in event) {
      for (const id of event.missing) {
        open.delete(id);
        const refusal = toRequestError({ code: 'asset_not_found' }, clock.now());
        changes.push(() => assets.deny(id, refusal, request));
      }
    } else if ('failed' in event) {
      const { assetId, problem: failure } = event.failed;
      if (failure.code !== 'rate_limited') return store(assetId, null);
      open.delete(assetId);
      problem = failure;
    }
  });
  if (!answer.ok) return { changes, problem: answer.problem };
  // A complete response without a line about an asset would otherwise be requested without end.
  for (const id of open) store(id, null);
  return { changes, problem };
}
