import type { Panel } from '#panel/panel.ts';
import { SelectedView } from '#panel/selection/selected-view.tsx';
import { Status } from '#panel/status.tsx';
import { MissingTools } from '#panel/ui/missing-tools.tsx';
import { Region } from '#panel/ui/region.tsx';
import { TabsView } from '#panel/ui/tabs-view.tsx';

/** The whole panel. `main` gets the focus only when the focused element is removed. */
export function App({ panel }: { panel: Panel }) {
  const { selected, tabs, later, errors, copying, now, page, backendUrl } = panel;
  const tools = panel.tools.value;
  const tab = tabs.tab.value;
  const subject = selected.subject.value;
  const isOutside = subject.kind === 'outside';
  const of = `${tab} ${subject.kind === 'asset' ? subject.elementKey : subject.kind}`;
  return (
    <main class="panel" tabIndex={-1}>
      <Region errors={errors} name="tabs" of={of} isLine>
        {() => !isOutside && <TabsView {...tabs} />}
      </Region>
      <div
        class="view"
        id="view"
        {...(isOutside ? {} : { role: 'tabpanel', 'aria-labelledby': `tab-${tab}` })}
      >
        <Region key={tab} errors={errors} name={tab} of={of}>
          {() =>
            tab === 'selected' ? (
              <SelectedView
                errors={errors}
                selected={selected}
                picture={panel.picture}
                assetSummary={panel.assetSummary}
                tools={tools}
                later={later}
                opened={panel.expandedRow}
                copying={copying}
                now={now}
                backendUrl={backendUrl}
                page={page}
                locale={panel.locale}
              />
            ) : tools ? (
              <tools.views.PageView
                errors={errors}
                pageTab={tools.pageTab}
                connecting={tools.connecting}
                copying={copying}
                saveFile={panel.saveFile}
                subject={selected.subject}
                now={now}
                page={page}
              />
            ) : (
              <MissingTools later={later} />
            )
          }
        </Region>
        {tools && subject.kind !== 'unread' && (
          <>
            <Region errors={errors} name="disconnect" of={of}>
              {() =>
                selected.connected.value && <tools.views.DisconnectView disconnecting={tools.disconnecting} />
              }
            </Region>
            <Region errors={errors} name="help" of={of}>
              {() => (
                <tools.views.HelpView backendUrl={backendUrl} reporting={tools.reporting} copying={copying} />
              )}
            </Region>
          </>
        )}
      </div>
      <Region errors={errors} name="status" of={of} isLine>
        {() => <Status selected={selected} copying={copying} editing={tools?.editing ?? null} />}
      </Region>
    </main>
  );
}
