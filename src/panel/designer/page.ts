import type { Call, DesignerResult } from '#panel/designer/call.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import type { FindImages, FoundComponent } from '#panel/designer/found-images.ts';
import type { ImageHandle } from '#panel/designer/image.ts';

/** The open page, or the page that contains what is being edited. */
export interface OpenPage {
  readonly id: string;
  readonly name: string;
}

/** A component, as far as the Designer returns its name and how many instances of it the site has. */
export type NamedComponent = Pick<FoundComponent, 'name' | 'instances'>;

/** The assets an instance of a component shows through its properties. */
export interface InstanceAssets {
  readonly component: NamedComponent;
  readonly assetIds: readonly string[];
}

interface PageElementBase {
  /** Identifies the element, as the key of a selected element does. */
  readonly key: string;
  /** Selects it on the canvas; false where it no longer exists. */
  select(signal: AbortSignal): Promise<DesignerResult<boolean>>;
}

/** An element of the page that may show an image. */
export type PageElement = PageElementBase &
  (
    | { readonly kind: 'image'; readonly image: ImageHandle }
    | { readonly kind: 'instance'; images(signal: AbortSignal): Promise<DesignerResult<InstanceAssets>> }
    /** Whether one of its styles has a background picture. */
    | { readonly kind: 'block'; hasBackground(signal: AbortSignal): Promise<DesignerResult<boolean>> }
  );

/** Elements that have children can have background pictures. Source: Designer API typings, `styles` and `children`. */
type Styled = Extract<AnyElement, { readonly styles: true; readonly children: true }>;

function assetsIn(found: Awaited<ReturnType<FindImages>>): DesignerResult<InstanceAssets> {
  if (!found.ok) return found;
  const { component, images } = found.value;
  const named = { name: component?.name || null, instances: component?.instances || null };
  const assetIds = images.flatMap(({ assetId }) => assetId ?? []);
  return { ok: true, value: { component: named, assetIds } };
}

async function hasBackgroundImage(block: Styled): Promise<boolean> {
  const styles = (await block.getStyles()) ?? [];
  // A style that belongs to one element alone refuses to be read. Source: Designer API typings, `Style.type`.
  const backgrounds = await Promise.all(
    styles.map((style) => style?.getProperty('background-image').catch(() => null)),
  );
  // A variable may hold a picture; gradients are no files.
  return backgrounds.some((value) => value && (typeof value !== 'string' || /url\(|@img_/.test(value)));
}

/** Wraps an element that may show an image; returns null for any other element. */
export function createPageElements(
  api: WebflowApi,
  call: Call,
  image: (element: ImageElement) => ImageHandle,
  finder: (instance: ComponentElement) => FindImages,
): (element: AnyElement) => PageElement | null {
  return (element) => {
    const placed: PageElementBase = {
      key: keyOf(element),
      select: (signal) => call(signal, async () => (await api.setSelectedElement(element)) !== null),
    };
    switch (element.type) {
      case 'Image':
        return { ...placed, kind: 'image', image: image(element) };
      case 'ComponentInstance':
        return {
          ...placed,
          kind: 'instance',
          images: async (signal) => assetsIn(await finder(element)(signal)),
        };
      default:
        // Preset elements report wrong types, so their type is not checked.
        return 'styles' in element && element.styles && element.children
          ? {
              ...placed,
              kind: 'block',
              hasBackground: (signal) => call(signal, () => hasBackgroundImage(element)),
            }
          : null;
    }
  };
}
