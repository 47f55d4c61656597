import { computed, signal } from '@preact/signals';
import type { DesignerAsset, Trouble } from '#sandbox/protocol/control.ts';
import { sceneElements } from './scene/scene.ts';
import type { SceneElement } from './scene/scene-element.ts';
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

/** What the Designer page shows and what its extension can ask of it. */
export const designer = {
  elements: signal<readonly SceneElement[]>(sceneElements),
  assets: signal<readonly DesignerAsset[]>([]),
  selectedId: signal<string | null>(null),
  theme: signal<AppearanceSettings>('darkDefault'),
  mode: signal<AppModeName>('design'),
  breakpoint: signal<BreakpointId>('main'),
  mayUseAssets: signal(true),
  panelSize: signal<PanelSize>(panelSizes.comfortable),
  panelOpen: signal(true),
  /** Raised to load the extension again. */
  panelLoad: signal(0),
  runtime: signal<RuntimeAge>('current'),
  hangNextCall: signal(false),
  toasts: signal<readonly Toast[]>([]),
  trouble: signal<Trouble>({ outage: null, retryAfter: null, installed: true }),
};

/** The element that is selected, or null. */
export const selected = computed(
  () => designer.elements.value.find((element) => element.id === designer.selectedId.value) ?? null,
);

/** The asset with this library key, or undefined. */
export function assetByKey(key: string | null): DesignerAsset | undefined {
  return designer.assets.value.find((asset) => asset.key === key);
}

/** Takes the selected element off the canvas, as the Delete key does. */
export function deleteSelected(): void {
  const gone = designer.selectedId.value;
  designer.elements.value = designer.elements.value.filter((element) => element.id !== gone);
  designer.selectedId.value = null;
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
