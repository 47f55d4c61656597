import { assetIdIn } from '#panel/designer/asset-id.ts';
import type { DesignerResult } from '#panel/designer/call.ts';
import { createSiteCalls, type SiteReadEnd } from '#panel/designer/site-calls.ts';
import { createProgress } from '#panel/designer/site-progress.ts';
import type { SiteTools } from '#panel/designer/site-tools.ts';

/** A picture in the settings of a page, for social networks or for the site's search, in the primary locale alone. */
export interface SocialImage {
  /** Null for a file that is no asset of a site, and where the address has no id. */
  readonly assetId: string | null;
  readonly url: string;
  readonly pageId: string;
  readonly pageName: string;
  readonly which: 'openGraph' | 'search';
}

/** The social images of a site, as far as its pages have been read. */
export interface SocialImages {
  readonly uses: readonly SocialImage[];
  readonly of: number;
  readonly read: number;
  /** Pages that could not be read. */
  readonly failed: number;
  /** Why not all was read; null where it was, or still is being. */
  readonly ended: SiteReadEnd | null;
}

/** Most calls of one reading: 2,000 pages with two pictures each. */
const maxCalls = 8_000;

/** An address or an asset's id; pages of Collections may hold the name of a field, which is neither. */
const isFile = (value: unknown): value is string =>
  typeof value === 'string' && (/^(?:https?:)?\/\//.test(value) || assetIdIn(value) !== null);

/**
 * Reads the pictures in the settings of all pages, without opening them. A page whose search picture is its social one
 * counts once. UNCONFIRMED: `searchImageFollowsSocial`, whether a page without a search picture returns its social one. Source:
 * Designer API, `getAllPagesAndFolders`, `getOpenGraphImage`, `getSearchImage`.
 */
export async function readSocialImages(
  tools: SiteTools,
  signal: AbortSignal,
  onProgress: (soFar: SocialImages) => void,
): Promise<DesignerResult<SocialImages>> {
  const { api, clock } = tools;
  const calls = createSiteCalls(tools, signal, maxCalls);
  const uses: SocialImage[] = [];
  const counts = { read: 0, failed: 0 };

  async function readPage(page: Page): Promise<boolean> {
    const openGraph = await calls.make(() => page.getOpenGraphImage());
    const search = await calls.make(() => page.getSearchImage());
    const found = new Map<string, SocialImage['which']>();
    if (search.ok && isFile(search.value)) found.set(search.value, 'search');
    if (openGraph.ok && isFile(openGraph.value)) found.set(openGraph.value, 'openGraph');
    if (found.size > 0) {
      const name = await calls.make(() => page.getName());
      for (const [url, which] of found)
        uses.push({
          assetId: assetIdIn(url),
          url,
          pageId: page.id,
          pageName: name.ok ? name.value : '',
          which,
        });
    }
    return openGraph.ok && search.ok;
  }

  try {
    const listed = await calls.make(() => api.getAllPagesAndFolders());
    if (!listed.ok) return listed;
    const pages = listed.value.filter((one) => one.type === 'Page');
    const soFar = (): SocialImages => ({
      ...counts,
      uses: [...uses],
      of: pages.length,
      ended: calls.ended(),
    });
    const progress = createProgress(clock, () => onProgress(soFar()));
    await calls.each(pages, async (page) => {
      const isRead = await readPage(page);
      if (isRead) counts.read += 1;
      else if (calls.ended() === null) counts.failed += 1;
      progress();
    });
    return signal.aborted ? { ok: false, reason: 'aborted' } : { ok: true, value: soFar() };
  } finally {
    calls.close();
  }
}
