import type { BackendProblem } from '#panel/backend/request.ts';
import * as actions from '#panel/i18n/actions.ts';
import { countdown, requestErrorMessage } from '#panel/i18n/request-errors.ts';
import * as words from '#panel/i18n/weighing.ts';
import type { WeighedAsset } from '#panel/weighing/weighed-asset.ts';

interface WeighingProgressProps {
  readonly weighed: WeighedAsset;
  /** Seconds until a rate limit has passed; 0 where none delays it. */
  readonly seconds: number;
  readonly cancel: () => void;
  readonly tryAgain: () => void;
}

function Problem({ problem, tryAgain }: { problem: BackendProblem; tryAgain: () => void }) {
  const { title, body } = requestErrorMessage(problem.code);
  return (
    <>
      <div role="alert">
        <p class="notice-title">{title}</p>
        <p>{body}</p>
      </div>
      <div class="buttons">
        <button type="button" class="button" onClick={tryAgain}>
          {actions.tryAgain}
        </button>
      </div>
    </>
  );
}

/** What is done now of an asset that is not weighed yet, or why it does not go on. */
export function WeighingProgress({ weighed, seconds, cancel, tryAgain }: WeighingProgressProps) {
  const { state, source, candidates, problem } = weighed;
  if (seconds === 0 && problem) return <Problem problem={problem} tryAgain={tryAgain} />;
  const step = state === 'queued' ? words.waiting : source ? words.encoding : words.reading;
  return (
    <div class="weighing-line">
      <p>
        {seconds > 0 ? countdown(seconds) : step}{' '}
        {state === 'running' && candidates.length > 0 && (
          <span class="fine">{words.encoded(candidates.length)}</span>
        )}
      </p>
      <button type="button" class="button" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  );
}
