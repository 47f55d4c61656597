import { boundFacts, type PlacementFacts } from '#panel/assets/facts.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import type { PageElement } from '#panel/designer/page.ts';
import type { ScannedUsage } from '#panel/page/usage.ts';

type Shown = Omit<ScannedUsage, 'element' | 'at'>;

/** A place, and what the Designer says of it. */
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

/** What an element shows; null where the Designer does not tell. */
async function usagesOf(element: PageElement, signal: AbortSignal): Promise<FoundInElement[] | null> {
  switch (element.kind) {
    case 'image':
      return usagesOfImage(element.image, signal);
    case 'instance': {
      const images = await element.images(signal);
      if (!images.ok) return null;
      const { component: name, instances, assetIds } = images.value;
      const component = { name, instances };
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

/** How a page is read. */
export interface PageScan {
  readonly elements: readonly PageElement[];
  /** How many elements are asked at once, so that the Designer stays quick for the person. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Called after each element with what it shows, in any order; null where the Designer did not tell. */
  readonly onElement: (found: readonly FoundUsage[] | null, element: PageElement, request: number) => void;
  /** The number of a request that is about to be made: of all that is asked of one element. */
  readonly request: () => number;
}

/** Asks each element what it shows. It ends early when aborted. */
export async function scanPage({ elements, atOnce, signal, request, onElement }: PageScan): Promise<void> {
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
