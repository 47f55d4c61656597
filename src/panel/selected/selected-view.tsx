import type { Panel } from '#panel/panel.ts';
import { AssetView } from '#panel/selected/asset-view.tsx';
import { TroubleNotice } from '#panel/selected/notice.tsx';
import { Skeleton } from '#panel/selected/skeleton.tsx';
import { StateView } from '#panel/selected/state-view.tsx';

/** What is selected on the canvas, in whichever state it is. */
export function SelectedView({ panel }: { panel: Panel }) {
  const { selected } = panel;
  const subject = selected.subject.value;
  const trouble = selected.trouble.value;
  if (selected.late.value) return <Skeleton />;
  const inspection = panel.inspection.value;
  if (subject.kind === 'asset' && inspection) {
    return <AssetView panel={panel} subject={subject} inspection={inspection} />;
  }
  if (subject.kind === 'asset') return null;
  return (
    <>
      {trouble?.code === 'not_connected' && <TroubleNotice panel={panel} trouble={trouble} readAt={null} />}
      <StateView subject={subject} tryAgain={selected.tryAgain} />
    </>
  );
}
