import { toRequestError } from '#panel/backend/request-error.ts';
import { ConnectView } from '#panel/connection/connect-view.tsx';
import type { Connecting } from '#panel/connection/connecting.ts';
import { tryAgain } from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/page.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import type { PageTab } from '#panel/page/page-tab.ts';

/** The progress of reading the page, and the button that stops or continues it. */
export function ProgressLine({ images }: PageTab) {
  const progress = images.progress.value;
  if (progress.kind === 'failed') {
    const { title, body } = words.designerErrorMessage(progress.reason);
    return (
      <div class="page-line" role="alert">
        <p>
          <strong>{title}.</strong> {body}
        </p>
        <button type="button" class="button" onClick={images.read}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (progress.kind === 'unread') return null;
  const { done, of, silent } = progress;
  if (progress.kind === 'read') return silent > 0 ? <p role="alert">{words.silent(silent)}</p> : null;
  const isReading = progress.kind === 'reading';
  return (
    <div class="page-line">
      <p class="fine">{isReading ? words.reading(done, of) : words.stopped(done, of)}</p>
      {/* One element for both actions, so that the button keeps the focus. */}
      <button type="button" class="button" onClick={isReading ? images.stop : images.read}>
        {isReading ? words.stop : words.readAgain}
      </button>
    </div>
  );
}

/** Why facts are missing, and when the lookup continues. */
export function LookupLine({ images, now, connecting }: PageTab & { now: number; connecting: Connecting }) {
  const { waitsUntil, problem, retry } = images.lookupQueue;
  if (problem.value?.code === 'not_connected') {
    return <ConnectView requestError={toRequestError(problem.value, now)} connecting={connecting} />;
  }
  if (problem.value) {
    const { title, body } = requestErrorMessage(problem.value.code);
    return (
      <div class="page-line" role="alert">
        <p>
          <strong>{title}.</strong> {body}
        </p>
        <button type="button" class="button" onClick={retry}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (waitsUntil.value === null) return null;
  return <p class="page-line">{words.waiting(Math.max(0, Math.ceil((waitsUntil.value - now) / 1_000)))}</p>;
}
