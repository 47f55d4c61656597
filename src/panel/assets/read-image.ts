import { batch } from '@preact/signals-core';
import type { AssetRequests } from '#panel/assets/asset-requests.ts';
import { readDetails } from '#panel/assets/read-details.ts';
import { readFacts } from '#panel/assets/read-facts.ts';
import type { OtherSelection, SelectedImage } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { ImageHandle } from '#panel/designer/image.ts';

interface ReadImageParts {
  /** The element's key. */
  readonly key: string;
  readonly image: ImageHandle;
  /** Aborts at the next selection, also of the same element. */
  readonly signal: AbortSignal;
  readonly requests: AssetRequests;
  readonly clock: Clock;
  readonly assets: AssetStore;
  /** Called once the asset is known. */
  readonly onAsset: (assetId: string) => void;
  readonly commit: (selection: OtherSelection | SelectedImage) => void;
}

/** Reads an Image element from the Designer and the backend, and commits what is known as it arrives. */
export async function readImage(parts: ReadImageParts): Promise<void> {
  const { key: elementKey, image, signal, requests, clock, assets, onAsset, commit } = parts;
  const request = assets.request();
  const bindings = image.bindings(signal);
  const altText = image.altText(signal);
  const answer = await image.asset(signal);
  if (signal.aborted) return;
  if (!answer.ok) return commit({ kind: 'unreadable', reason: answer.reason });
  const asset = answer.value;
  if (!asset) {
    const bound = await bindings;
    if (signal.aborted) return;
    const binding = bound.ok && bound.value.boundFile;
    return commit(binding ? { kind: 'bound', binding } : { kind: 'noAsset' });
  }
  const assetId = asset.id;
  const selectedImage: SelectedImage = { kind: 'asset', elementKey, assetId, image, asset };
  const update = (change: () => void): void => {
    if (signal.aborted) return;
    batch(() => {
      change();
      const { details, designer } = assets.asset(assetId);
      const isKnown = details || designer.name !== undefined || assets.usage(elementKey, assetId).isComplete;
      if (isKnown) commit(selectedImage);
    });
  };
  onAsset(assetId);
  update(() => {});
  await Promise.all([
    readFacts({ selectedImage, assets, request, altText, bindings, signal, update }),
    readDetails({ assetId, assets, requests, clock, signal, update }),
  ]);
}
