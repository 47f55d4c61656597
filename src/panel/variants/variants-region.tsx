import type { ComponentChildren } from 'preact';
import type { AssetDetails } from '#contract/asset.ts';
import * as words from '#panel/i18n/variants.ts';
import { CopyFailure } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';
import { Bars } from '#panel/ui/skeleton.tsx';
import type { ExpandedRow } from '#panel/variants/expanded-row.ts';
import { VariantsTable } from '#panel/variants/variants-table.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { whyNoVariants } from '#rules/variants/no-variants.ts';

interface VariantsRegionProps {
  readonly details: AssetDetails | null;
  readonly assetSummary: AssetSummary;
  /** Null until it is known. */
  readonly delivery: ImageDelivery | null;
  /** True while files are being measured. */
  readonly isMeasuring: boolean;
  /** True where the details were refused. */
  readonly isRefused: boolean;
  readonly copying: Copying;
  readonly expandedRow: ExpandedRow;
  readonly panelUrl: URL;
  /** Prefix of the keys of this region's copy buttons. */
  readonly scope: string;
  /** Rendered below the table. */
  readonly children: ComponentChildren;
}

/** Every variant of the image with its bytes, or why there are none. */
export function VariantsRegion(props: VariantsRegionProps) {
  const { details, isMeasuring, isRefused, assetSummary, copying, scope } = props;
  const { width } = assetSummary.original;
  const contentType = assetSummary.measured?.original.type ?? details?.contentType;
  return (
    <section class="section" aria-labelledby="variants">
      <h2 id="variants">{words.heading}</h2>
      {details ? (
        <>
          {!details.variants?.length && (
            <p class="why">
              {details.variants
                ? words.whyNone[whyNoVariants({ ...details, contentType, width })]
                : words.notGiven}
            </p>
          )}
          <VariantsTable
            details={details}
            assetSummary={assetSummary}
            isMeasuring={isMeasuring}
            listing={props.delivery?.listing ?? null}
            copying={copying}
            expandedRow={props.expandedRow}
            panelUrl={props.panelUrl}
          />
          {props.children}
          <CopyFailure copying={copying} scope={scope} />
        </>
      ) : isRefused ? (
        <p class="quiet">{words.unavailable}</p>
      ) : (
        <Bars widths={[100, 100, 100]} />
      )}
    </section>
  );
}
