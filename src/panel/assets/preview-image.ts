import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import type { ImageSize, LoadImage } from '#panel/browser/load-image.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { watch } from '#panel/state/watch.ts';

/** The preview: a picture that has been loaded, or why there is none. */
export type PreviewImage =
  | { readonly kind: 'waiting' | 'none' | 'failed' }
  | { readonly kind: 'shown'; readonly url: string; readonly size: ImageSize };

/** What is known of pictures by URL, whose sizes are null where they don't load. */
export interface ImageSizes {
  get(url: string): ImageSize | null | undefined;
  set(url: string, size: ImageSize | null): void;
}

export interface PreviewImageParts {
  /** What to show: undefined while nobody has said, null where there is nothing to show. */
  readonly url: ReadonlySignal<string | null | undefined>;
  readonly load: LoadImage;
  readonly sizes: ImageSizes;
  readonly clock: Clock;
}

/**
 * Follows `url` until `stop`. The last picture stays until the next has been loaded, for 150 ms at most: then it
 * would be the wrong one beside the right name.
 */
export function createPreviewImage({ url, sizes, load, clock }: PreviewImageParts): {
  previewImage: ReadonlySignal<PreviewImage>;
  stop: () => void;
} {
  // One value, so that going on waiting is no news.
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
