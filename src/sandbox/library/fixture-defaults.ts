import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import type { AssetFixture, VariantFixture } from './asset-fixture.ts';
import { generatedVariants, thumbnailOf } from './generated-variants.ts';

/** The required values of a fixture and any that differ from the defaults. */
export type FixtureInput = Pick<
  AssetFixture,
  'key' | 'fileName' | 'altText' | 'motif' | 'format' | 'width' | 'height'
> &
  Partial<AssetFixture>;

function variantsOf({ width, format, frames, variants, thumbnailListed }: FixtureInput): VariantFixture[] {
  const hasCopies = frames === undefined || unconfirmed.animationHasVariants;
  const made = variants ?? (hasCopies ? generatedVariants(width, format) : []);
  return (thumbnailListed ?? unconfirmed.thumbnailListed) ? [thumbnailOf(format), ...made] : made;
}

/** The complete fixture. `number` determines the asset's id, its dates and its composition. */
export function withDefaults(input: FixtureInput, number: number): AssetFixture {
  const day = String((number % 27) + 1).padStart(2, '0');
  return {
    assetId: `66b2a55e${number.toString(16).padStart(16, '0')}`,
    siteId: sites.outdoors.id,
    displayName: input.fileName,
    seed: number,
    quality: 80,
    createdOn: `2026-06-${day}T10:15:30.250Z`,
    lastUpdated: `2026-08-${day}T16:42:05.871Z`,
    ...input,
    variants: variantsOf(input),
  };
}
