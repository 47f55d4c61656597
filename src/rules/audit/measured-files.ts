import type { FileFacts } from '#contract/measurements.ts';
import type { AssetFacts } from '#rules/audit/asset-facts.ts';

/** The measurement of each file; `variants` has the order of the details. */
export interface MeasuredFiles {
  readonly original: FileFacts;
  readonly variants: readonly FileFacts[];
}

const unmeasured: FileFacts = {
  bytes: null,
  type: null,
  servedType: null,
  width: null,
  height: null,
  animated: null,
  reason: null,
};

/**
 * Returns the measurements, matched by URL to the variants of the details, whichever of the two is newer; null where
 * there are none.
 */
export function measuredFiles({
  details,
  measured,
}: Pick<AssetFacts, 'details' | 'measured'>): MeasuredFiles | null {
  if (!details || !measured) return null;
  const { original, variants } = measured;
  return {
    original,
    variants: (details.variants ?? []).map(
      ({ hostedUrl }) => variants.find(({ url }) => url === hostedUrl) ?? unmeasured,
    ),
  };
}
