import { type CallLimits, createCaller, type DesignerResult } from '#panel/designer/call.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import type { FindImages } from '#panel/designer/found-images.ts';
import type { Headings } from '#panel/designer/headings.ts';
import { createImageHandles, type ImageHandle } from '#panel/designer/image.ts';
import { type Launch, readLaunch } from '#panel/designer/launch.ts';
import { createPageElements, type OpenPage, type PageElement } from '#panel/designer/page.ts';
import type { CreatePageScan, PageScan, PageScanHolder } from '#panel/designer/page-scan.ts';
import type { CreateSiteDesigner, SiteDesigner } from '#panel/designer/site-designer.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';

/** Webflow's four appearances. Source: Designer API, `getTheme`. */
export const themes = ['darkDefault', 'darkDarker', 'darkBrighter', 'light'] as const;
export type Theme = (typeof themes)[number];

/** The site in the Designer. `workspaceId` and `name` are null where the Designer does not return them. */
export interface Site {
  readonly siteId: string;
  readonly workspaceId: string | null;
  readonly name: string | null;
}

/** The selected element. `key` identifies the element, `type` is Webflow's word such as `Heading`. */
export interface SelectedElement {
  readonly key: string;
  readonly type: string;
  readonly image: ImageHandle | null;
  /** Finds what it shows, holds or stands beside, once the lazy features are loaded; null for an Image. */
  readonly findImages: FindImages | null;
}

/** What the person may write in the current mode. Source: Designer API, app modes. */
export interface Permissions {
  readonly asset: boolean;
  readonly image: boolean;
}

/** The parts of Webflow's Designer API that the panel uses. No call rejects, and each ends by its deadline. */
export interface Designer {
  selection(signal: AbortSignal): Promise<DesignerResult<SelectedElement | null>>;
  site(signal: AbortSignal): Promise<DesignerResult<Site>>;
  idToken(signal: AbortSignal): Promise<DesignerResult<string>>;
  theme(signal: AbortSignal): Promise<DesignerResult<Theme>>;
  /** The background colour of a theme in the Designer, or null where it is not known. */
  background(theme: Theme, signal: AbortSignal): Promise<DesignerResult<string | null>>;
  permissions(signal: AbortSignal): Promise<DesignerResult<Permissions>>;
  breakpoints(signal: AbortSignal): Promise<DesignerResult<readonly Breakpoint[]>>;
  page(signal: AbortSignal): Promise<DesignerResult<OpenPage>>;
  /**
   * The elements that may show an image on the open page, or in the component being edited, in the page's order. They are
   * listed again where `isAgain`, and where what is known of the page was contradicted.
   */
  elements(signal: AbortSignal, isAgain?: boolean): Promise<DesignerResult<readonly PageElement[]>>;
  /** An asset by itself: its handle makes a call with its first fact. */
  asset(assetId: string): ImageHandle;
  /** The headings before the page's images, by the images' keys. An abort ends the reading. */
  headings(signal: AbortSignal): Promise<DesignerResult<Headings>>;
  /**
   * Brings what lists the page's elements and reads its links: it is part of the lazy features. Until then `elements` and
   * `link` wait for it.
   */
  scanPages(create: CreatePageScan): void;
  /** Creates what reads the whole site, which is part of the lazy features. */
  wholeSite(create: CreateSiteDesigner): SiteDesigner;
  /** Why the panel was opened. */
  launch(signal: AbortSignal): Promise<DesignerResult<Launch>>;
  onPage(listener: () => void): () => void;
  onSelection(listener: (element: SelectedElement | null) => void): () => void;
  onTheme(listener: (theme: Theme) => void): () => void;
  onMode(listener: () => void): () => void;
  /** Calls the listener when the canvas shows another breakpoint. */
  onBreakpoint(listener: () => void): () => void;
}

const nothingToStop = (): void => {};
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

// The method is recent, so its result is checked: an invalid viewport would break the whole table.
function asBreakpoints(queries: readonly MediaQuery[]): Breakpoint[] {
  const isWidth = (width: unknown): boolean => width === null || typeof width === 'number';
  return queries.filter(({ minWidth, maxWidth }) => isWidth(minWidth) && isWidth(maxWidth));
}

/** Returns the theme of that name, or the Designer's default for an unknown name. */
export function asTheme(name: unknown): Theme {
  return themes.find((theme) => theme === name) ?? 'darkDefault';
}

