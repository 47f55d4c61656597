import type { SiteComponent } from '#sandbox/site/canvas.ts';
import { instancesOf } from '../site-content.ts';
import type { HostedMethods } from './hosted-methods.ts';

/** The methods of a component. Source: Designer API, Component. */
export function componentMethods(component: SiteComponent) {
  return {
    getName: () => component.name,
    getInstanceCount: () => instancesOf(component.id),
  } satisfies HostedMethods<Component, 'getName' | 'getInstanceCount'>;
}
