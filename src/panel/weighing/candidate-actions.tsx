import type { ComponentChildren } from 'preact';
import type { Candidate } from '#contract/weighing.ts';
import type { SaveFile } from '#panel/browser/save-file.ts';
import { lastingErrorMessage } from '#panel/i18n/request-errors.ts';
import * as words from '#panel/i18n/weighing.ts';
import type { Downloading } from '#panel/weighing/downloading.ts';

interface CandidateActionsProps {
  readonly chosen: Candidate;
  /** The name of the original's file. */
  readonly name: string;
  readonly downloading: Downloading;
  readonly saveFile: SaveFile;
  /** Opens the comparison with the original. */
  readonly compare: ((candidate: Candidate) => void) | null;
  /** The button that replaces the file in Webflow. */
  readonly children?: ComponentChildren;
}

/** What can be done with the chosen candidate. */
export function CandidateActions({ chosen, name, downloading, saveFile, ...props }: CandidateActionsProps) {
  const { compare, children } = props;
  const download = downloading.of(chosen);
  const problem = download?.step === 'failed' ? lastingErrorMessage(download.problem.code) : null;
  return (
    <>
      <div class="buttons">
        {compare && (
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => compare(chosen)}>
            {words.compare}
          </button>
        )}
        <button
          type="button"
          class="button"
          aria-disabled={download?.step === 'reading'}
          onClick={() =>
            download?.step === 'reading' ? undefined : void downloading.download(chosen, name, saveFile)
          }
        >
          {download?.step === 'reading' ? words.downloading : words.download}
        </button>
        {children}
      </div>
      <div role="status">
        {download?.step === 'saved' && (
          <p class="fine">
            {words.downloaded} {words.byHand}
          </p>
        )}
        {problem && (
          <p>
            {problem.title}. {problem.body}
          </p>
        )}
      </div>
    </>
  );
}
