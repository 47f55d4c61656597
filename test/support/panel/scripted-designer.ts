import type { Bindings } from '#panel/designer/binding.ts';
import type { DesignerErrorReason, DesignerResult } from '#panel/designer/call.ts';
import type { Designer, Permissions, SelectedElement, Site, Theme } from '#panel/designer/designer.ts';
import type { FindImages } from '#panel/designer/found-images.ts';
import type { Headings } from '#panel/designer/headings.ts';
import type { AssetHandle, ImageHandle } from '#panel/designer/image.ts';
import type { Launch } from '#panel/designer/launch.ts';
import type { OpenPage, PageElement } from '#panel/designer/page.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import type { RenderedSize } from '#panel/designer/snapshot.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import { type Breakpoint, defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { assetId, siteId } from '#test/support/panel/asset-details.ts';
import { createScriptedSite } from '#test/support/panel/scripted-site.ts';

/** What a scripted call answers, at once or when a test lets it. */
export type Script<Value> = () => Promise<DesignerResult<Value>>;

export const says =
  <Value>(value: Value): Script<Value> =>
  async () => ({ ok: true, value });

export const refuses =
  (reason: DesignerErrorReason): Script<never> =>
  async () => ({ ok: false, reason });

export const neverAnswers: Script<never> = () => new Promise<never>(() => {});

/** Writes that go well, and are remembered. */
type Write = (text: string | null) => Promise<DesignerResult<null>>;
const accepts: Write = async () => ({ ok: true, value: null });

interface AssetScript {
  readonly setAltText: Write;
  readonly id: string;
  readonly name: Script<string | null>;
  readonly url: Script<string | null>;
  readonly mimeType: Script<string | null>;
  readonly altText: Script<string | null>;
}

/** An asset as the Designer has it in hand. */
export function designerAsset(script: Partial<AssetScript> = {}): AssetHandle {
  return {
    id: assetId,
    name: says('hero.jpg'),
    url: says<string | null>(null),
    mimeType: says('image/jpeg'),
    altText: says('Mountains at dusk'),
    setAltText: accepts,
    ...script,
  };
}

/** An asset without an element, as `Designer.asset` returns it. */
export function assetByItself(asset: AssetHandle): ImageHandle {
  return {
    asset: says(asset),
    boundAsset: refuses('unsupported'),
    altText: refuses('unsupported'),
    setAltText: refuses('unsupported'),
    bindings: refuses('unsupported'),
    widthAttribute: refuses('unsupported'),
    link: refuses('unsupported'),
    canReadLink: () => true,
    rendered: refuses('unsupported'),
  };
}

interface ImageScript {
  readonly key: string;
  readonly asset: Script<AssetHandle | null>;
  readonly boundAsset: Script<AssetHandle | null>;
  readonly altText: Script<string | null>;
  readonly setAltText: Write;
  readonly bindings: Script<Bindings>;
  readonly widthAttribute: Script<number | undefined>;
  readonly link: Script<LinkAround | undefined>;
  readonly canReadLink: () => boolean;
  readonly rendered: Script<RenderedSize | null>;
}

export const unbound: Bindings = {};

/** An Image element on the canvas, with an asset and its alt text taken from there. */
export function imageElement(script: Partial<ImageScript> = {}): SelectedElement {
  const { key = 'page/image', ...calls } = script;
  const image: ImageHandle = {
    asset: says(designerAsset()),
    boundAsset: says<AssetHandle | null>(null),
    altText: says('__wf_reserved_inherit'),
    setAltText: accepts,
    bindings: says(unbound),
    widthAttribute: says<number | undefined>(undefined),
    link: says<LinkAround | undefined>(undefined),
    canReadLink: () => true,
    rendered: says<RenderedSize | null>(null),
    ...calls,
  };
  return { key, type: 'Image', image, findImages: null };
}

