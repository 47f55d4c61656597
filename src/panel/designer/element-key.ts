/**
 * Returns the identity of an element. Source: Designer API, elements: the pair of the two ids identifies an element.
 */
export function keyOf({ id }: Pick<AnyElement, 'id'>): string {
  return `${id.component}/${id.element}`;
}
