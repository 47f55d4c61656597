import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import { DeliveryTable } from '#panel/delivery/delivery-table.tsx';
import { RenderedWidthField } from '#panel/delivery/rendered-width-field.tsx';
import { SharpnessLine } from '#panel/delivery/sharpness-line.tsx';
import { SizesFields } from '#panel/delivery/sizes-fields.tsx';
import * as words from '#panel/i18n/delivery.ts';
import { type Fold, FoldButton } from '#panel/ui/fold.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { isVector } from '#rules/variants/vector.ts';

interface DeliveryRegionProps {
  readonly selection: SelectedAsset;
  readonly assetSummary: AssetSummary;
  readonly delivery: ImageDelivery | null;
  readonly inputs: DeliveryInputs;
  /** Whether the table is shown. */
  readonly fold: Fold;
}

function Details({ selection, delivery, inputs }: DeliveryRegionProps & { delivery: ImageDelivery }) {
  const { candidates } = delivery.listing;
  const field = <RenderedWidthField inputs={inputs} />;
  return candidates.length === 1 ? (
    <>
      {field}
      <p class="quiet">{words.onlyFile(candidates[0]?.width ?? 0)}</p>
    </>
  ) : (
    <>
      {field}
      <SizesFields inputs={inputs} sizes={delivery.sizes} toldWidth={selection.placement.width} />
      <DeliveryTable deliveries={delivery.deliveries} />
      <p class="fine">{words.between}</p>
    </>
  );
}

function Body(props: DeliveryRegionProps) {
  const { selection, assetSummary, delivery, fold } = props;
  const { details, measured } = selection;
  const { width } = assetSummary.original;
  if (isVector(details?.contentType)) return <p class="quiet">{words.vector}</p>;
  if (!delivery || (measured === undefined && width === null)) return null;
  if (delivery.listing.candidates.length === 0 || width === null) {
    return <p class="quiet">{words.unknown}</p>;
  }
  return (
    <>
      <FoldButton fold={fold} controls="delivery-details">
        <SharpnessLine deliveries={delivery.deliveries} />
      </FoldButton>
      {fold.isOpen.value && (
        <div id="delivery-details" class="fold-details">
          <Details {...props} delivery={delivery} />
        </div>
      )}
    </>
  );
}

/**
 * Where the image is sharp; and on demand the file that each breakpoint loads at each density by the page's `sizes`, and
 * the one it needs by the rendered width.
 */
export function DeliveryRegion(props: DeliveryRegionProps) {
  return (
    <section class="section folded" aria-labelledby="delivery">
      <h2 id="delivery" class="hidden">
        {words.heading}
      </h2>
      <Body {...props} />
    </section>
  );
}
