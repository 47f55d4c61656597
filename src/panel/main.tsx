import { createAssetStore } from '#panel/assets/asset-store.ts';
import { createBackend } from '#panel/backend/backend.ts';
import { writeText } from '#panel/browser/clipboard.ts';
import { systemClock } from '#panel/browser/clock.ts';
import { loadImage } from '#panel/browser/load-image.ts';
import { loadStyles } from '#panel/browser/load-styles.ts';
import { saveFile } from '#panel/browser/save-file.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { findDesigner } from '#panel/designer/designer.ts';
import { getIdentity } from '#panel/get-identity.ts';
import { lang, locale } from '#panel/i18n/locale.ts';
import lazyFeaturesCss from '#panel/lazy/lazy-features.css?url';
import { startPanel } from '#panel/panel.ts';
import { renderPanel } from '#panel/render-panel.tsx';
import { createLazy } from '#panel/state/lazy.ts';
import { applyAppearance } from '#panel/ui/apply-appearance.ts';
import '#panel/styles.ts';
import { watch } from '#panel/state/watch.ts';

const clock = systemClock;
const backendUrl = import.meta.env.VITE_BACKEND_URL ?? 'http://localhost:3000';
const designer = findDesigner({
  clock,
  callLimit: timeouts.designerCall,
  optionalCallLimit: timeouts.optionalDesignerCall,
});
const assets = createAssetStore(clock);
const backend = createBackend({
  baseUrl: backendUrl,
  fetch: (input, init) => fetch(input, init),
  getIdentity: (signal) => getIdentity(designer, signal),
  clock,
});
const lazyScript = createLazy(async () => {
  const [{ createLazyFeatures }] = await Promise.all([
    import('#panel/lazy/lazy-features.ts'),
    loadStyles(lazyFeaturesCss),
  ]);
  return createLazyFeatures;
});
const { panel } = startPanel({
  designer,
  backend,
  assets,
  clock,
  lazyScript,
  loadImage,
  writeText,
  saveFile,
  report: (error) => reportError(error),
  backendUrl,
  version: import.meta.env.VITE_VERSION,
  panelUrl: new URL(location.href),
  locale,
});

watch(() => {
  applyAppearance(document.documentElement, panel.appearance.value);
});
// The asset may have been replaced, or the site connected, while another window had the focus.
window.addEventListener('focus', panel.selected.refresh);
window.addEventListener('online', panel.selected.refresh);
// After a switch of browser tabs the Designer may have the focus, and the panel gets no focus event.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) panel.selected.refresh();
});

document.documentElement.lang = lang;
const root = document.querySelector('#panel');
if (root) renderPanel(panel, root);
void lazyScript.fetch();
