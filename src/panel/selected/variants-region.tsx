import type { AssetDetails } from '#contract/asset.ts';
import { CopyFailure } from '#panel/copying/copy-button.tsx';
import type { Copying } from '#panel/copying/copying.ts';
import type { Tools } from '#panel/later/tools.ts';
import type { Inspection } from '#panel/selected/inspection.ts';
import { whyNoVariants } from '#panel/selected/no-variants.ts';
import type { Opened } from '#panel/selected/opened.ts';
import { Bars } from '#panel/selected/skeleton.tsx';
import { VariantsTable } from '#panel/selected/variants-table.tsx';
import * as words from '#panel/words/variants.ts';

interface VariantsRegionProps {
  readonly details: AssetDetails | null;
  readonly inspection: Inspection;
  /** Null until they have come. */
  readonly tools: Tools | null;
  /** True while the files are still being measured. */
  readonly isMeasuring: boolean;
  /** True where the details are not coming. */
  readonly isRefused: boolean;
  readonly copying: Copying;
  readonly opened: Opened;
  readonly page: URL;
}

/** Every copy Webflow made of the image and what each weighs, or why there are none. */
export function VariantsRegion(props: VariantsRegionProps) {
  const { details, isMeasuring, isRefused, inspection, copying, tools } = props;
  const scope = `variant ${details?.id}`;
  const judgement = tools?.judgement.value;
  const { width } = inspection.original;
  const contentType = inspection.measured?.original.type ?? details?.contentType;
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
            inspection={inspection}
            isMeasuring={isMeasuring}
            listing={judgement?.delivery?.listing ?? null}
            copying={copying}
            opened={props.opened}
            page={props.page}
          />
          {tools && judgement?.delivery && (
            <tools.views.MarkupButtons
              url={details.hostedUrl}
              inspection={inspection}
              delivery={judgement.delivery}
              copying={copying}
              scope={scope}
            />
          )}
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
