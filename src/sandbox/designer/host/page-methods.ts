import type { ScenePage } from '#sandbox/site/scene-canvas.ts';
import type { Hosted } from './sent.ts';

/** One page. Source: Designer API, Page. */
export function pageMethods(page: ScenePage) {
  return {
    getName: () => page.name,
    getSlug: () => page.slug,
  } satisfies Hosted<Page, 'getName' | 'getSlug'>;
}
