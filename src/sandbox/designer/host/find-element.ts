import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { LocatedElement } from '#sandbox/site/canvas.ts';
import { locateElement, openCanvas } from '../site-content.ts';
import { ElementTarget } from '../wire.ts';
import { DesignerError } from './designer-error.ts';
import { parseArgument } from './parse-argument.ts';

function missing(): DesignerError {
  return new DesignerError('ResourceMissing', 'The element was removed from the page');
}

/** The element with this full id. Throws `ResourceMissing` if it was deleted or its page is closed. */
export function findElement({ component, element }: FullElementId): LocatedElement {
  const located = locateElement(element);
  if (located?.canvas.id !== component) throw missing();
  const respondsClosed =
    located.canvas.kind === 'page' ? unconfirmed.closedPagesRespond : unconfirmed.closedComponentsRespond;
  if (located.canvas !== openCanvas.value && !respondsClosed) throw missing();
  return located;
}

const ElementArgument = v.object({ $target: ElementTarget });

/**
 * The element of a handle argument, or null if its canvas is closed. Throws `InvalidRequest` for another argument and
 * `ResourceMissing` if the element was deleted.
 */
export function elementArgument(value: unknown): LocatedElement | null {
  const { component, element } = parseArgument(ElementArgument, value).$target.id;
  const located = locateElement(element);
  if (located?.canvas.id !== component) throw missing();
  return located.canvas === openCanvas.value ? located : null;
}
