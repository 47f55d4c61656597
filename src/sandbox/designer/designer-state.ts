import { signal } from '@preact/signals';
import type { Delays, DesignerAsset, FaultState, SiteLocales } from '#sandbox/protocol/control.ts';
import { noTrouble, type Trouble } from '#sandbox/protocol/trouble.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { SiteBreakpoint } from '#sandbox/site/breakpoints.ts';
import type { SiteCanvas } from '#sandbox/site/canvas.ts';
import { canvases, firstPage } from '#sandbox/site/canvases.ts';
import type { RuntimeAge } from './wire.ts';

/** A message of `notify`, shown until its timeout. */
export interface Toast {
  id: number;
  type: 'Error' | 'Info' | 'Success' | 'Warning';
  message: string;
}

/** The size of the extension's window in CSS pixels. */
export interface PanelSize {
  width: number;
  height: number;
}

/** The named sizes of an extension in CSS pixels. Source: Designer API, `setExtensionSize`. */
export const panelSizes = {
  default: { width: 240, height: 360 },
  comfortable: { width: 320, height: 460 },
  large: { width: 800, height: 600 },
} as const satisfies Record<string, PanelSize>;

/** What the user's role may change about images: elements on the canvas, assets, both or neither. */
export type EditPermission = 'everything' | 'elements' | 'assets' | 'nothing';

/** The state of the Designer page, which the extension reads over the Designer API. */
export const designer = {
  /** The current pages and components of the site. */
  canvases: signal<readonly SiteCanvas[]>(canvases),
  pageId: signal(firstPage.id),
  /** The component that is open for editing, or null while the page is. */
  componentId: signal<string | null>(null),
  assets: signal<readonly DesignerAsset[]>([]),
  selectedId: signal<string | null>(null),
  theme: signal<AppearanceSettings>('darkDefault'),
  mode: signal<AppModeName>('design'),
  breakpoint: signal<SiteBreakpoint>('main'),
  /** The width of the canvas without its padding in CSS pixels. */
  canvasWidth: signal(0),
  canUseAssets: signal(true),
  editPermission: signal<EditPermission>('everything'),
  /** Incremented after each publication. */
  publications: signal(0),
  locales: signal<SiteLocales>({ primary: '', secondary: [] }),
  panelSize: signal<PanelSize>(panelSizes.comfortable),
  panelOpen: signal(true),
  /** Incremented to reload the extension. */
  panelLoad: signal(0),
  /** The launch context. A deep link has the parameter `app`. Source: Webflow, "Deep linking". */
  launch: signal<LaunchContext | null>(
    new URLSearchParams(location.search).has('app')
      ? { type: 'DeepLink', value: null }
      : unconfirmed.plainLaunchContext,
  ),
  runtime: signal<RuntimeAge>('current'),
  /** Unconfirmed behaviours that the sandbox bar can switch. */
  widthReportedIn: signal(unconfirmed.widthReportedIn),
  richTextHasElements: signal(unconfirmed.richTextHasElements),
  cmsFileResolved: signal(unconfirmed.cmsFileResolved),
  replacedUrlKept: signal(unconfirmed.replacedUrlKept),
  replacedVariants: signal(unconfirmed.replacedVariants),
  delays: signal<Delays>({ designer: 0, network: 0 }),
  trouble: signal<Trouble>(noTrouble),
  hangNextCall: signal(false),
  /** Whether the next call on an element deletes that element first, as a concurrent edit would. */
  deleteNextElement: signal(false),
  toasts: signal<readonly Toast[]>([]),
  faults: signal<FaultState>({ outage: null, retryAfter: null, installed: true }),
};

/** Reloads the extension with this launch context and opens its window. */
export function reloadPanel(launch: LaunchContext | null = unconfirmed.plainLaunchContext): void {
  designer.launch.value = launch;
  designer.panelLoad.value += 1;
  designer.panelOpen.value = true;
}

let toasts = 0;

/** Shows a message for `dismissAfter` milliseconds. Source of the default: Designer API, `notify`. */
export function showToast(type: Toast['type'], message: string, dismissAfter = 4_000): void {
  toasts += 1;
  const id = toasts;
  designer.toasts.value = [...designer.toasts.value, { id, type, message }];
  setTimeout(() => {
    designer.toasts.value = designer.toasts.value.filter((toast) => toast.id !== id);
  }, dismissAfter);
}
