import { batch } from '@preact/signals-core';
import { boundFacts, type PlacementFacts } from '#panel/assets/facts.ts';
import type { SelectedImage } from '#panel/assets/selection.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Bindings } from '#panel/designer/binding.ts';
import type { DesignerResult } from '#panel/designer/call.ts';
import type { DesignerFacts } from '#rules/audit/asset-facts.ts';

interface Reading {
  readonly selectedImage: SelectedImage;
  readonly assets: AssetStore;
  /** The number of the request for all of these facts. */
  readonly request: number;
  /** Both calls are already under way: they do not depend on the asset. */
  readonly altText: Promise<DesignerResult<string | null>>;
  readonly bindings: Promise<DesignerResult<Bindings>>;
  readonly signal: AbortSignal;
  /** Carries out a change of the store unless the reading was aborted. */
  readonly update: (change: () => void) => void;
}

/**
 * Reads every fact from the Designer concurrently, and stores each as it arrives. Resolves when all have arrived or
 * failed.
 */
export async function readFacts(reading: Reading): Promise<void> {
  const { selectedImage, assets, request, altText, bindings, signal, update } = reading;
  const { elementKey, assetId, asset, image } = selectedImage;
  let held: DesignerFacts = {};

  function store(): void {
    assets.setDesigner(assetId, held, request);
    held = {};
  }

  function add(facts: DesignerFacts): void {
    held = { ...held, ...facts };
    // The Designer's facts mostly equal the backend's details: storing them together is one render.
    const isHeld = assets.asset(assetId).details && !assets.usage(elementKey, assetId).isComplete;
    if (!isHeld) update(store);
  }

  const place = (facts: PlacementFacts): void =>
    update(() => assets.setPlacement(elementKey, assetId, facts, request));

  await Promise.all([
    asset.name(signal).then((name) => name.ok && add({ name: name.value })),
    asset.url(signal).then((url) => url.ok && add({ url: url.value })),
    asset.mimeType(signal).then((type) => type.ok && add({ mimeType: type.value })),
    asset.altText(signal).then((text) => text.ok && add({ altText: text.value })),
    altText.then((text) => text.ok && place({ altText: text.value })),
    bindings.then((bound) => bound.ok && place(boundFacts(bound.value))),
  ]);
  const complete = (): void =>
    batch(() => {
      store();
      assets.completeUsage(elementKey, assetId);
    });
  // Without the lazy script the link can't be read, and nothing shows what depends on it.
  if (!image.canReadLink()) update(complete);
  const bound = await bindings;
  const hasWidth = bound.ok && bound.value.width !== undefined;
  const [width, link] = await Promise.all([
    hasWidth ? null : image.widthAttribute(signal),
    // It takes a call for every link of the page, so it comes last.
    image.link(signal),
  ]);
  update(() =>
    batch(() => {
      if (width?.ok) place({ width: width.value });
      if (link.ok) place({ link: link.value });
      complete();
    }),
  );
}
