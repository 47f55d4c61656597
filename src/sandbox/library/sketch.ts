import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { sites } from '#sandbox/world/people-and-places.ts';
import { madeVariants, thumbnailOf } from './made-variants.ts';
import type { Recipe, VariantRecipe } from './recipe.ts';

/** What is special about one asset; the catalog fills in the rest. */
export type Sketch = Pick<Recipe, 'key' | 'fileName' | 'altText' | 'motif' | 'format' | 'width' | 'height'> &
  Partial<Recipe>;

function variantsOf({ width, format, frames, variants, thumbnailListed }: Sketch): VariantRecipe[] {
  const hasCopies = frames === undefined || unconfirmed.animationHasVariants;
  const made = variants ?? (hasCopies ? madeVariants(width, format) : []);
  return (thumbnailListed ?? unconfirmed.thumbnailListed) ? [thumbnailOf(format), ...made] : made;
}

/** The whole recipe of a sketch. `number` gives the asset its id, its dates and its composition. */
export function recipeOf(sketch: Sketch, number: number): Recipe {
  const day = String((number % 27) + 1).padStart(2, '0');
  return {
    assetId: `66b2a55e${number.toString(16).padStart(16, '0')}`,
    siteId: sites.outdoors.id,
    displayName: sketch.fileName,
    seed: number,
    quality: 80,
    createdOn: `2026-06-${day}T10:15:30.250Z`,
    lastUpdated: `2026-08-${day}T16:42:05.871Z`,
    ...sketch,
    variants: variantsOf(sketch),
  };
}
