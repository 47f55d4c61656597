import type { SceneComponent } from '#sandbox/site/scene-canvas.ts';
import { instancesOf } from '../site-content.ts';
import type { HostedMethods } from './hosted-methods.ts';

/** The methods of a component. Source: Designer API, Component. */
export function componentMethods(component: SceneComponent) {
  return {
    getName: () => component.name,
    getInstanceCount: () => instancesOf(component.id),
  } satisfies HostedMethods<Component, 'getName' | 'getInstanceCount'>;
}
