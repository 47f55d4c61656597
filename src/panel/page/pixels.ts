import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import { vector } from '#panel/i18n/facts.ts';
import { formatPixels } from '#panel/i18n/format.ts';
import { over } from '#panel/i18n/page.ts';
import type { PixelsOf } from '#panel/page/csv.ts';
import type { Row } from '#panel/page/row.ts';
import { isUnmeasured } from '#panel/page/visible-rows.ts';
import { originalSize } from '#rules/audit/asset-summary.ts';
import { isVector } from '#rules/variants/vector.ts';

/** Pixels of the originals of a page. */
export interface Pixels {
  readonly of: PixelsOf;
  /** The pixels as text: exact, or a minimum from the widest variant; null where neither is known. */
  asText(row: Row): string | null;
  /** The assets that may have pixels and are not measured. */
  readonly unmeasured: ReadonlySignal<readonly string[]>;
  /** How many measured assets have no pixels. */
  readonly withoutPixels: ReadonlySignal<number>;
}

/** Returns the widest variant: Webflow makes variants only below the width of the original. */
function widestOf({ details }: Row): number | null {
  const widths = (details?.variants ?? []).flatMap(({ width, error }) =>
    error === null ? (width ?? []) : [],
  );
  return widths.length > 0 ? Math.max(...widths) : null;
}

/** Creates the pixels of these rows. */
export function createPixels(
  rows: ReadonlySignal<readonly Row[]>,
  assets: Pick<AssetStore, 'asset'>,
): Pixels {
  const of: PixelsOf = (assetId) => originalSize(assets.asset(assetId));
  const withPixels = computed(() =>
    rows.value.flatMap(({ details }) => (details && !isVector(details.contentType) ? details.id : [])),
  );
  return {
    of,
    unmeasured: computed(() => withPixels.value.filter((id) => isUnmeasured(assets.asset(id)))),
    withoutPixels: computed(
      () => withPixels.value.filter((id) => !isUnmeasured(assets.asset(id)) && of(id).width === null).length,
    ),
    asText(row) {
      if (row.assetId === null) return null;
      if (isVector(row.details?.contentType)) return vector;
      const { width, height } = of(row.assetId);
      if (width !== null && height !== null) return formatPixels(width, height);
      const widest = widestOf(row);
      return widest === null ? null : over(widest);
    },
  };
}
