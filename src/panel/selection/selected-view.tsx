import { AssetView, type SelectedViewProps } from '#panel/selection/asset-view.tsx';
import { RequestErrorNotice } from '#panel/selection/request-error-notice.tsx';
import { StateView } from '#panel/selection/state-view.tsx';
import { LazyFallback } from '#panel/ui/lazy-fallback.tsx';
import { Region } from '#panel/ui/region.tsx';
import { Skeleton } from '#panel/ui/skeleton.tsx';

/** The selection in each of its states. */
export function SelectedView(props: SelectedViewProps) {
  const { errors, selected, now, lazyFeatures, lazyScript } = props;
  const selection = selected.selection.value;
  const requestError = selected.requestError.value;
  // Only an element that is no Image waits for the lazy features.
  if (selected.late.value)
    return lazyScript.failed.value ? <LazyFallback lazyScript={lazyScript} /> : <Skeleton />;
  if (selection.kind === 'asset') return <AssetView {...props} selection={selection} />;
  return (
    <>
      <Region errors={errors} name="notice" of={selection.kind}>
        {() =>
          requestError?.code === 'not_connected' && (
            <RequestErrorNotice
              requestError={requestError}
              readAt={null}
              now={now}
              tryAgain={selected.tryAgain}
              lazyFeatures={lazyFeatures}
            />
          )
        }
      </Region>
      {selection.kind !== 'images' ? (
        <StateView selection={selection} tryAgain={selected.tryAgain} />
      ) : (
        lazyFeatures && (
          <Region errors={errors} name="images" of={selection.elementKey}>
            {() => (
              <lazyFeatures.views.FoundView
                selection={selection}
                foundAssets={lazyFeatures.foundAssets}
                assets={lazyFeatures.assets}
                breakpoints={lazyFeatures.deliveryInputs.breakpoints}
                panelUrl={props.panelUrl}
                openPage={props.openPage}
              />
            )}
          </Region>
        )
      )}
    </>
  );
}
