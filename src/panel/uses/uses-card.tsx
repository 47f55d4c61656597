import type { ComponentChildren } from 'preact';
import { tryAgain } from '#panel/i18n/actions.ts';
import * as page from '#panel/i18n/page.ts';
import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import * as words from '#panel/i18n/uses.ts';
import { type Fold, FoldButton } from '#panel/ui/fold.tsx';
import { AllowLink } from '#panel/uses/allow-link.tsx';
import { BlindList } from '#panel/uses/blind-spots.tsx';
import type { UsesState } from '#panel/uses/known-uses.ts';
import type { SiteUses } from '#panel/uses/site-uses.ts';
import { parseDate } from '#rules/parse-date.ts';
import { coverageKinds, isFullyRead, isRefused } from '#rules/uses/coverage.ts';

interface UsesCardProps {
  readonly siteUses: SiteUses;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface LineProps {
  readonly text: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly onPress: () => void;
  readonly fold: Fold;
}

/** One line, which opens the details, and its button: one element for all actions, so that it keeps the focus. */
function Line({ text, action, isBusy, onPress, fold }: LineProps) {
  return (
    <div class="uses-line">
      <FoldButton fold={fold} controls="uses-details">
        <span>{text}</span>
      </FoldButton>
      <button type="button" class="button" aria-disabled={isBusy} onClick={() => isBusy || onPress()}>
        {action}
      </button>
    </div>
  );
}

/** Returns what stands in the line of a reading, and its button. */
function lineOf(
  { reading, find }: SiteUses,
  state: UsesState,
  now: number,
): Omit<LineProps, 'isBusy' | 'fold'> {
  const { submit, pressed, waitSeconds } = reading;
  const counts = words.countsOf(state.progress) ?? words.starting;
  const seconds = waitSeconds.value;
  if (state.state === 'paused')
    return { text: words.paused(counts), action: page.goOn, onPress: () => submit('read') };
  if (state.state === 'reading') {
    const left = state.secondsLeft === null ? null : words.left(state.secondsLeft);
    const waits = seconds === null ? null : words.waiting(seconds);
    const text =
      pressed.value === 'pause' ? words.pausing : [counts, waits, left].filter(Boolean).join(' · ');
    return { text, action: page.pause, onPress: () => submit('pause') };
  }
  const readAt = state.readAt === null ? null : parseDate(state.readAt);
  const passed = readAt === null ? null : now - readAt;
  const isWhole = passed !== null && isFullyRead(state.progress);
  const age = passed === null ? null : words.readAge(passed);
  return {
    text: isWhole ? words.readWhole(passed) : [words.readUp(counts), age].filter(Boolean).join(' · '),
    action: words.readAgain,
    onPress: find,
  };
}

/** What was not read, and why. */
function Notes({ siteUses, state }: { readonly siteUses: SiteUses; readonly state: UsesState }) {
  const refused = coverageKinds.filter((kind) => state.progress[kind].isRefused);
  const failed = coverageKinds.reduce((sum, kind) => sum + state.progress[kind].failed, 0);
  return (
    <>
      {refused.map((kind) => (
        <p key={kind}>{words.refused[kind]}</p>
      ))}
      {refused.length > 0 && <AllowLink siteUses={siteUses} isPrimary={false} />}
      {failed > 0 && <p>{words.failed(failed)}</p>}
    </>
  );
}

/** What no reading finds, and how to read everything again. */
function Details({ siteUses, state }: { readonly siteUses: SiteUses; readonly state: UsesState }) {
  const styles = siteUses.fromDesigner.styles.value;
  return (
    <div id="uses-details">
      {isFullyRead(state.progress) && <p>{words.countsOf(state.progress)}</p>}
      {styles && <p class="fine">{words.styles(styles.read, styles.of)}</p>}
      <p>{words.blind.heading}</p>
      <BlindList />
      {state.state === 'done' && (
        <button type="button" class="text-button" onClick={() => siteUses.reading.submit('readAll')}>
          {words.readAll}
        </button>
      )}
    </div>
  );
}

function Card({ children }: { readonly children: ComponentChildren }) {
  return (
    <section class="section uses" aria-label={words.find}>
      {children}
    </section>
  );
}

/** Finds where the site's assets are used: what is read, the permissions for it, and how far the reading is. */
export function UsesCard({ siteUses, now }: UsesCardProps) {
  const { reading, find, fold } = siteUses;
  const { state } = reading.known.value;
  const problem = reading.problem.value;
  const isBusy = reading.pressed.value !== null;
  const isBegun = state !== null && state.state !== 'none' && !isRefused(state.progress);
  // The tab itself says how to connect.
  if (problem?.code === 'not_connected' || (!state && !problem && !isBusy)) return null;
  const isMissing = problem?.code === 'scopes_missing';
  const isFailed = problem !== null && !isMissing && reading.waitSeconds.value === null;
  return (
    <Card>
      {!isBegun && isMissing && (
        <>
          <p>{words.explain}</p>
          <AllowLink siteUses={siteUses} isPrimary />
        </>
      )}
      {!isBegun && !isMissing && (
        <div class="uses-line">
          <p>{words.brief}</p>
          <button type="button" class="button" aria-disabled={isBusy} onClick={() => isBusy || find()}>
            {words.find}
          </button>
        </div>
      )}
      {isFailed && (
        <div class="uses-line" role="alert">
          <p>
            <strong>{requestErrorMessage(problem.code).title}.</strong>{' '}
            {requestErrorMessage(problem.code).body}
          </p>
          <button type="button" class="button" onClick={reading.tryAgain}>
            {tryAgain}
          </button>
        </div>
      )}
      {isBegun && (
        <>
          {!(isFailed && state.state === 'stopped') && (
            <Line {...lineOf(siteUses, state, now)} isBusy={isBusy} fold={fold} />
          )}
          <Notes siteUses={siteUses} state={state} />
          {fold.isOpen.value && <Details siteUses={siteUses} state={state} />}
        </>
      )}
    </Card>
  );
}
