import type { SiteCalls } from '#panel/designer/site-calls.ts';
import type { SiteTools } from '#panel/designer/site-tools.ts';

/** Which variants of components a style may have values for. */
export interface VariantStyles {
  of(styleId: string): readonly string[];
}

/** Most elements of one component that are visited for the styles on them. */
const maxElements = 200;

/** Source: Designer API typings, `Variant`: the base variant has the id `base`, which styles do not take. */
const baseVariant = 'base';

/** The ids of the styles in a component; null where they could not all be read. */
async function stylesIn(component: AnyComponent, calls: SiteCalls): Promise<Set<string> | null> {
  const root = await calls.make(() => component.getRootElement());
  if (!root.ok || !root.value) return null;
  const found = new Set<string>();
  const rest: AnyElement[] = [root.value];
  for (let visited = 0; rest.length > 0; visited += 1) {
    const element = rest.shift();
    if (!element || visited >= maxElements) return null;
    if (element.styles) {
      const styles = await calls.make(() => element.getStyles());
      if (!styles.ok) return null;
      for (const style of styles.value ?? []) if (style) found.add(style.id);
    }
    if (element.children) {
      const children = await calls.make(() => element.getChildren());
      if (!children.ok) return null;
      rest.push(...children.value);
    }
  }
  return found;
}

/**
 * Reads the variants of all components, and the styles on the elements of each component that has variants: only these styles
 * can differ in a variant. Where a component's elements can't be read, every style may differ. UNCONFIRMED:
 * `closedComponentsRespond`, whether elements of a component that is not open can be read. Source: Designer API, `getVariants`.
 */
export async function readVariantStyles({ api }: SiteTools, calls: SiteCalls): Promise<VariantStyles> {
  const ofStyles = new Map<string, string[]>();
  const ofAll: string[] = [];
  if (typeof api.getAllComponents === 'function') {
    const components = await calls.make(() => api.getAllComponents());
    await calls.each(components.ok ? components.value : [], async (component) => {
      if (typeof component.getVariants !== 'function') return;
      const variants = await calls.make(() => component.getVariants());
      const ids = (variants.ok ? variants.value : []).map(({ id }) => id).filter((id) => id !== baseVariant);
      if (ids.length === 0) return;
      const styles = await stylesIn(component, calls);
      if (styles === null) ofAll.push(...ids);
      for (const id of styles ?? []) ofStyles.set(id, [...(ofStyles.get(id) ?? []), ...ids]);
    });
  }
  return { of: (styleId) => [...ofAll, ...(ofStyles.get(styleId) ?? [])] };
}
