import { componentValues, splitAtCommas, trimSpace } from '#rules/delivery/sizes/component-values.ts';
import { lengthOf } from '#rules/delivery/sizes/length.ts';
import { type Condition, conditionOf } from '#rules/delivery/sizes/media-condition.ts';
import { SizesError, type SizesErrorReason } from '#rules/delivery/sizes/sizes-error.ts';
import type { Length } from '#rules/delivery/sizes/units.ts';

/** The CSS pixels that a `sizes` attribute gives in a viewport of this width, also in CSS pixels. */
export type SourceSizes = (viewport: number) => number;

/** The sizes of an attribute, or why it is refused. */
export type SizesReading =
  | { readonly ok: true; readonly sizes: SourceSizes }
  | { readonly ok: false; readonly reason: SizesErrorReason };

/** The default of browsers where no size applies. Source: HTML, parse a sizes attribute. */
export const fullWidth: SourceSizes = (viewport) => viewport;

interface SourceSize {
  readonly applies: Condition;
  readonly length: Length;
}

function sourceSizeOf(part: ReturnType<typeof splitAtCommas>[number]): SourceSize | null {
  const values = trimSpace(part);
  const last = values.at(-1);
  if (last?.kind === 'ident' && last.text === 'auto') throw new SizesError('unsupported');
  const length = lengthOf(last);
  // A negative length is invalid, while a negative calculation counts as 0. Source: CSS Values 4, range checking.
  if (!length || (last?.kind === 'dimension' && last.value < 0)) return null;
  const before = trimSpace(values.slice(0, -1));
  const applies = before.length === 0 ? () => true : conditionOf(before);
  return applies && { applies, length };
}

/**
 * Reads a `sizes` attribute as browsers do: invalid entries are skipped, the first entry whose condition is true
 * applies, and without one it is `100vw`. It is refused where browsers would find no size at all, and where the size
 * depends on more than the viewport's width. Source: HTML, parse a sizes attribute.
 */
export function readSizes(text: string): SizesReading {
  try {
    const sizes = splitAtCommas(componentValues(text))
      .map(sourceSizeOf)
      .filter((size) => size !== null);
    if (sizes.length === 0) return { ok: false, reason: 'noSize' };
    return {
      ok: true,
      sizes(viewport) {
        const { length } = sizes.find(({ applies }) => applies(viewport) === true) ?? { length: fullWidth };
        const width = length(viewport);
        return Number.isNaN(width) ? 0 : Math.max(0, width);
      },
    };
  } catch (error) {
    if (error instanceof SizesError) return { ok: false, reason: error.reason };
    throw error;
  }
}
