import type { ReadonlySignal } from '@preact/signals-core';
import type { AssetStore } from '#panel/assets/store.ts';
import { imageUrl } from '#panel/browser/image-url.ts';
import type { FoundImage } from '#panel/designer/found-images.ts';
import { states } from '#panel/i18n/alt-text.ts';
import { boundFrom } from '#panel/i18n/binding.ts';
import * as words from '#panel/i18n/found.ts';
import type { FoundAssets } from '#panel/selection/found-assets.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import { Thumbnail } from '#panel/ui/thumbnail.tsx';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { altOf } from '#rules/audit/usage-facts.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';

/** The models that a found image is shown from. */
export interface FoundModels {
  readonly foundAssets: FoundAssets;
  readonly assets: Pick<AssetStore, 'asset' | 'usage'>;
  readonly breakpoints: ReadonlySignal<readonly Breakpoint[]>;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

interface FoundRowProps extends FoundModels {
  readonly image: FoundImage;
}

function labelOf({ as, property, breakpoints }: FoundImage, names: readonly Breakpoint[]): string | null {
  if (as === 'property') return property;
  if (as === 'image') return null;
  const on = breakpoints?.map((id) => names.find((one) => one.id === id)?.name ?? id);
  return on ? words.backgroundOn(on) : words.background;
}

/** The last part of an address, decoded where that is possible. */
function fileNameOf(url: string): string {
  const name = url.replace(/[?#].*$/, '').replace(/^.*\//, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** One found image: a press selects it on the canvas, or shows its facts. */
export function FoundRow({ image, foundAssets, assets, panelUrl, ...props }: FoundRowProps) {
  const assetId = foundAssets.assetIdOf(image);
  const asset = assetId === null ? null : assets.asset(assetId);
  const { name, url } = asset ? latestFacts(asset) : { name: null, url: null };
  const made = asset?.details?.variants?.find(({ error, hostedUrl }) => error === null && hostedUrl !== null);
  const source = imageUrl(made?.hostedUrl ?? url, panelUrl);
  const label = labelOf(image, props.breakpoints.value);
  const size = asset?.details?.size;
  const { altText, altWord, boundFile } =
    image.as === 'image' ? assets.usage(image.key, assetId).placement : {};
  const alt = asset ? altOf(asset, { as: image.as, altText, altWord }) : null;
  const isOpenable = image.as === 'image' || image.assetId !== null;
  const body = (
    <>
      <Thumbnail url={source} />
      <span class="found-text">
        <span class="found-name" dir="auto">
          {name ?? (image.url ? fileNameOf(image.url) : (label ?? words.image))}
        </span>
        <span class="found-line">
          {typeof size === 'number' && size > 0 && (
            <span>
              <Bytes bytes={size} />
            </span>
          )}
          {label && name && <span>{label}</span>}
          {boundFile && <span>{boundFrom(boundFile)}</span>}
          {!isOpenable && <span>{image.as === 'background' ? words.notAsset : words.noImage}</span>}
        </span>
        {alt?.state && (
          <span class="found-line">
            <span class="found-alt" data-state={alt.state} dir="auto">
              {alt.state === 'notSet' ? words.altNotSet : alt.text || states[alt.state]}
            </span>
          </span>
        )}
      </span>
    </>
  );
  return isOpenable ? (
    <button type="button" class="found-row" onClick={() => void foundAssets.press(image)}>
      {body}
    </button>
  ) : (
    <div class="found-row">{body}</div>
  );
}
