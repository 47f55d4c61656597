import { gearCard } from '../scene/components.ts';
import type { Hosted } from './sent.ts';

/** The component of the instance on the canvas. Source: Designer API, Component. */
export const componentMethods = {
  getName: () => gearCard.name,
  getInstanceCount: () => 1,
} satisfies Hosted<Component, 'getName' | 'getInstanceCount'>;
