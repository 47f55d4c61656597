import type { AssetSubject, DesignerFacts, PlacementFacts } from '#panel/assets/subject.ts';
import type { Bindings } from '#panel/designer/binding.ts';
import type { DesignerAnswer } from '#panel/designer/call.ts';

interface Reading {
  /** Already under way, because they can be asked before the asset is known. */
  readonly altText: Promise<DesignerAnswer<string | null>>;
  readonly bindings: Promise<DesignerAnswer<Bindings>>;
  readonly signal: AbortSignal;
  /** The subject as it is now: each answer is added to what the others brought meanwhile. */
  readonly from: () => AssetSubject;
  readonly learn: (news: Partial<AssetSubject>) => void;
}

/** Asks the Designer for every fact at once and hands each on as it comes. It ends when all have come or failed. */
export async function readFacts({ altText, bindings, signal, from, learn }: Reading): Promise<void> {
  const { asset, image } = from();
  const add = (facts: DesignerFacts): void => learn({ designer: { ...from().designer, ...facts } });
  const place = (facts: PlacementFacts): void => learn({ placement: { ...from().placement, ...facts } });
  await Promise.all([
    asset.name(signal).then((name) => name.ok && add({ name: name.value })),
    asset.url(signal).then((url) => url.ok && add({ url: url.value })),
    asset.mimeType(signal).then((type) => type.ok && add({ mimeType: type.value })),
    asset.altText(signal).then((text) => text.ok && add({ altText: text.value })),
    altText.then((text) => text.ok && place({ altText: text.value })),
    bindings.then((bound) => bound.ok && place(bound.value)),
  ]);
  learn({ told: true });
  const isToldWidth = from().placement.width !== undefined;
  await Promise.all([
    isToldWidth || image.widthAttribute(signal).then((width) => width.ok && place({ width: width.value })),
    // It takes a call for every link of the page, and so comes last.
    image.link(signal).then((link) => link.ok && place({ link: link.value })),
  ]);
}