/** Any other element, by Webflow's type of it, and what it finds; without that it finds nothing, at once. */
export function otherElement(type: string, findImages: FindImages | null = null): SelectedElement {
  return { key: `page/${type}`, type, image: null, findImages };
}

/** A Designer that follows a test's script. */
export interface ScriptedDesigner extends Designer {
  /** A person selects an element: the event fires and the next read agrees with it. */
  select(element: SelectedElement | null): void;
  /** From now on `selection` returns this, without an event. */
  script(selection: Script<SelectedElement | null>): void;
  /** A person opens another page: the event fires. */
  openPage(page: Script<OpenPage>, elements: Script<readonly PageElement[]>): void;
  changeTheme(theme: Theme): void;
  changeMode(): void;
  changeBreakpoint(): void;
  /** How many subscriptions are open. */
  listeners(): number;
}

interface DesignerScript {
  readonly selection: Script<SelectedElement | null>;
  readonly site: Script<Site>;
  readonly idToken: Script<string>;
  readonly theme: Script<Theme>;
  readonly background: Script<string | null>;
  readonly permissions: Script<Permissions>;
  readonly breakpoints: Script<readonly Breakpoint[]>;
  readonly launch: Script<Launch>;
  readonly page: Script<OpenPage>;
  readonly elements: Script<readonly PageElement[]>;
  readonly headings: Script<Headings>;
  readonly wholeSite: Partial<SiteDesigner>;
  readonly asset: Designer['asset'];
}

/** Creates a Designer in which nothing is selected, except for the script. */
export function createScriptedDesigner(script: Partial<DesignerScript> = {}): ScriptedDesigner {
  let { selection = says<SelectedElement | null>(null) } = script;
  let { page = says<OpenPage>({ id: 'page', name: 'Home' }), elements = says<readonly PageElement[]>([]) } =
    script;
  const onSelection = new Set<(element: SelectedElement | null) => void>();
  const onTheme = new Set<(theme: Theme) => void>();
  const onPage = new Set<() => void>();
  const onMode = new Set<() => void>();
  const onBreakpoint = new Set<() => void>();
  const subscribe = <Listener>(listeners: Set<Listener>, listener: Listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    site: script.site ?? says({ siteId, workspaceId: null, name: 'Northwind Outdoors' }),
    idToken: script.idToken ?? says('id-token'),
    theme: script.theme ?? says<Theme>('darkDefault'),
    background: script.background ?? says<string | null>(null),
    permissions: script.permissions ?? says({ asset: true, image: true }),
    breakpoints: script.breakpoints ?? says(defaultBreakpoints),
    launch: script.launch ?? says<Launch>({ why: 'none', element: null }),
    page: () => page(),
    elements: () => elements(),
    asset: script.asset ?? ((id) => assetByItself(designerAsset({ id }))),
    headings: script.headings ?? says<Headings>(new Map()),
    scanPages: () => {},
    wholeSite: () => createScriptedSite(script.wholeSite),
    onPage: (listener) => subscribe(onPage, listener),
    selection: () => selection(),
    onSelection: (listener) => subscribe(onSelection, listener),
    onTheme: (listener) => subscribe(onTheme, listener),
    onMode: (listener) => subscribe(onMode, listener),
    onBreakpoint: (listener) => subscribe(onBreakpoint, listener),
    select(element) {
      selection = says(element);
      for (const listener of onSelection) listener(element);
    },
    script(next) {
      selection = next;
    },
    openPage(nextPage, nextElements) {
      page = nextPage;
      elements = nextElements;
      for (const listener of onPage) listener();
    },
    changeTheme(theme) {
      for (const listener of onTheme) listener(theme);
    },
    changeMode() {
      for (const listener of onMode) listener();
    },
    changeBreakpoint() {
      for (const listener of onBreakpoint) listener();
    },
    listeners: () => onSelection.size + onTheme.size + onMode.size + onPage.size + onBreakpoint.size,
  };
}
