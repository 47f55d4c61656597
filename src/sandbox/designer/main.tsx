import './fact-overrides.ts';

import { render } from 'preact';
import { designer } from './designer-state.ts';
import { startHost } from './host/host.ts';
import { server } from './server.ts';
import { publishEdits } from './site-edits.ts';
import '@fontsource-variable/inter/wght.css';
import './style/chrome.css';
import '#sandbox/site/page.css';
import './style/canvas.css';
import './style/image-settings.css';
import './style/sandbox-bar.css';
import { App } from './view/app.tsx';
import { refreshFaults } from './view/server-actions.ts';

const root = document.getElementById('designer');
const [config, assets, locales, faults, delays, trouble] = await Promise.all([
  server.config(),
  server.assets(),
  server.locales(),
  server.faults(),
  server.delays(),
  server.trouble(),
]);
designer.assets.value = assets;
designer.locales.value = locales;
designer.faults.value = faults;
designer.delays.value = delays;
designer.trouble.value = trouble;
publishEdits();
const host = startHost(config);
if (root) render(<App config={config} host={host} />, root);

window.addEventListener('focus', refreshFaults);
window.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') designer.selectedId.value = null;
});
