import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { Place } from '#sandbox/site/scene-canvas.ts';
import { openCanvas, placeOf } from '../site-content.ts';
import { ElementTarget } from '../wire.ts';
import { parseArgument } from './parse-argument.ts';
import { DesignerError } from './designer-error.ts';

function missing(): DesignerError {
  return new DesignerError('ResourceMissing', 'The element was removed from the page');
}

/** Where the element with this id is. Throws `ResourceMissing` where it was deleted, or what it is on is closed. */
export function findPlace({ component, element }: FullElementId): Place {
  const place = placeOf(element);
  if (place?.canvas.id !== component) throw missing();
  if (place.canvas !== openCanvas.value && !unconfirmed.closedPagesAnswer) throw missing();
  return place;
}

const ElementArgument = v.object({ $target: ElementTarget });

/**
 * Where the element is that an argument stands for, or null where what it is on is closed. Throws `InvalidRequest`, and
 * `ResourceMissing` where it was deleted.
 */
export function placeArgument(value: unknown): Place | null {
  const { component, element } = parseArgument(ElementArgument, value).$target.id;
  const place = placeOf(element);
  if (place?.canvas.id !== component) throw missing();
  return place.canvas === openCanvas.value ? place : null;
}
