import type { AssetDetails } from '#contract/asset.ts';
import type { ExpandedRow } from '#panel/files/expanded-row.ts';
import { fileRows } from '#panel/files/file-rows.ts';
import { FilesTable } from '#panel/files/files-table.tsx';
import type { LoadedBy } from '#panel/files/loaded-by.tsx';
import * as words from '#panel/i18n/files.ts';
import { Bars } from '#panel/ui/skeleton.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { FileListing } from '#rules/delivery/candidates.ts';
import type { ImageLoads } from '#rules/delivery/file-loads.ts';
import { whyNoVariants } from '#rules/variants/no-variants.ts';

/** What the second script tells of the files of the selected image. */
export interface FilesLazyFeatures {
  readonly views: { readonly LoadedBy: typeof LoadedBy };
}

interface FilesRegionProps {
  readonly details: AssetDetails | null;
  readonly assetSummary: AssetSummary;
  /** Which files `srcset` omits; null until that is known. */
  readonly listing: FileListing | null;
  /** Which screens load each file; null until that is known. */
  readonly loads: ImageLoads | null;
  /** Null until the lazy features are loaded. */
  readonly lazyFeatures: FilesLazyFeatures | null;
  /** True while files are being measured. */
  readonly isMeasuring: boolean;
  /** True where the details were refused. */
  readonly isRefused: boolean;
  readonly expandedRow: ExpandedRow;
}

/** Every file of the image with its bytes and the screens that load it, or why there is only one. */
export function FilesRegion(props: FilesRegionProps) {
  const { details, isMeasuring, isRefused, assetSummary, listing, loads, lazyFeatures, expandedRow } = props;
  const { width } = assetSummary.original;
  const contentType = assetSummary.measured?.original.type ?? details?.contentType;
  return (
    <section class="section" aria-labelledby="files">
      <h2 id="files">{words.heading}</h2>
      {details ? (
        <>
          <FilesTable
            // Bytes decide what `srcset` lists: until they are known, no file is said to be loaded.
            rows={fileRows(details, assetSummary, listing, isMeasuring ? null : loads)}
            isMeasuring={isMeasuring}
            Loaded={lazyFeatures?.views.LoadedBy ?? null}
            expandedRow={expandedRow}
            scope={details.id}
          />
          {!details.variants?.length && (
            <p class="why">
              {details.variants
                ? words.whyNone[whyNoVariants({ ...details, contentType, width })]
                : words.notGiven}
            </p>
          )}
        </>
      ) : isRefused ? (
        <p class="quiet">{words.unavailable}</p>
      ) : (
        <Bars widths={[100, 100, 100]} />
      )}
    </section>
  );
}
