import type { Panel } from '#panel/panel.ts';
import { SelectedView } from '#panel/selection/selected-view.tsx';
import { Status } from '#panel/status.tsx';
import { LazyFallback } from '#panel/ui/lazy-fallback.tsx';
import { Region } from '#panel/ui/region.tsx';
import { TabsView } from '#panel/ui/tabs-view.tsx';

/** The whole panel. `main` gets the focus only when the focused element is removed. */
export function App({ panel }: { panel: Panel }) {
  const { selected, tabs, lazyScript, errors, copying, now, panelUrl, backendUrl } = panel;
  const lazyFeatures = panel.lazyFeatures.value;
  const tab = tabs.tab.value;
  const selection = selected.selection.value;
  const isOutside = selection.kind === 'outside';
  const of = `${tab} ${selection.kind === 'asset' ? selection.elementKey : selection.kind}`;
  // What the list selects is shown beside it, once both can be shown.
  const isBeside = tab === 'page' && panel.isWide.value && lazyFeatures !== null;
  const details = () => (
    <Region key="selected" errors={errors} name="selected" of={of}>
      {() => (
        <SelectedView
          errors={errors}
          selected={selected}
          previewImage={panel.previewImage}
          assetSummary={panel.assetSummary}
          lazyFeatures={lazyFeatures}
          lazyScript={lazyScript}
          expandedRow={panel.expandedRow}
          copying={copying}
          saveFile={panel.saveFile}
          openPage={() => tabs.open('page')}
          now={now}
          backendUrl={backendUrl}
          panelUrl={panelUrl}
          locale={panel.locale}
        />
      )}
    </Region>
  );
  const list = () => (
    <Region key="page" errors={errors} name="page" of={of}>
      {() =>
        lazyFeatures ? (
          <lazyFeatures.views.PageView
            errors={errors}
            pageTab={lazyFeatures.pageTab}
            replacing={lazyFeatures.replacing}
            connecting={lazyFeatures.connecting}
            popups={lazyFeatures.popups}
            copying={copying}
            saveFile={panel.saveFile}
            selection={selected.selection}
            now={now}
            panelUrl={panelUrl}
          />
        ) : (
          <LazyFallback lazyScript={lazyScript} />
        )
      }
    </Region>
  );
  const site = () => (
    <Region key="site" errors={errors} name="site" of={of}>
      {() =>
        lazyFeatures ? (
          <lazyFeatures.views.SiteView
            errors={errors}
            siteTab={lazyFeatures.siteTab}
            features={lazyFeatures}
            isWide={panel.isWide}
            copying={copying}
            saveFile={panel.saveFile}
            now={now}
            backendUrl={backendUrl}
            panelUrl={panelUrl}
            locale={panel.locale}
          />
        ) : (
          <LazyFallback lazyScript={lazyScript} />
        )
      }
    </Region>
  );
  return (
    <main class="panel" tabIndex={-1}>
      {!isOutside && (
        <div class="top-bar">
          <Region errors={errors} name="tabs" of={of} isLine>
            {() => <TabsView {...tabs} />}
          </Region>
          {lazyFeatures && (
            <Region errors={errors} name="menu" of={of} isLine>
              {() => (
                <lazyFeatures.views.MenuView
                  errors={errors}
                  popups={lazyFeatures.popups}
                  connected={selected.connected}
                  disconnecting={lazyFeatures.disconnecting}
                  reporting={lazyFeatures.reporting}
                  backendUrl={backendUrl}
                  copying={copying}
                />
              )}
            </Region>
          )}
        </div>
      )}
      {tab === 'selected' && lazyFeatures?.pageTab.walk.isOpen.value && (
        <Region errors={errors} name="walk" of={of} isLine>
          {() => (
            <lazyFeatures.views.WalkBar
              walk={lazyFeatures.pageTab.walk}
              usageNavigator={lazyFeatures.pageTab.usageNavigator}
            />
          )}
        </Region>
      )}
      {lazyFeatures && (
        <Region errors={errors} name="replace" of={of} isLine>
          {() => (
            <lazyFeatures.views.ReplaceView
              replacing={lazyFeatures.replacing}
              download={({ candidate, name }) =>
                void lazyFeatures.downloading.download(candidate, name, panel.saveFile)
              }
            />
          )}
        </Region>
      )}
      <div
        class="view"
        id="view"
        {...(isOutside ? {} : { role: 'tabpanel', 'aria-labelledby': `tab-${tab}` })}
      >
        {isBeside ? (
          <div class="beside">
            <div class="side scrolls">{list()}</div>
            <div class="side">{details()}</div>
          </div>
        ) : tab === 'selected' ? (
          details()
        ) : tab === 'page' ? (
          list()
        ) : (
          site()
        )}
      </div>
      <Region errors={errors} name="status" of={of} isLine>
        {() => <Status selected={selected} copying={copying} editing={lazyFeatures?.editing ?? null} />}
      </Region>
    </main>
  );
}
