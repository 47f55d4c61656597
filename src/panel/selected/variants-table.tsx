import type { AssetDetails, Variant } from '#contract/asset.ts';
import { CopyButton } from '#panel/copying/copy-button.tsx';
import type { Copying } from '#panel/copying/copying.ts';
import { formatFormat } from '#panel/format.ts';
import type { PictureSize } from '#panel/selected/picture.ts';
import { Bytes } from '#panel/selected/summary.tsx';
import { isVector } from '#panel/selected/vector.ts';
import * as actions from '#panel/words/actions.ts';
import * as words from '#panel/words/variants.ts';

/** A dash for the eye and the reason for everybody else. */
function NotGiven({ why }: { why: string }) {
  return (
    <span title={why}>
      <span aria-hidden="true">–</span>
      <span class="hidden">{why}</span>
    </span>
  );
}

const orDash = (value: number | string | null) => value ?? <NotGiven why={words.notGiven} />;

interface RowProps {
  readonly assetId: string;
  readonly variant: Variant;
  readonly copying: Copying;
}

function VariantRow({ assetId, variant, copying }: RowProps) {
  const { width, height, quality, error, hostedUrl } = variant;
  const format = variant.format ? formatFormat(variant.format) : null;
  return (
    <tr>
      <th scope="row">{orDash(width)}</th>
      <td>{orDash(height)}</td>
      <td>
        <span class="clamped">{orDash(format)}</span>
      </td>
      {error === null ? (
        <>
          <td>
            <NotGiven why={words.sizeNotKnown} />
          </td>
          <td>{orDash(quality)}</td>
        </>
      ) : (
        <td colSpan={2} class="failed" dir="auto">
          {words.failed(error)}
        </td>
      )}
      <td class="action">
        {hostedUrl !== null && error === null && (
          <CopyButton
            compact
            copying={copying}
            id={`variant ${assetId} ${hostedUrl}`}
            text={hostedUrl}
            label={actions.copyUrlOf(words.describe(width, format))}
          />
        )}
      </td>
    </tr>
  );
}

interface OriginalRowProps {
  readonly details: AssetDetails;
  readonly size: PictureSize;
  readonly copying: Copying;
}

function OriginalRow({ details, size, copying }: OriginalRowProps) {
  const noSize = <NotGiven why={isVector(details.contentType) ? words.noPixels : words.notLoaded} />;
  return (
    <tr>
      <th scope="row">
        {size.width ?? noSize}
        <span class="tag">{words.original}</span>
      </th>
      <td>{size.height ?? noSize}</td>
      <td>{orDash(details.contentType ? formatFormat(details.contentType) : null)}</td>
      <td>{details.size === null ? <NotGiven why={words.notGiven} /> : <Bytes bytes={details.size} />}</td>
      <td>
        <NotGiven why={words.notGiven} />
      </td>
      <td class="action">
        {details.hostedUrl !== null && (
          <CopyButton
            compact
            copying={copying}
            id={`variant ${details.id} original`}
            text={details.hostedUrl}
            label={actions.copyUrlOf(words.theOriginal)}
          />
        )}
      </td>
    </tr>
  );
}

interface VariantsTableProps {
  readonly details: AssetDetails;
  /** Pixels of the original, as far as the preview has told. */
  readonly original: PictureSize;
  readonly copying: Copying;
}

/** A row for each variant in Webflow's order, and the original last. */
export function VariantsTable({ details, original, copying }: VariantsTableProps) {
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
        {details.variants.map((variant, at) => (
          <VariantRow key={at} assetId={details.id} variant={variant} copying={copying} />
        ))}
        <OriginalRow details={details} size={original} copying={copying} />
      </tbody>
    </table>
  );
}
