import * as actions from '#panel/i18n/actions.ts';
import { CopyButton } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { imgTag, isWebUrl, srcsetOf } from '#rules/delivery/markup.ts';

interface MarkupButtonsProps {
  readonly url: string | null;
  readonly assetSummary: AssetSummary;
  readonly delivery: ImageDelivery;
  readonly copying: Copying;
  /** Prefix of the keys of this table's copy buttons. */
  readonly scope: string;
}

/** Buttons that copy the image as markup: the candidates, and the page's `sizes`. */
export function MarkupButtons({ url, assetSummary, delivery, copying, scope }: MarkupButtonsProps) {
  const { alt, original } = assetSummary;
  const files = delivery.listing.candidates;
  const fetched = files.filter((file) => isWebUrl(file.url));
  const tag = url === null ? null : imgTag({ url, alt, ...original, files, sizes: delivery.sizes.text });
  return (
    <div class="buttons">
      {fetched.length > 1 && (
        <CopyButton
          copying={copying}
          id={`${scope} srcset`}
          text={srcsetOf(fetched)}
          label={actions.copySrcset}
        />
      )}
      {tag !== null && (
        <CopyButton copying={copying} id={`${scope} tag`} text={tag} label={actions.copyTag} />
      )}
    </div>
  );
}
