import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentChildren } from 'preact';
import type { PreviewImage } from '#panel/assets/preview-image.ts';
import type { SelectedAsset } from '#panel/assets/selection.ts';
import type { ImageSize } from '#panel/browser/load-image.ts';
import * as words from '#panel/i18n/facts.ts';
import { formatFormat, formatPixels } from '#panel/i18n/format.ts';
import { SubjectName } from '#panel/selection/subject-name.tsx';
import { Bytes } from '#panel/ui/bytes.tsx';
import { ImageIcon } from '#panel/ui/icons.tsx';
import { Bars } from '#panel/ui/skeleton.tsx';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { isVector } from '#rules/variants/vector.ts';

interface ThumbProps {
  readonly previewImage: PreviewImage;
  readonly compare: (() => void) | null;
  readonly icon: ComponentChildren;
}

function Thumb({ previewImage, compare, icon }: ThumbProps) {
  if (previewImage.kind === 'shown') {
    return (
      <div class="thumb">
        <img src={previewImage.url} alt={words.preview} referrerpolicy="no-referrer" />
        {compare && (
          <button
            type="button"
            aria-haspopup="dialog"
            aria-label={words.compare}
            title={words.compare}
            onClick={compare}
          />
        )}
      </div>
    );
  }
  if (previewImage.kind === 'waiting') return <div class="thumb" data-waiting="true" />;
  const reason = previewImage.kind === 'failed' ? words.previewFailed : words.noPreview;
  return (
    <div class="thumb" data-empty="true" title={reason}>
      {icon}
      <span class="hidden">{reason}</span>
    </div>
  );
}

function pixelsOf({ width, height }: ImageSize, contentType: string | null | undefined): string | null {
  if (isVector(contentType)) return words.vector;
  return width === null || height === null ? null : formatPixels(width, height);
}

interface SubjectProps {
  readonly selection: SelectedAsset;
  readonly previewImage: ReadonlySignal<PreviewImage>;
  readonly original: ImageSize;
  /** Opens the comparison of its files; null where there is nothing to compare. */
  readonly compare: (() => void) | null;
  /** The word for its type, in place of the image format, and what stands in place of its picture. */
  readonly type?: string;
  readonly icon?: ComponentChildren;
  /** Where it is drawn how wide. */
  readonly drawn: ComponentChildren;
  /** Buttons beside the name. */
  readonly actions: ComponentChildren;
}

/** The selected image in three lines that stay at the top: its name, its file, and how wide it is drawn. */
export function Subject({
  selection,
  previewImage,
  original,
  compare,
  drawn,
  actions,
  ...props
}: SubjectProps) {
  const { icon = <ImageIcon /> } = props;
  const { name, contentType } = latestFacts(selection);
  const { details } = selection;
  const parts = [
    props.type ?? (contentType ? formatFormat(contentType) : null),
    pixelsOf(original, contentType),
    typeof details?.size === 'number' ? <Bytes bytes={details.size} /> : null,
  ].filter((part) => part !== null);
  return (
    <header class="subject">
      <Thumb previewImage={previewImage.value} compare={compare} icon={icon} />
      <SubjectName key={selection.elementKey} text={name || words.untitled} />
      <div class="subject-actions">{actions}</div>
      {parts.length > 0 ? (
        <p key="file" class="line">
          {parts.map((part, at) => (
            <span key={at}>{part}</span>
          ))}
        </p>
      ) : (
        <Bars widths={[56]} />
      )}
      <p key="drawn" class="line">
        {drawn}
      </p>
    </header>
  );
}
