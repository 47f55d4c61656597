import type { Use } from './use.ts';

/** How many ordinary pages and Collection items have an asset's alt text. */
export interface Reach {
  readonly pages: number;
  readonly items: number;
}

/**
 * Returns how far an asset's alt text reaches. Drafts, archived pages, and branches don't count, as no visitor sees them.
 * Backgrounds and social images have no alt text.
 */
export function reachOf(uses: readonly Use[]): Reach {
  const pages = new Set<string>();
  let items = 0;
  for (const use of uses) {
    if (use.kind === 'page' && use.status === null) pages.add(use.id);
    if (use.kind === 'property') pages.add(use.id);
    if (use.kind === 'component') for (const { id, status } of use.pages) if (status === null) pages.add(id);
    if (use.kind === 'item' && use.status === null) items += 1;
  }
  return { pages: pages.size, items };
}
