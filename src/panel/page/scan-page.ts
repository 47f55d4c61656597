import { boundFacts, type PlacementFacts } from '#panel/assets/facts.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import type { PageElement } from '#panel/designer/page.ts';
import type { ScannedUsage } from '#panel/page/usage.ts';

type Shown = Omit<ScannedUsage, 'element' | 'at'>;

/** A usage with the Designer's facts of it. */
export interface FoundUsage {
  readonly usage: ScannedUsage;
  readonly facts: PlacementFacts;
}

interface FoundInElement {
  readonly shown: Shown;
  readonly facts: PlacementFacts;
}

const noUsage: Shown = { as: 'image', assetId: null, handles: null, component: null };

async function usagesOfImage(image: ImageHandle, signal: AbortSignal): Promise<FoundInElement[] | null> {
  const [asset, altText, bindings] = await Promise.all([
    image.asset(signal),
    image.altText(signal),
    image.bindings(signal),
  ]);
  if (!asset.ok) return null;
  const { value } = asset;
  // Where its settings were not answered, an image without an asset may be bound. A Designer without them can't tell.
  if (!value && !bindings.ok && bindings.reason !== 'unsupported') return null;
  return [
    {
      shown: { ...noUsage, assetId: value?.id ?? null, handles: value && { image, asset: value } },
      facts: {
        ...(altText.ok && { altText: altText.value }),
        ...(bindings.ok && boundFacts(bindings.value)),
      },
    },
  ];
}

/** Returns what an element shows; null where the Designer's call failed. */
async function usagesOf(element: PageElement, signal: AbortSignal): Promise<FoundInElement[] | null> {
  switch (element.kind) {
    case 'image':
      return usagesOfImage(element.image, signal);
    case 'instance': {
      const images = await element.images(signal);
      if (!images.ok) return null;
      const { component, assetIds } = images.value;
      return assetIds.map((assetId) => ({
        shown: { ...noUsage, as: 'property', assetId, component },
        facts: {},
      }));
    }
    case 'block': {
      const background = await element.hasBackground(signal);
      if (!background.ok) return null;
      return background.value ? [{ shown: { ...noUsage, as: 'background' }, facts: {} }] : [];
    }
  }
}

/** The inputs of a scan. */
export interface ScanPageOptions {
  readonly elements: readonly PageElement[];
  /** How many elements are read concurrently: few, so that the Designer stays responsive. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Called after each element with its usages, in any order; null where the Designer's call failed. */
  readonly onElement: (found: readonly FoundUsage[] | null, element: PageElement, request: number) => void;
  /** Returns the number of a new request, which covers all calls about one element. */
  readonly request: () => number;
}

/** Reads what each element shows. Resolves early when aborted. */
export async function scanPage({
  elements,
  atOnce,
  signal,
  request,
  onElement,
}: ScanPageOptions): Promise<void> {
  const rest = elements.entries();
  const work = async (): Promise<void> => {
    for (const [at, element] of rest) {
      const number = request();
      const found = await usagesOf(element, signal);
      if (signal.aborted) return;
      const usages = found?.map(({ shown, facts }) => ({ usage: { ...shown, element, at }, facts }));
      onElement(usages ?? null, element, number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
