import { MissingTools } from '#panel/later/missing-tools.tsx';
import type { Panel } from '#panel/panel.ts';
import { SelectedView } from '#panel/selected/selected-view.tsx';
import { Status } from '#panel/status.tsx';
import { TabsView } from '#panel/tabs/tabs-view.tsx';

/** The whole panel. Focus comes to `main` only when what held it has left. */
export function App({ panel }: { panel: Panel }) {
  const { selected, tabs, later } = panel;
  const tools = panel.tools.value;
  const tab = tabs.tab.value;
  const isOutside = selected.subject.value.kind === 'outside';
  return (
    <main class="panel" tabIndex={-1}>
      {!isOutside && <TabsView {...tabs} />}
      <div
        class="view"
        id="view"
        {...(isOutside ? {} : { role: 'tabpanel', 'aria-labelledby': `tab-${tab}` })}
      >
        {tab === 'selected' ? (
          <SelectedView panel={panel} />
        ) : tools ? (
          <tools.views.PageView panel={panel} tools={tools} />
        ) : (
          <MissingTools later={later} />
        )}
        {tools && selected.subject.value.kind !== 'unread' && (
          <>
            {selected.connected.value && <tools.views.DisconnectView disconnecting={tools.disconnecting} />}
            <tools.views.HelpView
              backendUrl={panel.backendUrl}
              reporting={tools.reporting}
              copying={panel.copying}
            />
          </>
        )}
      </div>
      <Status panel={panel} />
    </main>
  );
}
