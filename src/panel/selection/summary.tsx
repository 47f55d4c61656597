import type { ReadonlySignal } from '@preact/signals-core';
import type { PreviewImage } from '#panel/assets/preview-image.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { ImageSize } from '#panel/browser/load-image.ts';
import * as words from '#panel/i18n/facts.ts';
import { formatFormat, formatPixels } from '#panel/i18n/format.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import { ImageIcon } from '#panel/ui/icons.tsx';
import { LongText } from '#panel/ui/long-text.tsx';
import { Bars } from '#panel/ui/skeleton.tsx';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { isVector } from '#rules/variants/vector.ts';

function Preview({ previewImage }: { previewImage: PreviewImage }) {
  if (previewImage.kind === 'shown') {
    return (
      <div class="preview">
        <img src={previewImage.url} alt={words.preview} referrerpolicy="no-referrer" />
      </div>
    );
  }
  if (previewImage.kind === 'waiting') return <div class="preview" data-waiting="true" />;
  return (
    <div class="preview" data-empty="true">
      <ImageIcon />
      <p>{previewImage.kind === 'failed' ? words.previewFailed : words.noPreview}</p>
    </div>
  );
}

function pixelsOf({ width, height }: ImageSize, contentType: string | null | undefined): string | null {
  if (isVector(contentType)) return words.vector;
  return width === null || height === null ? null : formatPixels(width, height);
}

interface SummaryProps {
  readonly selection: SelectedAsset;
  readonly previewImage: ReadonlySignal<PreviewImage>;
  readonly original: ImageSize;
}

/** The image, its name, and one line of type, pixels and bytes. */
export function Summary({ selection, previewImage, original }: SummaryProps) {
  const { name, contentType } = latestFacts(selection);
  const { details } = selection;
  const parts = [
    contentType ? formatFormat(contentType) : null,
    pixelsOf(original, contentType),
    typeof details?.size === 'number' ? <Bytes bytes={details.size} /> : null,
  ].filter((part) => part !== null);
  return (
    <header class="summary">
      <Preview previewImage={previewImage.value} />
      <div class="name">
        <LongText as="h1" text={name || words.untitled} fits={120} />
      </div>
      {parts.length > 0 ? (
        <p class="line">
          {parts.map((part, at) => (
            <span key={at}>{part}</span>
          ))}
        </p>
      ) : (
        <Bars widths={[56]} />
      )}
    </header>
  );
}
