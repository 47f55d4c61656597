import type { ReadonlySignal } from '@preact/signals-core';
import type { AssetDetails } from '#contract/asset.ts';
import { CopyFailure } from '#panel/copying/copy-button.tsx';
import type { Copying } from '#panel/copying/copying.ts';
import { whyNoVariants } from '#panel/selected/no-variants.ts';
import type { Picture } from '#panel/selected/picture.ts';
import { Bars } from '#panel/selected/skeleton.tsx';
import { VariantsTable } from '#panel/selected/variants-table.tsx';
import { isVector } from '#panel/selected/vector.ts';
import { refresh as refreshLabel } from '#panel/words/actions.ts';
import * as words from '#panel/words/variants.ts';

interface VariantsRegionProps {
  readonly details: AssetDetails | null;
  /** True where the details are not coming. */
  readonly isRefused: boolean;
  readonly picture: ReadonlySignal<Picture>;
  readonly copying: Copying;
  readonly refresh: () => void;
}

function NoVariants({
  details,
  width,
  refresh,
}: {
  details: AssetDetails;
  width: number | null;
  refresh: () => void;
}) {
  const reason = whyNoVariants({ contentType: details.contentType, size: details.size, width });
  const mayChange = reason === 'processing' || reason === 'unknown';
  return (
    <div class="why">
      <p>{words.whyNone[reason]}</p>
      {mayChange && (
        <button type="button" class="button" onClick={refresh}>
          {refreshLabel}
        </button>
      )}
    </div>
  );
}

/** Every copy Webflow made of the image, or why there are none. */
export function VariantsRegion({ details, isRefused, picture, copying, refresh }: VariantsRegionProps) {
  const size =
    picture.value.kind === 'shown' && !isVector(details?.contentType)
      ? picture.value.size
      : { width: null, height: null };
  return (
    <section class="section" aria-labelledby="variants">
      <h2 id="variants">{words.heading}</h2>
      {details ? (
        <>
          {details.variants.length === 0 && (
            <NoVariants details={details} width={size.width} refresh={refresh} />
          )}
          <VariantsTable details={details} original={size} copying={copying} />
          <CopyFailure copying={copying} scope={`variant ${details.id}`} />
        </>
      ) : isRefused ? (
        <p class="quiet">{words.unavailable}</p>
      ) : (
        <Bars widths={[100, 100, 100]} />
      )}
    </section>
  );
}
