import type { SiteContent } from '#sandbox/content/model.ts';

const perCall = 100;
const callsFor = (many: number): number => Math.max(1, Math.ceil(many / perCall));
const sumOf = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Calls of one reading: of lists, and of what is in them. */
export interface UsesCalls {
  readonly lists: number;
  readonly places: number;
}

/**
 * The calls that reading the uses of a site takes. Lists: one for its locales, one for its Collections, and one for each
 * hundred pages and components. Places: one for each hundred nodes of a page or component in each locale, one for the fields
 * of a Collection, and one for each hundred of its items in each locale. `secondary` are the ids of the secondary locales.
 */
export function usesFormula(
  { pages, components, collections }: SiteContent,
  secondary: readonly string[],
): UsesCalls {
  const inLocales = ({ parts, partsIn }: Pick<SiteContent['pages'][number], 'parts' | 'partsIn'>) =>
    callsFor(parts.length) + sumOf(secondary.map((id) => callsFor((partsIn[id] ?? parts).length)));
  const nodes = sumOf([...pages, ...components].map(inLocales));
  const items = collections.map(({ items }) => 1 + callsFor(items.length) * (secondary.length + 1));
  return {
    lists: 2 + callsFor(pages.length) + callsFor(components.length),
    places: nodes + sumOf(items),
  };
}
