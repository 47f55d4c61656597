import { toRequestError } from '#panel/backend/request-error.ts';
import { ConnectView } from '#panel/connection/connect-view.tsx';
import type { Connecting } from '#panel/connection/connecting.ts';
import { tryAgain } from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/page.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import type { PageTab } from '#panel/page/page-tab.ts';

interface LineProps {
  readonly text: string;
  readonly action: string;
  readonly onPress: () => void;
}

/** One line of progress with its button: one element for all actions, so that the button keeps the focus. */
function Line({ text, action, onPress }: LineProps) {
  return (
    <div class="page-line">
      <p class="fine">{text}</p>
      <button type="button" class="button" onClick={onPress}>
        {action}
      </button>
    </div>
  );
}

/** Returns the progress of reading the page, and after it that of measuring its files; null where both are done. */
function lineOf({ images, measuring }: PageTab): LineProps | null {
  const progress = images.progress.value;
  if (progress.kind === 'reading' || progress.kind === 'stopped') {
    const { done, of } = progress;
    return progress.kind === 'reading'
      ? { text: words.reading(done, of), action: words.stop, onPress: images.stop }
      : { text: words.stopped(done, of), action: words.readAgain, onPress: images.read };
  }
  if (progress.kind !== 'read' || measuring.problem.value) return null;
  const { done, of, failed } = measuring.progress.value;
  if (done < of) {
    return measuring.isPaused.value
      ? { text: words.paused(done, of), action: words.goOn, onPress: measuring.goOn }
      : { text: words.checking(done, of), action: words.pause, onPress: measuring.pause };
  }
  return failed > 0 ? { text: words.unchecked(failed), action: tryAgain, onPress: measuring.retry } : null;
}

/** The progress of reading and measuring the page. It stays in view at the end of the window. */
export function ProgressLine({ pageTab, now }: { readonly pageTab: PageTab; readonly now: number }) {
  const waitsUntil = pageTab.waitsUntil.value;
  const line = lineOf(pageTab);
  if (waitsUntil !== null) {
    const seconds = Math.max(0, Math.ceil((waitsUntil - now) / 1_000));
    return <p class="page-progress fine">{words.waiting(seconds)}</p>;
  }
  return line && <div class="page-progress">{<Line {...line} />}</div>;
}

interface AlertProps {
  readonly title: string;
  readonly body: string;
  readonly onPress: () => void;
}

function Alert({ title, body, onPress }: AlertProps) {
  return (
    <div class="page-line" role="alert">
      <p>
        <strong>{title}.</strong> {body}
      </p>
      <button type="button" class="button" onClick={onPress}>
        {tryAgain}
      </button>
    </div>
  );
}

/** Why the page could not be read, or facts of its images are missing. */
export function PageProblem({
  pageTab,
  now,
  connecting,
}: {
  readonly pageTab: PageTab;
  readonly now: number;
  readonly connecting: Connecting;
}) {
  const { images, measuring } = pageTab;
  const progress = images.progress.value;
  if (progress.kind === 'failed')
    return <Alert {...words.designerErrorMessage(progress.reason)} onPress={images.read} />;
  const lookup = images.lookupQueue.problem.value;
  const problem = lookup ?? measuring.problem.value;
  if (problem?.code === 'not_connected')
    return <ConnectView requestError={toRequestError(problem, now)} connecting={connecting} />;
  const silent = progress.kind === 'read' ? progress.silent : 0;
  return (
    <>
      {silent > 0 && <p role="alert">{words.silent(silent)}</p>}
      {problem && (
        <Alert
          {...requestErrorMessage(problem.code)}
          onPress={lookup ? images.lookupQueue.retry : measuring.retry}
        />
      )}
    </>
  );
}