/** Wraps Webflow's global. Methods that an older runtime lacks return `unsupported`, its missing events never fire. */
export function createDesigner(api: WebflowApi, limits: CallLimits): Designer {
  const { call, optionalCall } = createCaller(limits);
  const { promise: ready, resolve } = Promise.withResolvers<PageScan>();
  const pageScan: PageScanHolder = { ready, current: null };
  const { image, ofAsset } = createImageHandles(api, call, optionalCall, pageScan);

  const finder =
    (element: AnyElement): FindImages =>
    async (signal) => {
      const found = await (await ready).images(element, { call: optionalCall, image, ofAsset }, signal);
      pageScan.current?.settle(found);
      return found;
    };

  const selected = (element: AnyElement | null): SelectedElement | null => {
    if (!element) return null;
    pageScan.current?.noteSelection(element);
    const isImage = element.type === 'Image';
    return {
      key: keyOf(element),
      type: element.type,
      image: isImage ? image(element) : null,
      findImages: isImage ? null : finder(element),
    };
  };

  const pageElement = createPageElements(api, optionalCall, image, finder);

  // An older runtime throws at an unknown event name, which must not keep the panel from opening. UNCONFIRMED:
  // `subscribeFiresAtOnce`.
  const subscribe = (start: () => () => void): (() => void) => {
    try {
      return start();
    } catch {
      return nothingToStop;
    }
  };

  return {
    selection: (signal) => call(signal, async () => selected(await api.getSelectedElement())),
    site: (signal) =>
      call(signal, async () => {
        const info = await api.getSiteInfo();
        return {
          siteId: info.siteId,
          workspaceId: textOrNull(info.workspaceId),
          name: textOrNull(info.siteName) || null,
        };
      }),
    idToken: (signal) => call(signal, () => api.getIdToken()),
    theme: (signal) => optionalCall(signal, async () => asTheme(await api.getTheme())),
    background: (theme, signal) =>
      // `bg-primary` is the only token that Webflow's pages name; the call is in beta.
      optionalCall(signal, async () => textOrNull((await api.getThemeStyles(theme)).colors['bg-primary'])),
    permissions: (signal) =>
      optionalCall(signal, async () => {
        const permissions = await api.canForAppMode(['canManageAssets', 'canModifyImageElement']);
        // An absent permission does not forbid.
        return {
          asset: permissions.canManageAssets !== false,
          image: permissions.canModifyImageElement !== false,
        };
      }),
    breakpoints: (signal) => optionalCall(signal, async () => asBreakpoints(await api.getAllMediaQueries())),
    page: (signal) =>
      optionalCall(signal, async () => {
        const page = await api.getCurrentPage();
        return { id: page.id, name: textOrNull(await page.getName()) ?? '' };
      }),
    async elements(signal, isAgain = false) {
      const elements = await call(signal, async () =>
        (await (await ready).elements(isAgain)).map(pageElement).filter((element) => element !== null),
      );
      pageScan.current?.settle(elements);
      return elements;
    },
    asset: (assetId) => ofAsset(assetId, 'asset'),
    headings: (signal) => call(signal, async () => (await ready).headings(signal)),
    scanPages(create) {
      pageScan.current ??= create(api);
      resolve(pageScan.current);
    },
    wholeSite: (create) =>
      create({
        api,
        call,
        clock: limits.clock,
        elements: async (isAgain) => (await ready).elements(isAgain),
        noteWrite: () => pageScan.current?.noteWrite(),
      }),
    launch: (signal) => optionalCall(signal, () => readLaunch(api, pageElement)),
    onPage: (listener) =>
      subscribe(() =>
        api.subscribe('currentpage', () => {
          pageScan.current?.drop();
          listener();
        }),
      ),
    onSelection: (listener) =>
      subscribe(() => api.subscribe('selectedelement', (element) => listener(selected(element)))),
    onTheme: (listener) =>
      subscribe(() => api.subscribe('currenttheme', (theme) => listener(asTheme(theme)))),
    onMode: (listener) => subscribe(() => api.subscribe('currentappmode', () => listener())),
    onBreakpoint: (listener) => subscribe(() => api.subscribe('mediaquery', () => listener())),
  };
}

/**
 * Returns the Designer that this page runs in, or null where there is none. Source: Designer API, the `webflow` global.
 */
export function findDesigner(limits: CallLimits): Designer | null {
  return typeof webflow === 'undefined' ? null : createDesigner(webflow, limits);
}
