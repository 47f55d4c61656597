import { boundFacts, type PlacementFacts } from '#panel/assets/facts.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import type { PageElement } from '#panel/designer/page.ts';
import type { Place } from '#panel/page/use.ts';

type Shown = Omit<Place, 'element' | 'at'>;

/** A place, and what the Designer says of it. */
export interface Found {
  readonly place: Place;
  readonly facts: PlacementFacts;
}

interface FoundShown {
  readonly shown: Shown;
  readonly facts: PlacementFacts;
}

const nothing: Shown = { as: 'image', assetId: null, handles: null, component: null };

async function shownBy(image: ImageHandle, signal: AbortSignal): Promise<FoundShown[] | null> {
  const [asset, altText, bindings] = await Promise.all([
    image.asset(signal),
    image.altText(signal),
    image.bindings(signal),
  ]);
  if (!asset.ok) return null;
  const { value } = asset;
  return [
    {
      shown: { ...nothing, assetId: value?.id ?? null, handles: value && { image, asset: value } },
      facts: {
        ...(altText.ok && { altText: altText.value }),
        ...(bindings.ok && boundFacts(bindings.value)),
      },
    },
  ];
}

/** What an element shows; null where the Designer does not tell. */
async function foundIn(element: PageElement, signal: AbortSignal): Promise<FoundShown[] | null> {
  switch (element.kind) {
    case 'image':
      return shownBy(element.image, signal);
    case 'instance': {
      const images = await element.images(signal);
      if (!images.ok) return null;
      const { component: name, instances, assetIds } = images.value;
      const component = { name, instances };
      return assetIds.map((assetId) => ({
        shown: { ...nothing, as: 'property', assetId, component },
        facts: {},
      }));
    }
    case 'block': {
      const background = await element.hasBackground(signal);
      if (!background.ok) return null;
      return background.value ? [{ shown: { ...nothing, as: 'background' }, facts: {} }] : [];
    }
  }
}

/** How a page is read. */
export interface Collecting {
  readonly elements: readonly PageElement[];
  /** How many elements are asked at once, so that the Designer stays quick for the person. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Called after each element with what it shows, in any order; null where the Designer did not tell. */
  readonly onElement: (found: readonly Found[] | null, element: PageElement, request: number) => void;
  /** The number of a request that is about to be made: of all that is asked of one element. */
  readonly request: () => number;
}

/** Asks each element what it shows. It ends early when aborted. */
export async function collect({ elements, atOnce, signal, request, onElement }: Collecting): Promise<void> {
  const rest = elements.entries();
  const work = async (): Promise<void> => {
    for (const [at, element] of rest) {
      const number = request();
      const found = await foundIn(element, signal);
      if (signal.aborted) return;
      const places = found?.map(({ shown, facts }) => ({ place: { ...shown, element, at }, facts }));
      onElement(places ?? null, element, number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
