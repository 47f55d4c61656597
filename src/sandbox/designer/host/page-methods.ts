import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { SitePage } from '#sandbox/site/canvas.ts';
import { assetByKey } from '../site-content.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { requirePermission } from './permissions.ts';

/** The methods of a page. Source: Designer API, Page; typings: no social image is null, no search image an empty text. */
export function pageMethods(page: SitePage) {
  const picture = (key: string | undefined) => {
    requirePermission('canReadPageSettings');
    return assetByKey(key ?? null)?.url ?? null;
  };
  return {
    getName: () => page.name,
    getSlug: () => page.slug,
    getKind: () => (page.collectionId ? ('cms' as const) : ('static' as const)),
    getCollectionId: () => page.collectionId ?? null,
    isDraft: () => page.isDraft === true,
    getOpenGraphImage: () => picture(page.openGraphImage),
    usesOpenGraphImageAsSearchImage: () => page.searchImage === undefined,
    getSearchImage() {
      const { searchImage, openGraphImage } = page;
      return (
        picture(searchImage ?? (unconfirmed.searchImageFollowsSocial ? openGraphImage : undefined)) ?? ''
      );
    },
  } satisfies HostedMethods<
    Page,
    | 'getName'
    | 'getSlug'
    | 'getKind'
    | 'getCollectionId'
    | 'isDraft'
    | 'getOpenGraphImage'
    | 'usesOpenGraphImageAsSearchImage'
    | 'getSearchImage'
  >;
}
