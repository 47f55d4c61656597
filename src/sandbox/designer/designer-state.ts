import { computed, signal } from '@preact/signals';
import type { DesignerAsset, SiteLocales, Trouble } from '#sandbox/protocol/control.ts';
import { pageWidths, type SiteBreakpoint } from './breakpoints.ts';
import { pages } from './scene/scene.ts';
import { elementsOf, type Place, type ScenePage, withChange } from './scene/scene-page.ts';
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
export type MayEdit = 'everything' | 'elements' | 'assets' | 'nothing';

/** What the Designer page shows and what its extension can ask of it. */
export const designer = {
  pages: signal<readonly ScenePage[]>(pages),
  pageId: signal(pages[0].id),
  assets: signal<readonly DesignerAsset[]>([]),
  selectedId: signal<string | null>(null),
  theme: signal<AppearanceSettings>('darkDefault'),
  mode: signal<AppModeName>('design'),
  breakpoint: signal<SiteBreakpoint>('main'),
  /** Pixels of the canvas between its paddings. */
  canvasWidth: signal(0),
  mayUseAssets: signal(true),
  mayEdit: signal<MayEdit>('everything'),
  locales: signal<SiteLocales>({ primary: '', secondary: [] }),
  panelSize: signal<PanelSize>(panelSizes.comfortable),
  panelOpen: signal(true),
  /** Raised to load the extension again. */
  panelLoad: signal(0),
  runtime: signal<RuntimeAge>('current'),
  hangNextCall: signal(false),
  /** Whether the next call made on an element finds that somebody has deleted it. */
  loseNextElement: signal(false),
  toasts: signal<readonly Toast[]>([]),
  trouble: signal<Trouble>({ outage: null, retryAfter: null, installed: true }),
};

/** The page that is open. */
export const openPage = computed(
  () => designer.pages.value.find((page) => page.id === designer.pageId.value) ?? pages[0],
);

/** Every element of the open page in document order. */
export const openElements = computed(() => elementsOf(openPage.value));

/** CSS pixels of the open page's width at the breakpoint that is chosen. */
export const pageWidth = computed(() => pageWidths[designer.breakpoint.value]);

/** How much of its size the page is shown at, 1 being all of it: less where the window is too narrow. */
export const canvasZoom = computed(() => {
  const room = designer.canvasWidth.value;
  return room > 0 ? Math.min(1, room / pageWidth.value) : 1;
});

const places = computed(() => {
  const all = designer.pages.value.flatMap((page) =>
    elementsOf(page).map((element): [string, Place] => [element.id, { element, page }]),
  );
  return new Map(all);
});

/** Where an element is, or undefined where it was deleted. */
export function placeOf(id: string): Place | undefined {
  return places.value.get(id);
}

/** The element that is selected and its page, or null. */
export const selected = computed(() => {
  const id = designer.selectedId.value;
  return (id !== null && placeOf(id)) || null;
});

/** The asset with this library key, or undefined. */
export function assetByKey(key: string | null): DesignerAsset | undefined {
  return designer.assets.value.find((asset) => asset.key === key);
}

/** The asset of the selected image or component instance, or undefined. */
export const selectedAsset = computed(() => {
  const element = selected.value?.element;
  return element && 'asset' in element ? assetByKey(element.asset) : undefined;
});

/** Takes an element and what is inside it off its page. */
export function deleteElement(id: string): void {
  designer.pages.value = withChange(designer.pages.value, id, () => null);
  if (!selected.value) designer.selectedId.value = null;
}

/** Loads the extension afresh. */
export function reloadPanel(): void {
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
