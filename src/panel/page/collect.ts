import type { Bindings } from '#panel/designer/binding.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import type { PageElement } from '#panel/designer/page.ts';
import type { Use } from '#panel/page/use.ts';

type Found = Omit<Use, 'element' | 'at'>;

const nothing: Found = {
  as: 'image',
  assetId: null,
  handles: null,
  altText: undefined,
  binding: null,
  isAltBound: false,
  width: undefined,
  component: null,
};

async function shownBy(image: ImageHandle, signal: AbortSignal): Promise<Found[] | null> {
  const [asset, altText, bindings] = await Promise.all([
    image.asset(signal),
    image.altText(signal),
    image.bindings(signal),
  ]);
  if (!asset.ok) return null;
  const { boundFile, boundAltText, width }: Bindings = bindings.ok ? bindings.value : {};
  const { value } = asset;
  return [
    {
      ...nothing,
      assetId: value?.id ?? null,
      // The file of a bound image is but one of many: a text written to it would be read with others.
      handles: value && !boundFile ? { image, asset: value } : null,
      altText: altText.ok ? altText.value : undefined,
      binding: boundFile ?? null,
      isAltBound: boundAltText !== undefined,
      width,
    },
  ];
}

/** What an element shows; null where the Designer does not tell. */
async function foundIn(element: PageElement, signal: AbortSignal): Promise<Found[] | null> {
  switch (element.kind) {
    case 'image':
      return shownBy(element.image, signal);
    case 'instance': {
      const images = await element.images(signal);
      if (!images.ok) return null;
      const { component: name, instances, assetIds } = images.value;
      return assetIds.map((assetId) => ({
        ...nothing,
        as: 'property',
        assetId,
        component: { name, instances },
      }));
    }
    case 'block': {
      const background = await element.hasBackground(signal);
      if (!background.ok) return null;
      return background.value ? [{ ...nothing, as: 'background' }] : [];
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
  readonly onElement: (uses: readonly Use[] | null, element: PageElement) => void;
}

/** Asks each element what it shows. It ends early when aborted. */
export async function collect({ elements, atOnce, signal, onElement }: Collecting): Promise<void> {
  const rest = elements.entries();
  const work = async (): Promise<void> => {
    for (const [at, element] of rest) {
      const found = await foundIn(element, signal);
      if (signal.aborted) return;
      onElement(found?.map((use) => ({ ...use, element, at })) ?? null, element);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
