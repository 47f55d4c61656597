import type { AssetRequests } from '#panel/assets/asset-requests.ts';
import { readImage } from '#panel/assets/read-image.ts';
import type { OtherSelection, SelectedImage, SelectedImages } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { SelectedElement } from '#panel/designer/designer.ts';
import type { FoundImage } from '#panel/designer/found-images.ts';

interface ElementReaderParts {
  readonly requests: AssetRequests;
  readonly clock: Clock;
  readonly assets: AssetStore;
  /** Called once the asset is known whose facts are read. */
  readonly onAsset: (assetId: string) => void;
  readonly commit: (selection: OtherSelection | SelectedImage) => void;
}

/** Reads selected elements; each reading ends with its signal, without a commit. */
export interface ElementReader {
  /** Reads an element, or commits that none is selected. */
  read(element: SelectedElement | null, signal: AbortSignal): void;
  /** Reads the facts of one of these images, and of the same one when its element is read again; null for the list. */
  open(images: SelectedImages, id: string | null, signal: AbortSignal): void;
}

/** Creates a reader. */
export function createElementReader({ commit, ...parts }: ElementReaderParts): ElementReader {
  let opened: { readonly elementKey: string; readonly id: string | null } | null = null;

  function readFacts(
    key: string,
    { as, handle: image }: Pick<FoundImage, 'as' | 'handle'>,
    among: SelectedImages | null,
    signal: AbortSignal,
  ): void {
    void readImage({ ...parts, commit, key, image, as, among, signal });
  }

  /** Commits the list; where an image of it was opened, or the element has a single one, reads that one's facts. */
  function show(images: SelectedImages, signal: AbortSignal): void {
    const { elementKey, found } = images;
    const [first, second] = found.images;
    const alone = found.where === 'own' && second === undefined ? first?.id : undefined;
    const id = opened?.elementKey === elementKey ? opened.id : alone;
    const image = found.images.find((one) => one.id === id && (one.as === 'image' || one.assetId !== null));
    if (image) readFacts(image.key, image, images, signal);
    else commit(images);
  }

  async function find(element: SelectedElement, signal: AbortSignal): Promise<void> {
    const { key: elementKey, type } = element;
    const answer = await element.findImages?.(signal);
    if (signal.aborted) return;
    const found = answer?.ok ? answer.value : null;
    if (found && (found.images.length > 0 || found.component))
      show({ kind: 'images', elementKey, type, found }, signal);
    else if (answer && !answer.ok) commit({ kind: 'unreadable', reason: answer.reason });
    else commit({ kind: 'notImage', type });
  }

  return {
    read(element, signal) {
      if (opened?.elementKey !== element?.key) opened = null;
      if (!element) commit({ kind: 'nothing' });
      else if (element.image) readFacts(element.key, { as: 'image', handle: element.image }, null, signal);
      else if (element.findImages) void find(element, signal);
      else commit({ kind: 'notImage', type: element.type });
    },
    open(images, id, signal) {
      opened = { elementKey: images.elementKey, id };
      show(images, signal);
    },
  };
}
