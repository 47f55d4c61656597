import { type Breakpoint, viewportsOf } from '#rules/delivery/breakpoints.ts';
import type { Candidate } from '#rules/delivery/candidates.ts';
import { type RenderedAt, type RenderedWidths, renderedAt } from '#rules/delivery/rendered-width.ts';
import { isDenseEnough, selectSource } from '#rules/delivery/select-source.ts';
import type { SourceSizes } from '#rules/delivery/sizes/source-sizes.ts';

/** The densities of the table, in device pixels per CSS pixel. */
export const densities = [1, 2, 3] as const;

/** What a page's markup gives for an image. */
export interface Sources {
  readonly candidates: readonly Candidate[];
  readonly sizes: SourceSizes;
}

/** A screen: its width in CSS pixels, and device pixels per CSS pixel. */
export interface Screen {
  readonly viewport: number;
  readonly density: number;
}

/**
 * The file that one screen loads and the one it needs. `loaded` depends on the candidates and `sizes` alone, `needed`
 * on the candidates and the rendered width alone.
 */
export interface ScreenDelivery extends Screen {
  /** The width in CSS pixels that `sizes` gives. */
  readonly promised: number;
  /** The file that a browser downloads for that width. */
  readonly loaded: Candidate;
  readonly rendered: RenderedAt;
  /** The narrowest file that is sharp at the rendered width; where none is, the widest. */
  readonly needed: Candidate;
  /** Bytes loaded above those needed, 0 or more; null where either file was not measured. */
  readonly excess: number | null;
  /** True where the loaded file has fewer pixels than the rendered width needs. Never true for an assumed width. */
  readonly isBlurry: boolean;
}

/** The delivery to the screen that represents a breakpoint. */
export interface Delivery<T extends Breakpoint = Breakpoint> extends ScreenDelivery {
  readonly breakpoint: T;
}

/** Returns what a screen loads and needs; null without candidates. */
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

/** The inputs for one image on a page. */
export interface Delivering<T extends Breakpoint = Breakpoint> extends Sources {
  readonly rendered: RenderedWidths;
  readonly breakpoints: readonly T[];
}

/** Returns a delivery for each breakpoint at each density, widest breakpoint first; empty without candidates. */
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
