import { type Breakpoint, viewportsOf } from '#rules/delivery/breakpoints.ts';
import type { Candidate } from '#rules/delivery/candidates.ts';
import { type RenderedAt, type RenderedWidths, renderedAt } from '#rules/delivery/rendered-width.ts';
import { isDenseEnough, selectSource } from '#rules/delivery/select-source.ts';
import type { SourceSizes } from '#rules/delivery/sizes/source-sizes.ts';

/** The densities of the table, in device pixels to a CSS pixel. */
export const densities = [1, 2, 3] as const;

/** What a page says of an image's files. */
export interface Sources {
  readonly candidates: readonly Candidate[];
  readonly sizes: SourceSizes;
}

/** A screen: its width in CSS pixels, and device pixels to one of them. */
export interface Screen {
  readonly viewport: number;
  readonly density: number;
}

/**
 * What one screen loads and what it needs. `loaded` follows from the candidates and `sizes` alone, `needed` from the
 * candidates and the rendered width alone.
 */
export interface ScreenDelivery extends Screen {
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

/** The same for the screen that stands for a breakpoint. */
export interface Delivery<T extends Breakpoint = Breakpoint> extends ScreenDelivery {
  readonly breakpoint: T;
}

/** What a screen loads and needs; null without candidates. */
export function deliverTo(
  { candidates, sizes }: Sources,
  { viewport, density }: Screen,
  rendered: RenderedAt,
): ScreenDelivery | null {
  const promised = sizes(viewport);
  const loaded = selectSource(candidates, promised, density);
  const needed = selectSource(candidates, rendered.width, density);
  if (!loaded || !needed) return null;
  const excess =
    loaded.bytes === null || needed.bytes === null ? null : Math.max(0, loaded.bytes - needed.bytes);
  const isBlurry = !rendered.isAssumed && !isDenseEnough(loaded, rendered.width, density);
  return { viewport, density, promised, loaded, rendered, needed, excess, isBlurry };
}

/** One way a page shows an image. */
export interface Delivering<T extends Breakpoint = Breakpoint> extends Sources {
  readonly rendered: RenderedWidths;
  readonly breakpoints: readonly T[];
}

/** Each breakpoint at each density, widest breakpoint first; empty without candidates. */
export function deliveriesOf<T extends Breakpoint>({
  rendered,
  breakpoints,
  ...sources
}: Delivering<T>): Delivery<T>[] {
  return viewportsOf(breakpoints).flatMap(({ breakpoint, viewport }) => {
    const at = renderedAt(rendered, breakpoint, viewport);
    return densities.flatMap((density) => {
      const delivery = deliverTo(sources, { viewport, density }, at);
      return delivery ? { ...delivery, breakpoint } : [];
    });
  });
}
