import { readBackgrounds } from '#panel/designer/backgrounds.ts';
import { readResolvedFile } from '#panel/designer/binding.ts';
import type { Calls } from '#panel/designer/calls.ts';
import { readImageProperties } from '#panel/designer/instance-images.ts';

/** What is looked for on a page. */
export interface Wanted {
  readonly assetId: string;
  /** A component that shows the asset: its instances count as well. */
  readonly componentId: string | null;
}

/** True where an Image, or an instance of a component, shows what is wanted. */
export async function showsAsset(element: AnyElement, wanted: Wanted, calls: Calls): Promise<boolean> {
  if (element.type === 'Image') {
    const asset = await calls.make(() => element.getAsset());
    if (asset) return asset.id === wanted.assetId;
    return (await calls.make(() => readResolvedFile(element))) === wanted.assetId;
  }
  if (element.type !== 'ComponentInstance') return false;
  const properties = await readImageProperties(element, calls);
  if (properties.some(({ assetId }) => assetId === wanted.assetId)) return true;
  if (wanted.componentId === null) return false;
  return (await calls.make(() => element.getComponent()))?.id === wanted.componentId;
}

/** True where an element has the asset as a background. */
export async function hasAssetBehind(
  element: AnyElement,
  { assetId }: Wanted,
  calls: Calls,
): Promise<boolean> {
  if (!('styles' in element && element.styles && element.children)) return false;
  return (await readBackgrounds(element, calls)).some((background) => background.assetId === assetId);
}
