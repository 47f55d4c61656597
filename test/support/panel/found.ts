import type { FindImages, FoundComponent, FoundImage, FoundImages } from '#panel/designer/found-images.ts';
import type { AssetHandle } from '#panel/designer/image.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import {
  designerAsset,
  imageElement,
  refuses,
  type Script,
  says,
} from '#test/support/panel/scripted-designer.ts';

interface FoundScript extends Partial<FoundImage> {
  readonly asset?: Script<AssetHandle | null>;
}

/** A found image, as a property of a component unless a test says otherwise. */
export function foundImage({ asset, ...script }: FoundScript = {}): FoundImage {
  const { as = 'property' } = script;
  const id = script.assetId === undefined ? assetId : script.assetId;
  const handle = imageElement({
    asset: asset ?? says(id === null ? null : designerAsset({ id })),
    ...(as !== 'image' && {
      altText: refuses('unsupported'),
      bindings: refuses('unsupported'),
      link: refuses('unsupported'),
    }),
  }).image;
  if (!handle) throw new Error('no image');
  return {
    id: `page/element ${id}`,
    key: 'page/element',
    as,
    property: null,
    breakpoints: null,
    url: null,
    select: null,
    ...script,
    assetId: as === 'image' ? (script.assetId ?? null) : id,
    handle: script.handle ?? handle,
  };
}

/** The component of a selected instance. */
export function foundComponent(script: Partial<FoundComponent> = {}): FoundComponent {
  return { name: 'Gear card', instances: 3, edit: says(null), ...script };
}

/** A search that finds these images. */
export function finds(
  where: FoundImages['where'],
  images: readonly FoundImage[],
  more: Partial<FoundImages> = {},
): FindImages {
  return says({ where, images, component: null, isComplete: true, callsLeft: 10, ...more });
}
