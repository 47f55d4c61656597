import { readBinding } from '#panel/designer-binding.ts';
import { type CallLimits, createCaller, type DesignerAnswer } from '#panel/designer-call.ts';

/** Webflow's four appearances. Source: Designer API, `getTheme`. */
export const themes = ['darkDefault', 'darkDarker', 'darkBrighter', 'light'] as const;
export type Theme = (typeof themes)[number];

/** Where a bound image takes its file from; `field` and `collection` are names a person gave. */
export interface Binding {
  readonly source: 'cms' | 'property' | 'page' | 'other';
  readonly field: string | null;
  readonly collection: string | null;
}

/** Where the panel is open. `workspaceId` is null where the Designer does not say. */
export interface Site {
  readonly siteId: string;
  readonly workspaceId: string | null;
}

/** One asset; every fact is a call of its own. Source: Designer API, Asset. */
export interface AssetHandle {
  readonly id: string;
  name(signal: AbortSignal): Promise<DesignerAnswer<string | null>>;
  url(signal: AbortSignal): Promise<DesignerAnswer<string | null>>;
  mimeType(signal: AbortSignal): Promise<DesignerAnswer<string | null>>;
  altText(signal: AbortSignal): Promise<DesignerAnswer<string | null>>;
}

/** What an Image element can be asked. Source: Designer API, Image element. */
export interface ImageHandle {
  asset(signal: AbortSignal): Promise<DesignerAnswer<AssetHandle | null>>;
  /** The text of this one placement, sentinels included; the asset's own text where there is none. */
  altText(signal: AbortSignal): Promise<DesignerAnswer<string | null>>;
  binding(signal: AbortSignal): Promise<DesignerAnswer<Binding | null>>;
}

/** The element a person selected. `key` tells elements apart, `type` is Webflow's word such as `Heading`. */
export interface SelectedElement {
  readonly key: string;
  readonly type: string;
  readonly image: ImageHandle | null;
}

/** All the panel wants of Webflow's Designer. No call rejects or outlives its deadline. */
export interface Designer {
  selection(signal: AbortSignal): Promise<DesignerAnswer<SelectedElement | null>>;
  site(signal: AbortSignal): Promise<DesignerAnswer<Site>>;
  idToken(signal: AbortSignal): Promise<DesignerAnswer<string>>;
  theme(signal: AbortSignal): Promise<DesignerAnswer<Theme>>;
  /** The background of a theme as Webflow paints it, or null where it does not say. */
  background(theme: Theme, signal: AbortSignal): Promise<DesignerAnswer<string | null>>;
  onSelection(listener: (element: SelectedElement | null) => void): () => void;
  onTheme(listener: (theme: Theme) => void): () => void;
  onMode(listener: () => void): () => void;
}

const nothingToStop = (): void => {};
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The theme of that name, or the Designer's default for a name we do not know. */
export function asTheme(name: unknown): Theme {
  return themes.find((theme) => theme === name) ?? 'darkDefault';
}

/** Wraps Webflow's global. Methods an older runtime lacks answer `unsupported`, its missing events never fire. */
export function createDesigner(api: WebflowApi, limits: CallLimits): Designer {
  const { call, remark } = createCaller(limits);

  // Typed as texts, yet what an unnamed asset or a decorative image answers is nowhere written down.
  const text = (ask: () => Promise<unknown>) => (signal: AbortSignal) =>
    call(signal, async () => textOrNull(await ask()));

  const asset = (handle: Asset): AssetHandle => ({
    id: handle.id,
    name: text(() => handle.getName()),
    url: text(() => handle.getUrl()),
    mimeType: text(() => handle.getMimeType()),
    altText: text(() => handle.getAltText()),
  });

  const image = (element: ImageElement): ImageHandle => ({
    asset: (signal) =>
      call(signal, async () => {
        const handle = await element.getAsset();
        return handle ? asset(handle) : null;
      }),
    altText: text(() => element.getAltText()),
    binding: (signal) => remark(signal, () => readBinding(element)),
  });

  const selected = (element: AnyElement | null): SelectedElement | null =>
    element && {
      key: `${element.id.component}/${element.id.element}`,
      type: element.type,
      image: element.type === 'Image' ? image(element) : null,
    };

  // An event name that an older runtime does not know must not keep the panel from opening.
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
        return { siteId: info.siteId, workspaceId: textOrNull(info.workspaceId) };
      }),
    idToken: (signal) => call(signal, () => api.getIdToken()),
    theme: (signal) => remark(signal, async () => asTheme(await api.getTheme())),
    background: (theme, signal) =>
      // `bg-primary` is the only name of a token that Webflow's pages give; the call is in beta.
      remark(signal, async () => textOrNull((await api.getThemeStyles(theme)).colors['bg-primary'])),
    onSelection: (listener) =>
      subscribe(() => api.subscribe('selectedelement', (element) => listener(selected(element)))),
    onTheme: (listener) =>
      subscribe(() => api.subscribe('currenttheme', (theme) => listener(asTheme(theme)))),
    onMode: (listener) => subscribe(() => api.subscribe('currentappmode', () => listener())),
  };
}

/** The Designer this page runs in, or null where there is none. Source: Designer API, the `webflow` global. */
export function findDesigner(limits: CallLimits): Designer | null {
  return typeof webflow === 'undefined' ? null : createDesigner(webflow, limits);
}
