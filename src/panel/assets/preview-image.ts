import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import type { ImageSize, LoadImage } from '#panel/browser/load-image.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { watch } from '#panel/state/watch.ts';

/** The preview: a loaded image, or why there is none. */
export type PreviewImage =
  | { readonly kind: 'waiting' | 'none' | 'failed' }
  | { readonly kind: 'shown'; readonly url: string; readonly size: ImageSize };

/** Known sizes of images by URL; null for an image that can't be loaded. */
export interface ImageSizes {
  get(url: string): ImageSize | null | undefined;
  set(url: string, size: ImageSize | null): void;
}

export interface PreviewImageParts {
  /** The image to show: undefined until it is known, null where there is none. */
  readonly url: ReadonlySignal<string | null | undefined>;
  readonly load: LoadImage;
  readonly sizes: ImageSizes;
  readonly clock: Clock;
}

/**
 * Loads the image at `url`, and at each later value until `stop`. The previous image stays until the next is loaded,
 * but at most 150 ms: after that it would stand beside the name of another.
 */
export function createPreviewImage({ url, sizes, load, clock }: PreviewImageParts): {
  previewImage: ReadonlySignal<PreviewImage>;
  stop: () => void;
} {
  // One object, so that the signal does not change while waiting goes on.
  const waiting: PreviewImage = { kind: 'waiting' };
  const previewImage = signal<PreviewImage>(waiting);
  let newest = 0;
  let cancelLoadingDelay = (): void => {};

  async function show(wanted: string): Promise<void> {
    const number = newest;
    const size = sizes.get(wanted) ?? (await load(wanted));
    if (number !== newest) return;
    cancelLoadingDelay();
    batch(() => {
      sizes.set(wanted, size);
      previewImage.value = size ? { kind: 'shown', url: wanted, size } : { kind: 'failed' };
    });
  }

  const stop = watch(() => {
    const wanted = url.value;
    newest += 1;
    cancelLoadingDelay();
    if (wanted === null) {
      previewImage.value = { kind: 'none' };
      return;
    }
    cancelLoadingDelay = clock.after(timeouts.loadingDelay, () => {
      previewImage.value = waiting;
    });
    if (wanted !== undefined) void show(wanted);
  });

  return {
    previewImage,
    stop() {
      newest += 1;
      cancelLoadingDelay();
      stop();
    },
  };
}
