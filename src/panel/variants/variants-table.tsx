import type { AssetDetails } from '#contract/asset.ts';
import type { FileFacts } from '#contract/measurements.ts';
import { formatFormat } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/variants.ts';
import type { Copying } from '#panel/ui/copying.ts';
import type { ExpandedRow } from '#panel/variants/expanded-row.ts';
import { VariantRow } from '#panel/variants/variant-row.tsx';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { FileListing, OmissionReason } from '#rules/delivery/candidates.ts';
import { shareOf } from '#rules/variants/share-of.ts';
import { isVector } from '#rules/variants/vector.ts';

interface VariantsTableProps {
  readonly details: AssetDetails;
  readonly assetSummary: AssetSummary;
  /** True while files are being measured. */
  readonly isMeasuring: boolean;
  /** Which files `srcset` omits; null until that is known. */
  readonly listing: FileListing | null;
  readonly copying: Copying;
  readonly expandedRow: ExpandedRow;
  readonly panelUrl: URL;
}

function whyNoBytes(file: FileFacts | undefined, isMeasuring: boolean): string {
  if (isMeasuring) return words.weighing;
  return file?.reason ? words.whyUnmeasured[file.reason] : words.notMeasured;
}

/** Returns why a file is omitted, as text; null for a candidate, and where its row already says so. */
function whyLeftOut(reason: OmissionReason | null | undefined): string | null {
  return reason && reason !== 'failed' ? words.whyLeftOut[reason] : null;
}

/** A row for each variant in Webflow's order, and the original last. */
export function VariantsTable({
  details,
  assetSummary,
  isMeasuring,
  listing,
  copying,
  expandedRow,
  panelUrl,
}: VariantsTableProps) {
  const { measured, original } = assetSummary;
  const whole = measured?.original.bytes ?? details.size;
  const common = { assetId: details.id, copying, expandedRow, panelUrl };
  const noPixels = isVector(details.contentType) ? words.noPixels : words.notLoaded;
  return (
    <table class="variants">
      <caption class="hidden">{words.heading}</caption>
      <colgroup>
        {words.columns.map((column) => (
          <col key={column} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {words.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <td class="action" />
        </tr>
      </thead>
      <tbody>
        {details.variants?.map((variant, at) => {
          const file = measured?.variants[at];
          const format = variant.format && formatFormat(variant.format);
          return (
            <VariantRow
              key={at}
              {...common}
              name={words.describe(variant.width, format)}
              url={variant.hostedUrl}
              width={variant.width}
              height={variant.height ?? file?.height ?? null}
              format={format}
              bytes={file?.bytes ?? null}
              whyNoBytes={whyNoBytes(file, isMeasuring)}
              share={shareOf(file?.bytes, whole)}
              quality={variant.quality}
              error={variant.error}
              leftOut={whyLeftOut(listing?.omissions[at])}
              noPixels={words.notGiven}
            />
          );
        })}
        <VariantRow
          {...common}
          isOriginal
          name={words.theOriginal}
          url={details.hostedUrl}
          width={original.width}
          height={original.height}
          format={details.contentType && formatFormat(details.contentType)}
          bytes={whole}
          whyNoBytes={words.notGiven}
          share={null}
          quality={null}
          error={null}
          leftOut={whyLeftOut(listing?.originalOmission)}
          noPixels={noPixels}
        />
      </tbody>
    </table>
  );
}
