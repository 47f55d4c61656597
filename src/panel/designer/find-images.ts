import { type Background, readBackgrounds } from '#panel/designer/backgrounds.ts';
import type { Call, DesignerResult } from '#panel/designer/call.ts';
import { createCalls } from '#panel/designer/calls.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import { createElementTree, type ElementTree } from '#panel/designer/element-tree.ts';
import type { FoundImage, FoundImages } from '#panel/designer/found-images.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import { readInstance } from '#panel/designer/instance-images.ts';

/** Most calls to the Designer that finding takes. */
const maxCalls = 10;
/** Most images that are listed by their nearness alone. */
const maxNear = 6;

/** What wraps the images that are found. */
export interface FindTools {
  readonly call: Call;
  readonly image: (element: ImageElement) => ImageHandle;
  /** Wraps an asset that no Image element shows; null where the Designer returns no asset. */
  readonly ofAsset: (assetId: string | null, as: 'property' | 'background') => ImageHandle;
}

interface Finding extends FindTools {
  readonly api: WebflowApi;
  /** The tree of the open page; one call where it is not known yet. Throws the Designer's errors. */
  readonly tree: () => { readonly known: ElementTree | null; read(): Promise<ElementTree> };
}

type Found = Omit<FoundImages, 'isComplete' | 'callsLeft'>;

/** Finds the images of an element that is no Image, in at most ten calls to the Designer. */
export async function findImages(
  element: AnyElement,
  { api, call, image, ofAsset, tree }: Finding,
  signal: AbortSignal,
): Promise<DesignerResult<FoundImages>> {
  const calls = createCalls(call, signal, maxCalls);
  const key = keyOf(element);
  /** True once the calls are about other elements, whose faults are not the selected one's. */
  let isOfOthers = false;
  const base = { property: null, breakpoints: null, url: null } as const;

  const placed = (one: ImageElement): FoundImage => ({
    ...base,
    id: keyOf(one),
    key: keyOf(one),
    as: 'image',
    assetId: null,
    handle: image(one),
    select: (caller) => call(caller, async () => (await api.setSelectedElement(one)) !== null),
  });

  const behind = ({ url, assetId, breakpoints }: Background): FoundImage => ({
    ...base,
    id: `${key} ${assetId ?? url}`,
    key,
    as: 'background',
    assetId,
    breakpoints,
    url: assetId === null ? url : null,
    handle: ofAsset(assetId, 'background'),
    select: null,
  });

  async function ofInstance(instance: ComponentElement): Promise<Found> {
    const { properties, component } = await readInstance(api, instance, calls);
    const { edit } = component;
    return {
      where: 'own',
      component: { ...component, edit: edit && ((caller) => call(caller, edit)) },
      images: properties.map(({ propId, label, assetId }) => ({
        ...base,
        id: `${key} ${propId}`,
        key,
        as: 'property',
        assetId,
        property: label,
        handle: ofAsset(assetId, 'property'),
        select: null,
      })),
    };
  }

  async function knownTree(): Promise<ElementTree | undefined> {
    const { known, read } = tree();
    return known ?? (await calls.make(read));
  }

  async function ofElement(): Promise<Found> {
    const backgrounds = 'styles' in element && element.styles ? await readBackgrounds(element, calls) : [];
    // The background's own facts take calls as well.
    if (backgrounds.length > 0) calls.keep(1);
    const page = backgrounds.length > 0 ? (tree().known ?? createElementTree([])) : await knownTree();
    const inside = element.children ? ((await page?.inside(element, calls)) ?? []) : [];
    const own = [...backgrounds.map(behind), ...inside.map(placed)];
    const component = null;
    if (own.length > 0) return { component, where: inside.length > 0 ? 'inside' : 'own', images: own };
    if (!page || calls.failure() !== null) return { component, where: 'own', images: [] };
    isOfOthers = true;
    const around = await page.around(element, calls);
    return around.length > 0
      ? { component, where: 'around', images: around.map(placed) }
      : { component, where: 'near', images: page.near(element, maxNear).map(placed) };
  }

  const found = await (element.type === 'ComponentInstance' ? ofInstance(element) : ofElement());
  if (signal.aborted) return { ok: false, reason: 'aborted' };
  const failure = isOfOthers ? null : calls.failure();
  // A runtime without the methods has nothing to try again.
  const isFailed = found.images.length === 0 && failure !== null && failure !== 'unsupported';
  return isFailed
    ? { ok: false, reason: failure }
    : { ok: true, value: { ...found, isComplete: !calls.isShort(), callsLeft: calls.left() } };
}
