import type { WebflowComponent, WebflowPage } from './model.ts';

type Known = 'id' | 'siteId' | 'title' | 'slug' | 'createdOn' | 'lastUpdated';

/** A page with these members; what is left out is as on a static page that is published, without branches and folders. */
export function newPage(page: Pick<WebflowPage, Known> & Partial<WebflowPage>): WebflowPage {
  const { title, slug } = page;
  return {
    parentId: null,
    collectionId: null,
    archived: false,
    draft: false,
    isBranch: false,
    branchId: null,
    seo: { title, description: null },
    openGraph: { title, titleCopied: true, description: null, descriptionCopied: true },
    publishedPath: `/${slug}`,
    ...page,
  };
}

/** A component with this id and name, in no group. */
export function newComponent(id: string, name: string): WebflowComponent {
  return { id, name, group: '', description: '', readonly: false };
}
