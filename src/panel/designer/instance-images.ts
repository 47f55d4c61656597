import { webflowId } from '#contract/webflow-id.ts';
import { assetIdIn } from '#panel/designer/asset-id.ts';
import type { Calls } from '#panel/designer/calls.ts';
import type { FoundComponent } from '#panel/designer/found-images.ts';

/** An image property of an instance. */
export interface ImageProperty {
  readonly propId: string;
  readonly label: string | null;
  /** Null where it has no value, and where the value is bound and not resolved. */
  readonly assetId: string | null;
}

/**
 * Reads the image properties of an instance. An older runtime returns values without their types: there, every value in
 * the form of an asset's id counts as an image. Source: Designer API typings, `InstanceProp` and `InstancePropSummary`.
 */
export async function readImageProperties(
  instance: ComponentElement,
  calls: Calls,
): Promise<ImageProperty[]> {
  if (typeof instance.searchProps === 'function') {
    const props = (await calls.make(() => instance.searchProps({ valueType: 'imageAsset' }))) ?? [];
    return props.map(({ propId, resolvedValue, display }) => ({
      propId,
      label: display?.label || null,
      assetId: assetIdIn(resolvedValue),
    }));
  }
  const props = (await calls.make(() => instance.getProps())) ?? [];
  return props.flatMap(({ propId, value }) =>
    typeof value === 'string' && webflowId.test(value) ? { propId, label: null, assetId: value } : [],
  );
}

async function readComponent(
  api: WebflowApi,
  instance: ComponentElement,
  calls: Calls,
): Promise<{ name: string | null; instances: number | null; edit: (() => Promise<null>) | null }> {
  const component = await calls.make(() => instance.getComponent());
  const [name, instances] = component
    ? await Promise.all([
        calls.make(() => component.getName()),
        calls.make(() => component.getInstanceCount()),
      ])
    : [];
  // `openCanvas` is the newer method; on the page, the older one keeps the way back to it.
  const edit =
    typeof api.enterComponent === 'function'
      ? () => api.enterComponent(instance)
      : typeof api.openCanvas === 'function'
        ? () => api.openCanvas(instance).then(() => null)
        : null;
  return {
    name: typeof name === 'string' ? name : null,
    instances: typeof instances === 'number' ? instances : null,
    edit: component && 'codeComponent' in component && component.codeComponent ? null : edit,
  };
}

/** Reads what an instance of a component shows through its properties, and its component. */
export async function readInstance(
  api: WebflowApi,
  instance: ComponentElement,
  calls: Calls,
): Promise<{
  readonly properties: readonly ImageProperty[];
  readonly component: Omit<FoundComponent, 'edit'> & { readonly edit: (() => Promise<null>) | null };
}> {
  const [properties, component] = await Promise.all([
    readImageProperties(instance, calls),
    readComponent(api, instance, calls),
  ]);
  return { properties, component };
}
