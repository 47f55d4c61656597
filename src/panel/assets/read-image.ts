import { batch } from '@preact/signals-core';
import type { AssetRequests } from '#panel/assets/asset-requests.ts';
import { readDetails } from '#panel/assets/read-details.ts';
import { readFacts } from '#panel/assets/read-facts.ts';
import type { OtherSelection, SelectedImage } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';

interface ReadImageParts {
  /** The element's key. */
  readonly key: string;
  readonly image: ImageHandle;
  readonly as: SelectedImage['as'];
  readonly among: SelectedImage['among'];
  /** Aborts at the next selection, also of the same element. */
  readonly signal: AbortSignal;
  readonly requests: AssetRequests;
  readonly clock: Clock;
  readonly assets: AssetStore;
  /** Called once the asset is known. */
  readonly onAsset: (assetId: string) => void;
  readonly commit: (selection: OtherSelection | SelectedImage) => void;
}

/** Reads an image from the Designer and the backend, and commits what is known as it arrives. */
export async function readImage(parts: ReadImageParts): Promise<void> {
  const { key: elementKey, image, as, among, signal, requests, clock, assets, onAsset, commit } = parts;
  const request = assets.request();
  const bindings = image.bindings(signal);
  const altText = image.altText(signal);

  /**
   * The asset that a bound image shows in the Designer; commits what the image is where there is none. UNCONFIRMED:
   * `boundImageHasAsset`.
   */
  async function readBound(): Promise<AssetHandle | null> {
    const bound = await bindings;
    const { boundFile: binding, boundAltText } = bound.ok ? bound.value : {};
    const resolved = binding && !signal.aborted ? await image.boundAsset(signal) : null;
    const text = binding ? await altText : null;
    if (signal.aborted) return null;
    if (resolved?.ok && resolved.value) return resolved.value;
    // Where its settings were not answered, the image may be bound. A Designer without them can't tell.
    if (!bound.ok && bound.reason !== 'unsupported') {
      commit({ kind: 'unreadable', reason: bound.reason });
      return null;
    }
    const own = text?.ok ? text.value : undefined;
    commit(
      binding ? { kind: 'bound', elementKey, binding, altText: own, boundAltText } : { kind: 'noAsset' },
    );
    return null;
  }

  const answer = await image.asset(signal);
  if (signal.aborted) return;
  if (!answer.ok) return commit({ kind: 'unreadable', reason: answer.reason });
  const asset = answer.value ?? (await readBound());
  if (!asset) return;
  const assetId = asset.id;
  const selectedImage: SelectedImage = { kind: 'asset', as, among, elementKey, assetId, image, asset };
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
