import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { LocatedElement } from '#sandbox/site/scene-canvas.ts';
import { openCanvas, locateElement } from '../site-content.ts';
import { ElementTarget } from '../wire.ts';
import { parseArgument } from './parse-argument.ts';
import { DesignerError } from './designer-error.ts';

function missing(): DesignerError {
  return new DesignerError('ResourceMissing', 'The element was removed from the page');
}

/** Where the element with this id is. Throws `ResourceMissing` where it was deleted, or what it is on is closed. */
export function findElement({ component, element }: FullElementId): LocatedElement {
  const place = locateElement(element);
  if (place?.canvas.id !== component) throw missing();
  if (place.canvas !== openCanvas.value && !unconfirmed.closedPagesRespond) throw missing();
  return place;
}

const ElementArgument = v.object({ $target: ElementTarget });

/**
 * Where the element is that an argument stands for, or null where what it is on is closed. Throws `InvalidRequest`, and
 * `ResourceMissing` where it was deleted.
 */
export function elementArgument(value: unknown): LocatedElement | null {
  const { component, element } = parseArgument(ElementArgument, value).$target.id;
  const place = locateElement(element);
  if (place?.canvas.id !== component) throw missing();
  return place.canvas === openCanvas.value ? place : null;
}
