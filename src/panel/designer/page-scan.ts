import type { DesignerResult } from '#panel/designer/call.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import { type FindTools, findImages } from '#panel/designer/find-images.ts';
import type { FoundImages } from '#panel/designer/found-images.ts';
import { type Headings, readHeadings } from '#panel/designer/headings.ts';
import { remember } from '#panel/designer/remember.ts';
import { createScannedPage, type ScannedPage } from '#panel/designer/scanned-page.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/**
 * The elements of the open page, or of the component being edited, listed once and kept until something contradicts the
 * list: another page is opened, an element is selected that it lacks, or one that it has no longer exists.
 */
export interface PageScan {
  /** All elements in the page's order; lists them again where `isAgain`. Throws the Designer's errors. */
  elements(isAgain: boolean): Promise<readonly AnyElement[]>;
  /** The headings before the page's images. An abort ends the reading. Throws the Designer's errors. */
  headings(signal: AbortSignal): Promise<Headings>;
  /** The link around an image, or undefined. An abort ends the search. Throws the Designer's errors. */
  linkAround(image: ImageElement, signal: AbortSignal): Promise<LinkAround | undefined>;
  /** The images of an element that is no Image. */
  images(element: AnyElement, tools: FindTools, signal: AbortSignal): Promise<DesignerResult<FoundImages>>;
  /** An element was selected: what a person may have changed of it is read again, once that is needed. */
  noteSelection(element: AnyElement): void;
  /** An alt text was written. */
  noteWrite(): void;
  /** Forgets the calls without a response where a result says that there are some, so that they are made again. */
  settle(result: DesignerResult<unknown>): void;
  /** Forgets the page. */
  drop(): void;
}

/** The scan of a Designer, once the lazy features have brought it. */
export interface PageScanHolder {
  readonly ready: Promise<PageScan>;
  /** Null until then. */
  current: PageScan | null;
}

export type CreatePageScan = (api: WebflowApi) => PageScan;

/** Creates a scan that lists nothing before it is asked. Source: Designer API, `getAllElements`. */
export function createPageScan(api: WebflowApi): PageScan {
  // The async function turns the TypeError of a missing method into a rejection.
  const listed = remember(async () => createScannedPage(await api.getAllElements()));
  /** Elements that the Designer selects and does not list. UNCONFIRMED: `richTextHasElements`. */
  const unlisted = new Set<string>();
  let isWatching = false;

  function leave(): void {
    unlisted.clear();
    listed.forget();
  }

  /** Source: Designer API, `subscribe`. An older runtime may throw at an event that it lacks. */
  function watch(): void {
    if (isWatching) return;
    isWatching = true;
    try {
      api.subscribe('currentpage', leave);
      api.subscribe('currentcmsitem', listed.forget);
    } catch {
      // The selection of an element that the list lacks shows that the page is another one.
    }
  }

  function open(): Promise<ScannedPage> {
    watch();
    return listed.read();
  }

  const isKnown = (key: string): boolean => unlisted.has(key) || listed.current()?.has(key) === true;

  return {
    async elements(isAgain) {
      if (isAgain) leave();
      return (await open()).elements;
    },

    headings: async (signal) => readHeadings((await open()).elements, signal),

    async linkAround(image, signal) {
      const key = keyOf(image);
      const isReused = listed.current() !== null;
      const search = async () => (await open()).linkAround(key, signal);
      try {
        const around = await search();
        if (signal.aborted || around || isKnown(key)) return around;
      } catch (error) {
        listed.forget();
        if (!isReused) throw error;
      }
      unlisted.add(key);
      if (!isReused) return undefined;
      listed.forget();
      return search();
    },

    images: (element, tools, signal) =>
      findImages(
        element,
        {
          ...tools,
          api,
          tree: () => ({
            known: listed.current()?.tree ?? null,
            read: async () => (await open()).tree,
          }),
        },
        signal,
      ),

    noteSelection(element) {
      const page = listed.current();
      if (!page) return;
      const key = keyOf(element);
      if (!page.isOf(element)) leave();
      else if (isKnown(key)) page.noteSelection(key);
      else {
        unlisted.add(key);
        listed.forget();
      }
    },

    noteWrite: () => listed.current()?.noteWrite(),

    settle(result) {
      if (!result.ok && result.reason === 'hung') {
        listed.current()?.forgetPending();
        listed.forgetPending();
      }
    },

    drop: leave,
  };
}
