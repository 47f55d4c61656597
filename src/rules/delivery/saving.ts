import { type Delivering, type Delivery, deliveriesOf } from '#rules/delivery/deliveries.ts';
import { neededPixels } from '#rules/delivery/needed-pixels.ts';
import { type PageSizes, pageSizes } from '#rules/delivery/page-sizes.ts';
import { wasteOf } from '#rules/delivery/waste.ts';
import { isWidth } from '#rules/delivery/webflow-sizes.ts';
import { thresholds } from '#rules/thresholds.ts';

/** A change that saves bytes, and the screen at which it saves the most. */
export interface Saving {
  /** Set this Width in the image's settings (CSS pixels), or upload a copy that is this wide (pixels). */
  readonly lever: { readonly kind: 'width' | 'upload'; readonly pixels: number };
  readonly at: Delivery;
  /** Bytes that the screen loads before and after the change; those of a copy are estimated by area. */
  readonly before: number;
  readonly after: number;
  /** Names of breakpoints that the Width would change and whose rendered width was assumed. */
  readonly unmeasured: readonly string[];
}

function greatest(savings: readonly Saving[]): Saving | null {
  return savings.toSorted((one, other) => other.before - other.after - (one.before - one.after))[0] ?? null;
}

function byWidth(delivering: Delivering, deliveries: readonly Delivery[]): Saving | null {
  const known = deliveries.filter(({ rendered }) => !rendered.isAssumed);
  const pixels = Math.ceil(Math.max(...known.map(({ rendered }) => rendered.width)));
  // Most images are widest at the widest breakpoint: an unknown width there may need more.
  if (!isWidth(pixels) || deliveries[0]?.rendered.isAssumed !== false) return null;
  const { sizes } = pageSizes({ pasted: null, width: pixels });
  const changed = deliveriesOf({ ...delivering, sizes });
  const unmeasured = new Set(
    changed
      .filter(({ rendered, viewport }) => rendered.isAssumed && sizes(viewport) < viewport)
      .map(({ breakpoint }) => breakpoint.name),
  );
  return greatest(
    deliveries.flatMap((at, index) => {
      const before = at.loaded.bytes;
      const after = changed[index]?.loaded.bytes;
      if (at.rendered.isAssumed || before === null || typeof after !== 'number') return [];
      return { lever: { kind: 'width', pixels }, at, before, after, unmeasured: [...unmeasured] };
    }),
  );
}

function byUpload(deliveries: readonly Delivery[]): Saving | null {
  const pixels = neededPixels(deliveries);
  return greatest(
    deliveries.flatMap((at) => {
      const { bytes: before, width, isOriginal } = at.loaded;
      if (at.rendered.isAssumed || !isOriginal || before === null) return [];
      if (width < pixels * thresholds.widthsOverUse) return [];
      const after = before - wasteOf(before, width, pixels);
      return { lever: { kind: 'upload', pixels }, at, before, after, unmeasured: [] };
    }),
  );
}

/**
 * Returns the change that saves the most bytes at one screen, or null where no rendered width is known or too little
 * would be saved. Setting a Width takes a moment, and so comes before an upload; it has no effect where `sizes` is the
 * page's own. Thresholds: those of Lighthouse, in bytes.
 */
export function savingOf(
  delivering: Delivering,
  deliveries: readonly Delivery[],
  source: PageSizes['source'],
): Saving | null {
  const { wasteWithVariants, wasteWithoutVariants } = thresholds;
  const least = delivering.candidates.length > 1 ? wasteWithVariants : wasteWithoutVariants;
  const savings = [source === 'page' ? null : byWidth(delivering, deliveries), byUpload(deliveries)];
  return savings.find((saving) => saving !== null && saving.before - saving.after >= least) ?? null;
}
