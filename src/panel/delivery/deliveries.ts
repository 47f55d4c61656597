import { type Breakpoint, viewportsOf } from '#panel/delivery/breakpoints.ts';
import type { Candidate } from '#panel/delivery/candidates.ts';
import { type RenderedAt, type RenderedWidths, renderedAt } from '#panel/delivery/rendered-width.ts';
import { isDenseEnough, selectSource } from '#panel/delivery/select-source.ts';
import type { SourceSizes } from '#panel/delivery/sizes/source-sizes.ts';

/** The densities of the table, in device pixels to a CSS pixel. */
export const densities = [1, 2, 3] as const;

/**
 * What one screen loads and what it needs. `loaded` follows from the candidates and `sizes` alone, `needed` from the
 * candidates and the rendered width alone.
 */
export interface Delivery<T extends Breakpoint = Breakpoint> {
  readonly breakpoint: T;
  /** CSS pixels. */
  readonly viewport: number;
  readonly density: number;
  /** CSS pixels that `sizes` promises. */
  readonly promised: number;
  /** The file a browser downloads for those. */
  readonly loaded: Candidate;
  readonly rendered: RenderedAt;
  /** The narrowest file that is sharp at the rendered width; where none is, the widest. */
  readonly needed: Candidate;
  /** Bytes loaded beyond those needed, 0 or more; null where either file was not measured. */
  readonly excess: number | null;
  /** True where the loaded file has fewer pixels than the rendered width takes. Never true of an assumed width. */
  readonly isBlurry: boolean;
}

/** One way a page shows an image. */
export interface Delivering<T extends Breakpoint = Breakpoint> {
  readonly candidates: readonly Candidate[];
  readonly sizes: SourceSizes;
  readonly rendered: RenderedWidths;
  readonly breakpoints: readonly T[];
}

/** Bytes of one file beyond those of another, 0 or more; null where either is not known. */
export function excessOf(loaded: Candidate, needed: Candidate): number | null {
  return loaded.bytes === null || needed.bytes === null ? null : Math.max(0, loaded.bytes - needed.bytes);
}

/** Each breakpoint at each density, widest breakpoint first; empty without candidates. */
export function deliveriesOf<T extends Breakpoint>({
  candidates,
  sizes,
  rendered,
  breakpoints,
}: Delivering<T>): Delivery<T>[] {
  return viewportsOf(breakpoints).flatMap(({ breakpoint, viewport }) => {
    const at = renderedAt(rendered, breakpoint, viewport);
    const promised = sizes(viewport);
    return densities.flatMap((density) => {
      const loaded = selectSource(candidates, promised, density);
      const needed = selectSource(candidates, at.width, density);
      if (!loaded || !needed) return [];
      const isBlurry = !at.isAssumed && !isDenseEnough(loaded, at.width, density);
      const excess = excessOf(loaded, needed);
      return { breakpoint, viewport, density, promised, loaded, rendered: at, needed, excess, isBlurry };
    });
  });
}
