import { toRequestError } from '#panel/backend/request-error.ts';
import { ConnectView } from '#panel/connection/connect-view.tsx';
import type { Connecting } from '#panel/connection/connecting.ts';
import { tryAgain } from '#panel/i18n/actions.ts';
import * as words from '#panel/i18n/page.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import { ListAlert } from '#panel/list/list-alert.tsx';
import { ProgressLine, type ProgressStep } from '#panel/list/progress-line.tsx';
import type { PageTab } from '#panel/page/page-tab.ts';
import { weighingStep } from '#panel/weighing-list/weighing-step.ts';

/** Returns the progress of reading the page, and after it that of measuring its files; null where both are done. */
function stepOf({ images, measuring }: PageTab): ProgressStep | null {
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

/** The progress of weighing, which a person has asked for, or else of reading and measuring the page. */
export function PageProgressLine({ pageTab, now }: { readonly pageTab: PageTab; readonly now: number }) {
  const weighing = weighingStep(pageTab.weighing);
  const waitsUntil = weighing ? pageTab.weighing.hold.waitsUntil.value : pageTab.waitsUntil.value;
  return <ProgressLine waitsUntil={waitsUntil} now={now} step={weighing ?? stepOf(pageTab)} />;
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
    return <ListAlert {...words.designerErrorMessage(progress.reason)} onPress={images.read} />;
  const lookup = images.lookupQueue.problem.value;
  const problem = lookup ?? measuring.problem.value;
  if (problem?.code === 'not_connected')
    return <ConnectView requestError={toRequestError(problem, now)} connecting={connecting} />;
  const silent = progress.kind === 'read' ? progress.silent : 0;
  return (
    <>
      {silent > 0 && <p role="alert">{words.silent(silent)}</p>}
      {problem && (
        <ListAlert
          {...requestErrorMessage(problem.code)}
          onPress={lookup ? images.lookupQueue.retry : measuring.retry}
        />
      )}
    </>
  );
}
