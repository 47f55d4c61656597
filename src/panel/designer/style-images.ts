import { filesIn } from '#panel/designer/backgrounds.ts';
import { member } from '#panel/designer/member.ts';

/** All breakpoints, the base first. Source: Designer API, `getAllMediaQueries`. */
export const allBreakpoints = [
  'main',
  'large',
  'xl',
  'xxl',
  'medium',
  'small',
  'tiny',
] as const satisfies BreakpointId[];

/** Those of the states in which a style can have a picture of its own, the most usual first. Source: `PseudoStateKey`. */
export const states = [
  'hover',
  'before',
  'after',
  'active',
  'focus',
  'focus-visible',
  'focus-within',
  'visited',
  'first-child',
  'last-child',
  'nth-child(odd)',
  'nth-child(even)',
  'placeholder',
  'empty',
] as const satisfies PseudoStateKey[];

/** Where in a style a value is: null for the plain state, and for the component's base variant. */
export interface StylePlace {
  readonly breakpoint: BreakpointId;
  readonly pseudo: PseudoStateKey | null;
  readonly variantId: string | null;
}

/** The properties that can hold a file. Source: CSS; Designer API typings, `StyleProperty`. */
const imageProperties = [
  'background-image',
  'mask-image',
  'border-image-source',
  'list-style-image',
  'content',
  'cursor',
] as const satisfies StyleProperty[];

/** Without options the Designer reads the base. Source: Designer API typings, `StyleOptions`. */
function optionsFor({ breakpoint, pseudo, variantId }: StylePlace): StyleOptions | undefined {
  const options: StyleOptions = {
    ...(breakpoint === 'main' ? {} : { breakpoint }),
    ...(pseudo && { pseudo }),
    ...(variantId !== null && { variantId }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}

/**
 * Returns the ids of the assets that a style shows at one breakpoint, in one state and variant; one call reads all of
 * its properties. Throws the Designer's errors.
 */
export async function readStyleImages(style: Style, place: StylePlace): Promise<string[]> {
  const options = optionsFor(place);
  const values: unknown[] =
    typeof style.getProperties === 'function'
      ? await style
          .getProperties(options)
          .then((all: unknown) => imageProperties.map((name) => member(all, name)))
      : [await style.getProperty('background-image', options)];
  const ids = values.flatMap(filesIn).map(({ assetId }) => assetId);
  return [...new Set(ids.filter((id) => id !== null))];
}
