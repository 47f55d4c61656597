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
import { refreshTrouble } from './view/trouble.ts';

const place = document.getElementById('designer');
const [setting, assets, locales, trouble] = await Promise.all([
  server.setting(),
  server.assets(),
  server.locales(),
  server.trouble(),
]);
designer.assets.value = assets;
designer.locales.value = locales;
designer.trouble.value = trouble;
publishEdits();
const host = startHost(setting);
if (place) render(<App setting={setting} host={host} />, place);

window.addEventListener('focus', refreshTrouble);
window.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') designer.selectedId.value = null;
});
