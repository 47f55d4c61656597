import { DisconnectView } from '#panel/connection/disconnect-view.tsx';
import type { Panel } from '#panel/panel.ts';
import { SelectedView } from '#panel/selected/selected-view.tsx';
import { Status } from '#panel/status.tsx';

/** The whole panel. Focus comes to `main` only when what held it has left. */
export function App({ panel }: { panel: Panel }) {
  return (
    <main class="panel" tabIndex={-1}>
      <div class="view">
        <SelectedView panel={panel} />
        {panel.selected.connected.value && <DisconnectView disconnecting={panel.disconnecting} />}
      </div>
      <Status panel={panel} />
    </main>
  );
}
