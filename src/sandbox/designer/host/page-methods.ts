import { page } from '../scene/scene.ts';
import type { Hosted } from './sent.ts';

/** The open page. Source: Designer API, Page. */
export const pageMethods = {
  getName: () => page.name,
  getSlug: () => page.slug,
} satisfies Hosted<Page, 'getName' | 'getSlug'>;
