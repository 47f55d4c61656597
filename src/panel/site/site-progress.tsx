import { toRequestError } from '#panel/backend/request-error.ts';
import { ConnectView } from '#panel/connection/connect-view.tsx';
import type { Connecting } from '#panel/connection/connecting.ts';
import { tryAgain } from '#panel/i18n/actions.ts';
import { goOn, pause } from '#panel/i18n/page.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import * as words from '#panel/i18n/site.ts';
import { ListAlert } from '#panel/list/list-alert.tsx';
import { ProgressLine, type ProgressStep } from '#panel/list/progress-line.tsx';
import type { SiteAssets } from '#panel/site/site-assets.ts';
import type { SiteTab } from '#panel/site/site-tab.ts';
import { weighingStep } from '#panel/weighing-list/weighing-step.ts';

/**
 * The progress of comparing files; null where nothing is left to say. Single files that can't be compared matter to the list
 * of those that are there twice.
 */
function comparingStep({ duplicates, list }: SiteTab): ProgressStep | null {
  const { done, of } = duplicates.progress.value;
  const failed = list.pressed.value.has('twice') ? duplicates.notCompared.value.size : 0;
  if (duplicates.problem.value)
    return { text: words.notCompared(of - done), action: tryAgain, onPress: duplicates.retry };
  if (done < of) {
    return duplicates.isPaused.value
      ? { text: words.comparePaused(done, of), action: goOn, onPress: duplicates.goOn }
      : { text: words.comparing(done, of), action: pause, onPress: duplicates.pause };
  }
  return failed > 0 ? { text: words.notCompared(failed), action: tryAgain, onPress: duplicates.retry } : null;
}

/** The progress of weighing, which a person has asked for, or else of reading the site's list and then of comparing its files. */
export function SiteProgressLine({ siteTab, now }: { readonly siteTab: SiteTab; readonly now: number }) {
  const { assets, duplicates } = siteTab;
  const { kind, done, of } = assets.progress.value;
  const weighing = weighingStep(siteTab.weighing);
  if (weighing) {
    const { hold } = siteTab.weighing;
    return <ProgressLine waitsUntil={hold.waitsUntil.value} now={now} step={weighing} />;
  }
  const step = kind === 'reading' ? words.reading(done, of) : kind === 'read' ? comparingStep(siteTab) : null;
  const waitsUntil = assets.waitsUntil.value ?? duplicates.waitsUntil.value;
  return <ProgressLine waitsUntil={waitsUntil} now={now} step={step} />;
}

interface SiteProblemProps {
  readonly assets: SiteAssets;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly connecting: Connecting;
}

/** Why the site could not be read to its end. */
export function SiteProblem({ assets, now, connecting }: SiteProblemProps) {
  const { value: problem } = assets.problem;
  if (!problem) return assets.isPartial.value ? <p class="fine">{words.partial}</p> : null;
  if (problem.code === 'not_connected')
    return <ConnectView requestError={toRequestError(problem, now)} connecting={connecting} />;
  return <ListAlert {...requestErrorMessage(problem.code)} onPress={assets.retry} />;
}
