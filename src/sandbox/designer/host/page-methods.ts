import type { SitePage } from '#sandbox/site/canvas.ts';
import type { HostedMethods } from './hosted-methods.ts';

/** The methods of a page. Source: Designer API, Page. */
export function pageMethods(page: SitePage) {
  return {
    getName: () => page.name,
    getSlug: () => page.slug,
  } satisfies HostedMethods<Page, 'getName' | 'getSlug'>;
}
