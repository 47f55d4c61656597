import { AssetView, type SelectedViewProps } from '#panel/selection/asset-view.tsx';
import { RequestErrorNotice } from '#panel/selection/request-error-notice.tsx';
import { StateView } from '#panel/selection/state-view.tsx';
import { Region } from '#panel/ui/region.tsx';
import { Skeleton } from '#panel/ui/skeleton.tsx';

/** What is selected on the canvas, in whichever state it is. */
export function SelectedView(props: SelectedViewProps) {
  const { errors, selected, now, lazyFeatures } = props;
  const subject = selected.subject.value;
  const requestError = selected.requestError.value;
  if (selected.late.value) return <Skeleton />;
  if (subject.kind === 'asset') return <AssetView {...props} subject={subject} />;
  return (
    <>
      <Region errors={errors} name="notice" of={subject.kind}>
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
      <StateView subject={subject} tryAgain={selected.tryAgain} />
    </>
  );
}
