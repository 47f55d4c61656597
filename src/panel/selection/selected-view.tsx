import { AssetView, type SelectedViewProps } from '#panel/selection/asset-view.tsx';
import { RequestErrorNotice } from '#panel/selection/request-error-notice.tsx';
import { StateView } from '#panel/selection/state-view.tsx';
import { Region } from '#panel/ui/region.tsx';
import { Skeleton } from '#panel/ui/skeleton.tsx';

/** The selection in each of its states. */
export function SelectedView(props: SelectedViewProps) {
  const { errors, selected, now, lazyFeatures } = props;
  const selection = selected.selection.value;
  const requestError = selected.requestError.value;
  if (selected.late.value) return <Skeleton />;
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
      <StateView selection={selection} tryAgain={selected.tryAgain} />
    </>
  );
}
