import type { ScenePage } from '#sandbox/site/scene-canvas.ts';
import type { HostedMethods } from './hosted-methods.ts';

/** The methods of a page. Source: Designer API, Page. */
export function pageMethods(page: ScenePage) {
  return {
    getName: () => page.name,
    getSlug: () => page.slug,
  } satisfies HostedMethods<Page, 'getName' | 'getSlug'>;
}
