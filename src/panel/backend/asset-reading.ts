import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import { type AssetPart, assetParts } from '#contract/assets-call.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { Line } from '#panel/backend/assets-lines.ts';
import type { BackendProblem, BackendResult } from '#panel/backend/request.ts';

interface Parts {
  readonly details: BackendResult<AssetDetails>;
  /** Measurements of the asset's files. */
  readonly measurements: BackendResult<Measurements>;
  /** The alt text in each locale of the site; empty where there is one locale. */
  readonly altTexts: BackendResult<AltTexts>;
}

/** The parts of one asset as they arrive. A part that was not wanted fails. */
export type AssetReading = { readonly [Part in AssetPart]: Promise<Parts[Part]> };

/** Collects the parts from the lines about one asset, in any order. `known` are the details that `unchanged` stands for. */
export function createAssetReading(
  assetId: string,
  wanted: readonly AssetPart[],
  known: AssetDetails | undefined,
) {
  const open = new Set(wanted);
  const answers: { readonly [Part in AssetPart]: PromiseWithResolvers<Parts[Part]> } = {
    details: Promise.withResolvers(),
    measurements: Promise.withResolvers(),
    altTexts: Promise.withResolvers(),
  };

  function settle<Part extends AssetPart>(part: Part, result: Parts[Part]): void {
    open.delete(part);
    answers[part].resolve(result);
  }

  function fail(problem: BackendProblem, parts: readonly AssetPart[] = assetParts): void {
    for (const part of parts) settle(part, { ok: false, problem });
  }

  function take(line: Line): void {
    const details = 'details' in line ? line.details : 'unchanged' in line ? known : undefined;
    if (details?.id === assetId) settle('details', { ok: true, value: details });
    if ('measurements' in line) settle('measurements', { ok: true, value: line.measurements });
    if ('altTexts' in line) settle('altTexts', { ok: true, value: line.altTexts });
    if ('missing' in line) fail({ code: 'asset_not_found' });
    if (!('failed' in line)) return;
    const { part, problem } = line.failed;
    fail(problem, part === 'details' ? assetParts : [part]);
  }

  const reading: AssetReading = {
    details: answers.details.promise,
    measurements: answers.measurements.promise,
    altTexts: answers.altTexts.promise,
  };
  /** `open` are the parts that are still wanted; `fail` ends all of them. */
  return { reading, open, take, fail };
}
