import type { SiteComponent } from '#sandbox/site/canvas.ts';
import { instancesOf } from '../site-content.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { packRoot } from './root-element.ts';

/** The base variant, which has no values of its own in styles. Source: Designer API typings, `Variant`. */
const base = { id: 'base', name: 'Base', isSelected: true };

/** The methods of a component. Source: Designer API, Component. */
export function componentMethods(component: SiteComponent) {
  return {
    getName: () => component.name,
    getInstanceCount: () => instancesOf(component.id),
    getRootElement: () => packRoot(component),
    getVariants: () => [
      base,
      ...(component.variants ?? []).map((variant) => ({ ...variant, isSelected: false })),
    ],
  } satisfies HostedMethods<Component, 'getName' | 'getInstanceCount' | 'getRootElement' | 'getVariants'>;
}
