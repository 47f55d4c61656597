import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import { type AssetPart, assetParts } from '#contract/assets-call.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { BackendProblem, BackendResult } from '#panel/backend/request.ts';
import type { Line } from '#panel/backend/response-checks.ts';

/** The parts of one asset as they arrive. A part that was not wanted fails. */
export interface AssetReading {
  readonly details: Promise<BackendResult<AssetDetails>>;
  readonly measurements: Promise<BackendResult<Measurements>>;
  /** The alt text in each locale of the site; empty where there is one locale. */
  readonly altTexts: Promise<BackendResult<AltTexts>>;
}

/** Collects the parts from the lines about one asset, in any order. `known` are the details that `unchanged` stands for. */
export function createAssetReading(
  assetId: string,
  wanted: readonly AssetPart[],
  known: AssetDetails | null,
) {
  const details = Promise.withResolvers<BackendResult<AssetDetails>>();
  const measurements = Promise.withResolvers<BackendResult<Measurements>>();
  const altTexts = Promise.withResolvers<BackendResult<AltTexts>>();
  const answers = { details, measurements, altTexts };
  const reading: AssetReading = {
    details: details.promise,
    measurements: measurements.promise,
    altTexts: altTexts.promise,
  };
  const open = new Set<string>(wanted);

  function fail(problem: BackendProblem, parts: readonly AssetPart[] = assetParts): void {
    for (const part of parts) answers[part].resolve({ ok: false, problem });
  }

  /** `requestId` is that of the response. */
  function take(lines: readonly Line[], requestId?: string): void {
    for (const line of lines) {
      for (const part of Object.keys(line)) open.delete(part === 'unchanged' ? 'details' : part);
      const asset = 'details' in line ? line.details : 'unchanged' in line ? known : null;
      if (asset?.id === assetId) details.resolve({ ok: true, value: asset });
      if ('measurements' in line) measurements.resolve({ ok: true, value: line.measurements });
      if ('altTexts' in line) altTexts.resolve({ ok: true, value: line.altTexts });
      if ('missing' in line) fail({ code: 'asset_not_found', requestId });
      if ('failed' in line)
        fail(line.failed.problem, line.failed.part === 'details' ? assetParts : [line.failed.part]);
    }
  }

  /** `open` are the parts that are still wanted; `fail` ends all of them. */
  return { reading, open, take, fail };
}
