import type { PageElement } from '#panel/designer-page.ts';
import type { Use } from '#panel/page/use.ts';

type Found = Omit<Use, 'element' | 'at'>;

const nothing: Found = {
  as: 'image',
  assetId: null,
  handles: null,
  altText: undefined,
  binding: null,
  component: null,
};

async function foundIn(element: PageElement, signal: AbortSignal): Promise<Found[]> {
  switch (element.kind) {
    case 'image': {
      const { image } = element;
      const [asset, altText] = await Promise.all([image.asset(signal), image.altText(signal)]);
      if (!asset.ok) return [];
      const told = { ...nothing, altText: altText.ok ? altText.value : undefined };
      if (asset.value) return [{ ...told, assetId: asset.value.id, handles: { image, asset: asset.value } }];
      const bindings = await image.bindings(signal);
      return [{ ...told, binding: bindings.ok ? bindings.value.file : null }];
    }
    case 'instance': {
      const images = await element.images(signal);
      if (!images.ok) return [];
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
      return background.ok && background.value ? [{ ...nothing, as: 'background' }] : [];
    }
  }
}

/** How a page is read. */
export interface Collecting {
  readonly elements: readonly PageElement[];
  /** How many elements are asked at once, so that the Designer stays quick for the person. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Called after each element with what it shows, in any order. */
  readonly onElement: (uses: readonly Use[]) => void;
}

/** Asks each element what it shows; an element that does not answer shows nothing. It ends early when aborted. */
export async function collect({ elements, atOnce, signal, onElement }: Collecting): Promise<void> {
  const rest = elements.entries();
  const work = async (): Promise<void> => {
    for (const [at, element] of rest) {
      const found = await foundIn(element, signal);
      if (signal.aborted) return;
      onElement(found.map((use) => ({ ...use, element, at })));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
