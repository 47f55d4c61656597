import { DisconnectView } from '#panel/connection/disconnect-view.tsx';
import { PageView } from '#panel/page/page-view.tsx';
import { Tabs } from '#panel/page/tabs.tsx';
import type { Panel } from '#panel/panel.ts';
import { SelectedView } from '#panel/selected/selected-view.tsx';
import { Status } from '#panel/status.tsx';

/** The whole panel. Focus comes to `main` only when what held it has left. */
export function App({ panel }: { panel: Panel }) {
  const { selected, pageTab } = panel;
  const tab = pageTab.tab.value;
  const isOutside = selected.subject.value.kind === 'outside';
  return (
    <main class="panel" tabIndex={-1}>
      {!isOutside && <Tabs {...pageTab} />}
      <div
        class="view"
        id="view"
        {...(isOutside ? {} : { role: 'tabpanel', 'aria-labelledby': `tab-${tab}` })}
      >
        {tab === 'page' ? <PageView panel={panel} /> : <SelectedView panel={panel} />}
        {selected.connected.value && <DisconnectView disconnecting={panel.disconnecting} />}
      </div>
      <Status panel={panel} />
    </main>
  );
}
