/** What identifies an element. Source: Designer API, elements: the pair of the two ids is the identity. */
export function keyOf({ id }: Pick<AnyElement, 'id'>): string {
  return `${id.component}/${id.element}`;
}
