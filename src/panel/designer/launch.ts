import type { PageElement } from '#panel/designer/page.ts';

/** Why the panel was opened: for an image, by a link from outside, or for an unknown reason. */
export interface Launch {
  readonly why: 'image' | 'deepLink' | 'none';
  /** The image it was opened for, where the Designer identifies it. */
  readonly element: PageElement | null;
}

/**
 * Reads why the panel was opened. Kinds that Webflow's pages name and its typings lack, and new kinds, count as
 * unknown. UNCONFIRMED: `plainLaunchContext`. Source: Designer API, `getLaunchContext` and `getCurrentAppConnectionResource`.
 */
export async function readLaunch(
  api: WebflowApi,
  pageElement: (element: AnyElement) => PageElement | null,
): Promise<Launch> {
  const context = await api.getLaunchContext();
  const { type, value } = context ?? {};
  if (type === 'DeepLink') return { why: 'deepLink', element: null };
  const isOfImage = type === 'AppIntent' && typeof value === 'object' && value?.image !== undefined;
  if (!isOfImage && type !== 'AppConnection') return { why: 'none', element: null };
  const resource = await api.getCurrentAppConnectionResource();
  return { why: 'image', element: resource?.type === 'Element' ? pageElement(resource.value) : null };
}
