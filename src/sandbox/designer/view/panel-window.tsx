import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DesignerConfig } from '#sandbox/protocol/control.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer, reloadPanel } from '../designer-state.ts';
import type { Host } from '../host/host.ts';
import { runtimeNames } from '../wire.ts';
import { Icon } from './icons.tsx';

function Extension({ config, host }: { config: DesignerConfig; host: Host }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => {
    host.attach(frame.current?.contentWindow ?? null);
    return () => host.attach(null);
  }, [host]);
  const { width, height } = designer.panelSize.value;
  return (
    <iframe
      ref={frame}
      title={config.appName}
      name={runtimeNames[designer.runtime.value]}
      src={`${config.panelOrigin}/`}
      sandbox={unconfirmed.iframeSandbox}
      allow={unconfirmed.iframeAllow}
      style={{ width: `${width}px`, height: `${height}px` }}
    />
  );
}

/** The window of the extension: a title bar with Refresh and Close, and the iframe. */
export function PanelWindow({ config, host }: { config: DesignerConfig; host: Host }) {
  if (!designer.panelOpen.value) return null;
  return (
    <aside class="dock" aria-label="Extension">
      <div class="panel-window">
        <div class="panel-title">
          <h2>{config.appName}</h2>
          <button type="button" aria-label="Refresh extension" title="Refresh" onClick={() => reloadPanel()}>
            <Icon name="refresh" />
          </button>
          <button
            type="button"
            aria-label="Close extension"
            title="Close"
            onClick={() => {
              designer.panelOpen.value = false;
            }}
          >
            <Icon name="close" />
          </button>
        </div>
        <Extension key={designer.panelLoad.value} config={config} host={host} />
      </div>
    </aside>
  );
}
