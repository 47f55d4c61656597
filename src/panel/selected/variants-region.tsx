import type { AssetDetails } from '#contract/asset.ts';
import { CopyButton, CopyFailure } from '#panel/copying/copy-button.tsx';
import type { Copying } from '#panel/copying/copying.ts';
import { type DrawnWidth, sizesOf } from '#panel/delivery/drawn-width.ts';
import { gapsOf } from '#panel/delivery/ladder.ts';
import { imgTag, srcsetOf } from '#panel/delivery/markup.ts';
import type { Inspection } from '#panel/selected/inspection.ts';
import { whyNoVariants } from '#panel/selected/no-variants.ts';
import type { Opened } from '#panel/selected/opened.ts';
import { Bars } from '#panel/selected/skeleton.tsx';
import { VariantsTable } from '#panel/selected/variants-table.tsx';
import * as actions from '#panel/words/actions.ts';
import * as words from '#panel/words/variants.ts';

interface VariantsRegionProps {
  readonly details: AssetDetails | null;
  readonly inspection: Inspection;
  readonly drawn: DrawnWidth;
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
  const { details, isMeasuring, isRefused, inspection, copying } = props;
  const { original, files } = inspection;
  const scope = `variant ${details?.id}`;
  return (
    <section class="section" aria-labelledby="variants">
      <h2 id="variants">{words.heading}</h2>
      {details ? (
        <>
          {details.variants.length === 0 && (
            <p class="why">{words.whyNone[whyNoVariants({ ...details, width: original.width })]}</p>
          )}
          <VariantsTable
            details={details}
            inspection={inspection}
            isMeasuring={isMeasuring}
            copying={copying}
            opened={props.opened}
            page={props.page}
          />
          {gapsOf(files.map(({ width }) => width)).map((gap) => (
            <p key={gap.from} class="quiet">
              {words.gap(gap)}
            </p>
          ))}
          <div class="buttons">
            {files.length > 1 && (
              <CopyButton
                copying={copying}
                id={`${scope} srcset`}
                text={srcsetOf(files)}
                label={actions.copySrcset}
              />
            )}
            {details.hostedUrl !== null && (
              <CopyButton
                copying={copying}
                id={`${scope} tag`}
                text={imgTag({
                  url: details.hostedUrl,
                  alt: inspection.alt,
                  ...original,
                  files,
                  sizes: sizesOf(props.drawn),
                })}
                label={actions.copyTag}
              />
            )}
          </div>
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
