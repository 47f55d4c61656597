import type { BackendResult } from '#panel/backend/request.ts';
import type { SiteEvent } from '#panel/backend-calls/read-site.ts';

/** How far the site's list is read. `of` is null until Webflow has said how many assets it has. */
export interface SiteProgress {
  readonly kind: 'unread' | 'reading' | 'read' | 'failed';
  readonly done: number;
  readonly of: number | null;
}

/** Reads the site's list; the value is whether it is whole. */
export type ReadSite = (
  signal: AbortSignal,
  onEvent: (event: SiteEvent) => void,
) => Promise<BackendResult<boolean>>;
