import type { Panel } from '#panel/panel.ts';
import { SelectedView } from '#panel/selection/selected-view.tsx';
import { Status } from '#panel/status.tsx';
import { MissingTools } from '#panel/ui/missing-tools.tsx';
import { Region } from '#panel/ui/region.tsx';
import { TabsView } from '#panel/ui/tabs-view.tsx';

/** The whole panel. Focus comes to `main` only when what held it has left. */
export function App({ panel }: { panel: Panel }) {
  const { selected, tabs, later } = panel;
  const tools = panel.tools.value;
  const tab = tabs.tab.value;
  const subject = selected.subject.value;
  const isOutside = subject.kind === 'outside';
  const of = `${tab} ${subject.kind === 'asset' ? subject.elementKey : subject.kind}`;
  return (
    <main class="panel" tabIndex={-1}>
      <Region panel={panel} name="tabs" of={of} isLine>
        {() => !isOutside && <TabsView {...tabs} />}
      </Region>
      <div
        class="view"
        id="view"
        {...(isOutside ? {} : { role: 'tabpanel', 'aria-labelledby': `tab-${tab}` })}
      >
        <Region key={tab} panel={panel} name={tab} of={of}>
          {() =>
            tab === 'selected' ? (
              <SelectedView panel={panel} />
            ) : tools ? (
              <tools.views.PageView panel={panel} tools={tools} />
            ) : (
              <MissingTools later={later} />
            )
          }
        </Region>
        {tools && subject.kind !== 'unread' && (
          <>
            <Region panel={panel} name="disconnect" of={of}>
              {() =>
                selected.connected.value && <tools.views.DisconnectView disconnecting={tools.disconnecting} />
              }
            </Region>
            <Region panel={panel} name="help" of={of}>
              {() => (
                <tools.views.HelpView
                  backendUrl={panel.backendUrl}
                  reporting={tools.reporting}
                  copying={panel.copying}
                />
              )}
            </Region>
          </>
        )}
      </div>
      <Region panel={panel} name="status" of={of} isLine>
        {() => <Status panel={panel} />}
      </Region>
    </main>
  );
}
