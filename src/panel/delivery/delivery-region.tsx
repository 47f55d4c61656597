import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { DeliveryInputs } from '#panel/delivery/delivery-inputs.ts';
import { DeliveryTable } from '#panel/delivery/delivery-table.tsx';
import { RenderedWidthField } from '#panel/delivery/rendered-width-field.tsx';
import { SizesFields } from '#panel/delivery/sizes-fields.tsx';
import * as words from '#panel/i18n/delivery.ts';
import { Bars } from '#panel/ui/skeleton.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { isVector } from '#rules/variants/vector.ts';

interface DeliveryRegionProps {
  readonly selection: SelectedAsset;
  readonly assetSummary: AssetSummary;
  readonly delivery: ImageDelivery | null;
  readonly inputs: DeliveryInputs;
}

function Body({ selection, assetSummary, delivery, inputs }: DeliveryRegionProps) {
  const { details, measured } = selection;
  const { width } = assetSummary.original;
  if (isVector(details?.contentType)) return <p class="quiet">{words.vector}</p>;
  if (!delivery || (measured === undefined && width === null)) return <Bars widths={[100, 100]} />;
  const { candidates } = delivery.listing;
  const [only] = candidates;
  if (!only || width === null) return <p class="quiet">{words.unknown}</p>;
  const field = <RenderedWidthField inputs={inputs} image={selection.image} />;
  return candidates.length === 1 ? (
    <>
      {field}
      <p class="quiet">{words.onlyFile(only.width)}</p>
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

/**
 * The file that each breakpoint loads at each density by the page's `sizes`, and the one it needs by the rendered
 * width.
 */
export function DeliveryRegion(props: DeliveryRegionProps) {
  return (
    <section class="section" aria-labelledby="delivery">
      <h2 id="delivery">{words.heading}</h2>
      <Body {...props} />
    </section>
  );
}
