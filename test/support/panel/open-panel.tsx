import { effect, signal } from '@preact/signals-core';
import { onTestFinished } from 'vitest';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import { type LoadImage, loadImage } from '#panel/browser/load-image.ts';
import { type CreateLazyFeatures, createLazyFeatures } from '#panel/lazy/lazy-features.ts';
import { type Panel, startPanel } from '#panel/panel.ts';
import { renderPanel } from '#panel/render-panel.tsx';
import type { Lazy } from '#panel/state/lazy.ts';
import { applyAppearance } from '#panel/ui/apply-appearance.ts';
import { createScriptedBackend, type ScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, type ScriptedDesigner } from '#test/support/panel/scripted-designer.ts';
import { createManualClock, type ManualClock } from '#test/support/shared/manual-clock.ts';
import '#panel/styles.ts';
import '#panel/lazy/lazy-features.css';

/** A picture of 600 × 400 pixels at the test page's own origin. */
export const photoUrl = new URL('../../panel/pictures/photo.png', import.meta.url).href;

/** The address of the panel's backend. */
export const backendUrl = 'https://assets.example.com';

interface OpenOptions {
  readonly designer?: ScriptedDesigner | null;
  readonly backend?: ScriptedBackend;
  readonly clock?: ManualClock;
  readonly writeText?: (text: string) => Promise<boolean>;
  /** Returns what to render of the started panel. */
  readonly change?: (panel: Panel) => Panel;
  /** Receives reported errors; by default these fail the test. */
  readonly report?: (error: unknown) => void;
  /** Replaces the browser's loading of pictures. */
  readonly loadImage?: LoadImage;
  /** The lazy features, where they are not loaded from the start. */
  readonly lazyScript?: Lazy<CreateLazyFeatures>;
}

export interface OpenPanel {
  readonly panel: Panel;
  readonly designer: ScriptedDesigner;
  readonly backend: ScriptedBackend;
  readonly assets: AssetStore;
  readonly clock: ManualClock;
  /** Texts written to the clipboard, oldest first. */
  readonly copied: readonly string[];
  /** Texts saved as files, oldest first. */
  readonly saved: readonly { readonly name: string; readonly text: string }[];
  /** Bytes saved as files, oldest first. */
  readonly savedFiles: readonly { readonly name: string; readonly content: Blob }[];
}

/** Opens the real panel on scripted dependencies, as `main.tsx` does on real ones, until the test ends. */
export function openPanel(options: OpenOptions = {}): OpenPanel {
  const { backend = createScriptedBackend(), clock = createManualClock() } = options;
  const designer = options.designer ?? createScriptedDesigner();
  const assets = createAssetStore(clock);
  const copied: string[] = [];
  const saved: { name: string; text: string }[] = [];
  const savedFiles: { name: string; content: Blob }[] = [];
  const { panel, stop } = startPanel({
    designer: options.designer === null ? null : designer,
    backend,
    assets,
    clock,
    lazyScript: options.lazyScript ?? {
      value: signal(createLazyFeatures),
      failed: signal(false),
      fetch: async () => {},
      fail: () => {},
    },
    loadImage: options.loadImage ?? loadImage,
    writeText:
      options.writeText ??
      (async (text) => {
        copied.push(text);
        return true;
      }),
    saveFile: (name, content) =>
      typeof content === 'string' ? saved.push({ name, text: content }) : savedFiles.push({ name, content }),
    report: options.report ?? reportError,
    backendUrl,
    version: '1.2.3',
    panelUrl: new URL(location.href),
    locale: 'en-US',
  });
  const root = document.createElement('div');
  document.body.append(root);
  const stopPainting = effect(() => applyAppearance(document.documentElement, panel.appearance.value));
  const hide = renderPanel(options.change?.(panel) ?? panel, root);
  onTestFinished(() => {
    stop();
    stopPainting();
    hide();
    root.remove();
  });
  return { panel, designer, backend, assets, clock, copied, saved, savedFiles };
}
