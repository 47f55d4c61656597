import * as timeouts from '#panel/browser/timeouts.ts';
import type { Call, DesignerErrorReason, DesignerResult } from '#panel/designer/call.ts';
import { createCalls } from '#panel/designer/calls.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import { readImageProperties } from '#panel/designer/instance-images.ts';

/** An asset that an instance of a component shows through a property, on the open page or in the component being edited. */
export interface PropertyUse {
  readonly assetId: string;
  /** The key of the instance. */
  readonly key: string;
  readonly componentId: string | null;
  readonly componentName: string | null;
  /** The property's name. */
  readonly property: string | null;
}

/** What the instances of the open page show. */
export interface PropertyUses {
  readonly uses: readonly PropertyUse[];
  readonly of: number;
  readonly read: number;
  /** Why an instance could not be read; null where all were, or were left out. */
  readonly failure: DesignerErrorReason | null;
}

/** Most instances of one page that are read. */
const maxInstances = 300;
/** Its properties, its component and the component's name. */
const callsOfOne = 3;

/** Reads the image properties of the instances that `listElements` returns. */
export async function readPropertyUses(
  call: Call,
  listElements: () => Promise<readonly AnyElement[]>,
  signal: AbortSignal,
): Promise<DesignerResult<PropertyUses>> {
  const elements = await call(signal, listElements);
  if (!elements.ok) return elements;
  const instances = elements.value.filter((element) => element.type === 'ComponentInstance');
  const found = new Map<ComponentElement, PropertyUse[]>();
  let failure: DesignerErrorReason | null = null;

  async function readOne(instance: ComponentElement): Promise<void> {
    const calls = createCalls(call, signal, callsOfOne);
    const properties = await readImageProperties(instance, calls);
    failure ??= calls.failure();
    if (calls.isShort()) return;
    const shown = properties.flatMap(({ assetId, label }) => (assetId ? [{ assetId, property: label }] : []));
    const component = shown.length > 0 ? await calls.make(() => instance.getComponent()) : undefined;
    const componentName = (component && (await calls.make(() => component.getName()))) ?? null;
    found.set(
      instance,
      shown.map((one) => ({
        ...one,
        key: keyOf(instance),
        componentId: component?.id ?? null,
        componentName,
      })),
    );
  }

  const rest = instances.slice(0, maxInstances).values();
  const worker = async (): Promise<void> => {
    for (const instance of rest) {
      // The next call would wait as long as one without a response.
      if (failure === 'hung' || signal.aborted) return;
      await readOne(instance);
    }
  };
  await Promise.all(Array.from({ length: timeouts.concurrentDesignerCalls }, worker));
  if (signal.aborted) return { ok: false, reason: 'aborted' };
  const uses = instances.flatMap((instance) => found.get(instance) ?? []);
  return { ok: true, value: { uses, of: instances.length, read: found.size, failure } };
}
