import * as v from 'valibot';
import { placeOf } from '../designer-state.ts';
import type { Place } from '../scene/scene-page.ts';
import { ElementTarget } from '../wire.ts';
import { arg } from './arg.ts';
import { DesignerFailure } from './failure.ts';

/** Where the element with this id is. Throws `ResourceMissing` where it was deleted. */
export function findPlace(id: FullElementId): Place {
  const place = placeOf(id.element);
  if (!place) throw new DesignerFailure('ResourceMissing', 'The element was removed from the page');
  return place;
}

const ElementArgument = v.object({ $target: ElementTarget });

/** Where the element is that an argument stands for. Throws `InvalidRequest`, and `ResourceMissing` as above. */
export function placeArgument(value: unknown): Place {
  return findPlace(arg(ElementArgument, value).$target.id);
}
