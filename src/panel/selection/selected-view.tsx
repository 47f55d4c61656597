import type { Panel } from '#panel/panel.ts';
import { AssetView } from '#panel/selection/asset-view.tsx';
import { StateView } from '#panel/selection/state-view.tsx';
import { TroubleNotice } from '#panel/ui/notice.tsx';
import { Region } from '#panel/ui/region.tsx';
import { Skeleton } from '#panel/ui/skeleton.tsx';

/** What is selected on the canvas, in whichever state it is. */
export function SelectedView({ panel }: { panel: Panel }) {
  const { selected } = panel;
  const subject = selected.subject.value;
  const trouble = selected.trouble.value;
  if (selected.late.value) return <Skeleton />;
  if (subject.kind === 'asset') return <AssetView panel={panel} subject={subject} />;
  return (
    <>
      <Region panel={panel} name="notice" of={subject.kind}>
        {() =>
          trouble?.code === 'not_connected' && <TroubleNotice panel={panel} trouble={trouble} readAt={null} />
        }
      </Region>
      <StateView subject={subject} tryAgain={selected.tryAgain} />
    </>
  );
}
