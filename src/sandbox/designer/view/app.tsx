import type { DesignerConfig } from '#sandbox/protocol/control.ts';
import { designer } from '../designer-state.ts';
import type { Host } from '../host/host.ts';
import { Canvas } from './canvas.tsx';
import { Navigator } from './navigator.tsx';
import { PanelWindow } from './panel-window.tsx';
import { SandboxBar } from './sandbox-bar.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';

/** The whole simulated Designer, with the sandbox's own controls below it. */
export function App({ config, host }: { config: DesignerConfig; host: Host }) {
  const wide = designer.panelOpen.value && designer.panelSize.value.width > 500;
  return (
    <div class="designer" data-theme={designer.theme.value} data-wide-panel={wide}>
      <TopBar config={config} />
      <div class="work">
        <Navigator />
        <Canvas />
        <PanelWindow config={config} host={host} />
        <Toasts />
      </div>
      <SandboxBar config={config} />
    </div>
  );
}
