import type { Call, DesignerAnswer } from '#panel/designer/call.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import type { ImageHandle } from '#panel/designer/image.ts';

/** The page that is open, or the one that holds what is being edited. */
export interface OpenPage {
  readonly id: string;
  readonly name: string;
}

/** The assets an instance of a component shows through its properties. */
export interface InstanceAssets {
  readonly component: string;
  /** How many instances of the component the site has. */
  readonly instances: number;
  readonly assetIds: readonly string[];
}

interface Placed {
  /** Tells elements apart: the same as that of a selected element. */
  readonly key: string;
  /** Selects it on the canvas; null where it is no longer there. */
  select(signal: AbortSignal): Promise<DesignerAnswer<boolean>>;
}

/** An element of the page that may show an image. */
export type PageElement = Placed &
  (
    | { readonly kind: 'image'; readonly image: ImageHandle }
    | { readonly kind: 'instance'; images(signal: AbortSignal): Promise<DesignerAnswer<InstanceAssets>> }
    /** Whether one of its styles has a picture behind it. */
    | { readonly kind: 'block'; hasBackground(signal: AbortSignal): Promise<DesignerAnswer<boolean>> }
  );

/** Whatever can hold others can have a picture behind them. Source: Designer API typings, `styles` and `children`. */
type Styled = Extract<AnyElement, { readonly styles: true; readonly children: true }>;

async function imagesOf(instance: ComponentElement): Promise<InstanceAssets> {
  const [props, component] = await Promise.all([
    instance.searchProps({ valueType: 'imageAsset' }),
    instance.getComponent(),
  ]);
  const [name, instances] = await Promise.all([component.getName(), component.getInstanceCount()]);
  const assetIds = props.map(({ resolvedValue }) => resolvedValue).filter((id) => typeof id === 'string');
  return { component: name, instances, assetIds };
}

async function hasPictureBehind(block: Styled): Promise<boolean> {
  const styles = (await block.getStyles()) ?? [];
  const pictures = await Promise.all(styles.map((style) => style?.getProperty('background-image')));
  // A variable stands for a picture as well; gradients are drawn and no file.
  return pictures.some((value) => value && (typeof value !== 'string' || /url\(|@img_/.test(value)));
}

/** Wraps what may show an image; anything else is null. */
export function createPageElements(
  api: WebflowApi,
  call: Call,
  image: (element: ImageElement) => ImageHandle,
): (element: AnyElement) => PageElement | null {
  return (element) => {
    const placed: Placed = {
      key: keyOf(element),
      select: (signal) => call(signal, async () => (await api.setSelectedElement(element)) !== null),
    };
    switch (element.type) {
      case 'Image':
        return { ...placed, kind: 'image', image: image(element) };
      case 'ComponentInstance':
        return { ...placed, kind: 'instance', images: (signal) => call(signal, () => imagesOf(element)) };
      default:
        // Presets report types that are not theirs, so it is not asked by type.
        return 'styles' in element && element.styles && element.children
          ? {
              ...placed,
              kind: 'block',
              hasBackground: (signal) => call(signal, () => hasPictureBehind(element)),
            }
          : null;
    }
  };
}
