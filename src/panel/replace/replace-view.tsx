import { ReplaceDialog } from '#panel/replace/replace-dialog.tsx';
import { ReplaceResult } from '#panel/replace/replace-result.tsx';
import type { Download } from '#panel/replace/replaced-item-view.tsx';
import type { Replacing } from '#panel/replace/replacing.ts';

interface ReplaceViewProps {
  readonly replacing: Replacing;
  /** Saves a candidate that could not be put in place. */
  readonly download: Download;
}

/** What is asked before files are replaced, and the last replacement, in whichever tab; nothing before the first. */
export function ReplaceView({ replacing, download }: ReplaceViewProps) {
  const { question, run } = replacing.state.value;
  return (
    <>
      {run && <ReplaceResult replacing={replacing} run={run} download={download} />}
      {question && <ReplaceDialog question={question} replacing={replacing} />}
    </>
  );
}
