import { signal } from '@preact/signals';
import type { DesignerAsset, SiteLocales, FaultState } from '#sandbox/protocol/control.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { SiteBreakpoint } from '#sandbox/site/breakpoints.ts';
import { canvases, firstPage } from '#sandbox/site/scene.ts';
import type { SceneCanvas } from '#sandbox/site/scene-canvas.ts';
import type { RuntimeAge } from './wire.ts';

/** A message from `notify`, shown until its time is up. */
export interface Toast {
  id: number;
  type: 'Error' | 'Info' | 'Success' | 'Warning';
  message: string;
}

/** The pixels of the extension's window. */
export interface PanelSize {
  width: number;
  height: number;
}

/** The named sizes of an extension. Source: Designer API, `setExtensionSize`. */
export const panelSizes = {
  default: { width: 240, height: 360 },
  comfortable: { width: 320, height: 460 },
  large: { width: 800, height: 600 },
} as const satisfies Record<string, PanelSize>;

/** What a role lets a person change of images: the elements on the canvas, the assets behind them. */
export type EditPermission = 'everything' | 'elements' | 'assets' | 'nothing';

/** What the Designer page shows and what its extension can ask of it. */
export const designer = {
  /** Every page and component of the site as it is now. */
  canvases: signal<readonly SceneCanvas[]>(canvases),
  pageId: signal(firstPage.id),
  /** The component that is being edited instead of the page. */
  componentId: signal<string | null>(null),
  assets: signal<readonly DesignerAsset[]>([]),
  selectedId: signal<string | null>(null),
  theme: signal<AppearanceSettings>('darkDefault'),
  mode: signal<AppModeName>('design'),
  breakpoint: signal<SiteBreakpoint>('main'),
  /** Pixels of the canvas between its paddings. */
  canvasWidth: signal(0),
  canUseAssets: signal(true),
  editPermission: signal<EditPermission>('everything'),
  /** Raised when what was changed is published. */
  publications: signal(0),
  locales: signal<SiteLocales>({ primary: '', secondary: [] }),
  panelSize: signal<PanelSize>(panelSizes.comfortable),
  panelOpen: signal(true),
  /** Raised to load the extension again. */
  panelLoad: signal(0),
  /** Why the extension was opened. A link from outside names the app. Source: Webflow, "Deep linking". */
  launch: signal<LaunchContext | null>(
    new URLSearchParams(location.search).has('app')
      ? { type: 'DeepLink', value: null }
      : unconfirmed.plainLaunchContext,
  ),
  runtime: signal<RuntimeAge>('current'),
  /** Where an app is told the Width of an image, and whether rich text has elements of its own. */
  widthReportedIn: signal(unconfirmed.widthReportedIn),
  richTextHasElements: signal(unconfirmed.richTextHasElements),
  hangNextCall: signal(false),
  /** Whether the next call made on an element finds that somebody has deleted it. */
  deleteNextElement: signal(false),
  toasts: signal<readonly Toast[]>([]),
  faults: signal<FaultState>({ outage: null, retryAfter: null, installed: true }),
};

/** Loads the extension afresh, for `launch`. */
export function reloadPanel(launch: LaunchContext | null = unconfirmed.plainLaunchContext): void {
  designer.launch.value = launch;
  designer.panelLoad.value += 1;
  designer.panelOpen.value = true;
}

let toasts = 0;

/** Shows a message for `dismissAfter` milliseconds; 4 seconds unless given. Source: Designer API, `notify`. */
export function showToast(type: Toast['type'], message: string, dismissAfter = 4_000): void {
  toasts += 1;
  const id = toasts;
  designer.toasts.value = [...designer.toasts.value, { id, type, message }];
  setTimeout(() => {
    designer.toasts.value = designer.toasts.value.filter((toast) => toast.id !== id);
  }, dismissAfter);
}
