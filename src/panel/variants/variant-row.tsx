import { imageUrl } from '#panel/browser/image-url.ts';
import * as actions from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/variants.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import { CopyButton } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';
import type { ExpandedRow } from '#panel/variants/expanded-row.ts';

/** A dash for sighted people, and the reason as text for screen readers. */
function NotGiven({ why }: { why: string }) {
  return (
    <span title={why}>
      <span aria-hidden="true">–</span>
      <span class="hidden">{why}</span>
    </span>
  );
}

interface VariantRowProps {
  readonly assetId: string;
  /** Its name among the rows, such as "500 px JPEG". */
  readonly name: string;
  readonly isOriginal?: boolean;
  readonly url: string | null;
  /** Pixels; `noPixels` is why there are none. */
  readonly width: number | null;
  readonly height: number | null;
  readonly noPixels: string;
  readonly format: string | null;
  readonly bytes: number | null;
  readonly whyNoBytes: string;
  /** Share of the original's bytes, as a fraction. */
  readonly share: number | null;
  readonly quality: number | null;
  /** Webflow's own message for a file that could not be made. */
  readonly error: string | null;
  /** Why browsers do not choose from it, as text; null for a candidate. */
  readonly leftOut: string | null;
  readonly copying: Copying;
  readonly expandedRow: ExpandedRow;
  readonly panelUrl: URL;
}

/** One row of the variants table: the file's facts, its picture on demand, and its URL to copy. */
export function VariantRow(props: VariantRowProps) {
  const { name, isOriginal = false, url, width, height, noPixels, format, error, quality, share } = props;
  const key = `variant ${props.assetId} ${isOriginal ? 'original' : url}`;
  const picture = error === null ? imageUrl(url, props.panelUrl) : null;
  const isOpen = picture !== null && props.expandedRow.key.value === key;
  const preview = words.showPicture(words.describe(width, isOriginal ? words.theOriginal : format));
  const pixels = width ?? <NotGiven why={noPixels} />;
  return (
    <>
      <tr>
        <th scope="row">
          {picture === null ? (
            pixels
          ) : (
            <button
              type="button"
              class="text-button"
              aria-expanded={isOpen}
              {...(width === null ? {} : { 'aria-label': preview })}
              title={preview}
              onClick={() => props.expandedRow.toggle(key)}
            >
              {width ?? words.show}
            </button>
          )}
          {isOriginal && <span class="tag">{words.original}</span>}
        </th>
        <td>{height ?? <NotGiven why={noPixels} />}</td>
        <td>
          <span class="clamped">{format ?? <NotGiven why={words.notGiven} />}</span>
        </td>
        {error === null ? (
          <>
            <td class="bytes" title={share === null ? undefined : words.share(share)}>
              {props.bytes === null ? <NotGiven why={props.whyNoBytes} /> : <Bytes bytes={props.bytes} />}
              {share !== null && (
                <span class="share" data-over={share > 1}>
                  <span style={{ inlineSize: `${Math.min(share, 1) * 100}%` }} />
                  <span class="hidden">{words.share(share)}</span>
                </span>
              )}
            </td>
            <td>{quality ?? <NotGiven why={words.notGiven} />}</td>
          </>
        ) : (
          <td colSpan={2} class="failed" dir="auto">
            {words.failed(error)}
          </td>
        )}
        <td class="action">
          {url !== null && error === null && (
            <CopyButton compact copying={props.copying} id={key} text={url} label={actions.copyUrlOf(name)} />
          )}
        </td>
      </tr>
      {props.leftOut !== null && (
        <tr>
          <td colSpan={6} class="left-out">
            {props.leftOut}
          </td>
        </tr>
      )}
      {isOpen && (
        <tr>
          <td colSpan={6} class="picture">
            <img src={picture} alt={preview} referrerpolicy="no-referrer" />
          </td>
        </tr>
      )}
    </>
  );
}
