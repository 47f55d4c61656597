import { Component } from 'preact';
import type { Candidate } from '#contract/weighing.ts';
import type { CandidateComparing, ShownCandidate } from '#panel/compare/candidate-comparing.ts';
import { CandidatePicture } from '#panel/compare/candidate-picture.tsx';
import { CompareChoices } from '#panel/compare/compare-choices.tsx';
import { CompareDialog } from '#panel/compare/compare-dialog.tsx';
import { placeOf, type Scale, scalesOf } from '#panel/compare/scales.ts';
import { Stage } from '#panel/compare/stage.tsx';
import { tryAgain } from '#panel/i18n/actions.ts';
import { candidateName, likenessText } from '#panel/i18n/candidates.ts';
import * as words from '#panel/i18n/compare.ts';
import { formatBytes, formatNumber } from '#panel/i18n/format.ts';
import { lastingErrorMessage } from '#panel/i18n/request-errors.ts';

interface CandidateComparisonProps {
  readonly comparing: CandidateComparing;
}

/** The comparison of the original with its candidates; nothing while it is closed. */
export function CandidateComparison({ comparing }: CandidateComparisonProps) {
  const shown = comparing.shown.value;
  return shown && <CandidateView shown={shown} comparing={comparing} />;
}

/** What is known of a candidate: "412 kB · 84, looks the same", with its width where that is not the original's. */
function factsOf({ bytes, score, width }: Candidate, originalWidth: number): string {
  const parts = [
    width === originalWidth ? null : `${formatNumber(width)} px`,
    formatBytes(bytes),
    likenessText(score),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function Notice({ shown, comparing }: CandidateViewProps) {
  const { problem, showing, candidate } = shown;
  const name = candidateName(candidate);
  if (!problem && showing !== 'notShown') {
    const text =
      showing === 'loading' ? words.loading(name) : showing === 'firstFrame' ? words.firstFrame : null;
    return (
      <p role="status" class={text === null ? undefined : 'stage-notice'}>
        {text}
      </p>
    );
  }
  return (
    <div role="alert" class="stage-notice" data-tone="problem">
      <p>{problem ? lastingErrorMessage(problem.code).body : words.notShown(name)}</p>
      <button type="button" class="text-button" onClick={comparing.retry}>
        {tryAgain}
      </button>
    </div>
  );
}

interface CandidateViewProps extends CandidateComparisonProps {
  readonly shown: ShownCandidate;
}

interface CandidateViewState {
  /** The scale that was chosen, whatever file it was chosen for. */
  readonly chosen?: Scale | undefined;
}

class CandidateView extends Component<CandidateViewProps, CandidateViewState> {
  override state: CandidateViewState = {};

  render({ shown, comparing }: CandidateViewProps, { chosen }: CandidateViewState) {
    const { candidate, file, subject } = shown;
    const { original, candidates, deliveries, isAnimated } = subject;
    const { width, format } = candidate;
    const scales = scalesOf('candidate', width, original.width, deliveries);
    const scale = placeOf(chosen, scales);
    const { pixels } = scales[scale] ?? { pixels: width };
    const name = candidateName(candidate);
    return (
      <CompareDialog heading={words.candidateHeading} close={comparing.close}>
        {() => (
          <>
            <CompareChoices
              file={{
                label: words.candidate,
                options: candidates.map((one) => `${candidateName(one)} · ${factsOf(one, original.width)}`),
                at: candidates.indexOf(candidate),
                choose: (at) => {
                  const wanted = candidates[at];
                  if (wanted) comparing.choose(wanted);
                },
              }}
              scales={scales}
              scale={scale}
              chooseScale={(at) => this.setState({ chosen: scales[at] })}
            />
            <Stage
              original={original}
              name={name}
              variantWidth={width}
              pixels={pixels}
              variant={(drawing) =>
                file && (
                  <CandidatePicture
                    key={file}
                    {...drawing}
                    file={file}
                    format={format}
                    name={name}
                    pixels={width}
                    isAnimated={isAnimated}
                    report={comparing.report}
                  />
                )
              }
              notice={<Notice shown={shown} comparing={comparing} />}
            />
            <footer class="compare-foot">
              <p>
                {name} <span class="fine">{factsOf(candidate, original.width)}</span>
              </p>
            </footer>
          </>
        )}
      </CompareDialog>
    );
  }
}
