import { contractLimits } from '#contract/limits.ts';
import type { WeighedAssetRequest } from '#contract/weighing.ts';

function known(widths: readonly number[], most: number): number[] {
  const inRange = widths.filter(
    (width) => Number.isSafeInteger(width) && width >= 1 && width <= contractLimits.weighedWidth,
  );
  return [...new Set(inRange)].slice(0, most);
}

/** Returns both requests in one, the widths of `next` first, as far as the contract allows. */
export function merged(next: WeighedAssetRequest, before: WeighedAssetRequest | null): WeighedAssetRequest {
  const { weighedWidths, weighedVariants } = contractLimits;
  return {
    id: next.id,
    widths: known([...next.widths, ...(before?.widths ?? [])], weighedWidths),
    variantWidths: known([...next.variantWidths, ...(before?.variantWidths ?? [])], weighedVariants),
  };
}

/** True where the answer to `asked` has all that `wanted` asks for. */
export function covers(asked: WeighedAssetRequest, wanted: WeighedAssetRequest): boolean {
  const { widths, variantWidths } = merged(wanted, null);
  return (
    widths.every((width) => asked.widths.includes(width)) &&
    variantWidths.every((width) => asked.variantWidths.includes(width))
  );
}
