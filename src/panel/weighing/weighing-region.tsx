import type { ReadonlySignal } from '@preact/signals-core';
import { Component, type ComponentChildren, createRef } from 'preact';
import { pagePaths } from '#contract/help.ts';
import type { Candidate } from '#contract/weighing.ts';
import { mayPass } from '#panel/backend-calls/weigh.ts';
import type { SaveFile } from '#panel/browser/save-file.ts';
import * as actions from '#panel/i18n/actions.ts';
import { learnMore } from '#panel/i18n/help.ts';
import * as words from '#panel/i18n/weighing.ts';
import { CandidateActions } from '#panel/weighing/candidate-actions.tsx';
import { CandidateList } from '#panel/weighing/candidate-list.tsx';
import type { Downloading } from '#panel/weighing/downloading.ts';
import { bestOf, type Trying } from '#panel/weighing/trying.ts';
import type { WeighedAsset } from '#panel/weighing/weighed-asset.ts';
import { WeighingProgress } from '#panel/weighing/weighing-progress.tsx';
import { isHeavier } from '#rules/weighing/load-changes.ts';

interface WeighingRegionProps {
  readonly trying: Trying;
  readonly downloading: Downloading;
  /** The name of the original's file. */
  readonly name: string;
  /** When a rate limit has passed (epoch ms); null where none delays it. */
  readonly waitsUntil: ReadonlySignal<number | null>;
  /** Milliseconds since the epoch. */
  readonly now: ReadonlySignal<number>;
  readonly saveFile: SaveFile;
  /** Opens the comparison of a candidate with the original; null where there is none. */
  readonly compare: ((candidate: Candidate) => void) | null;
  /** The control that replaces the file in Webflow by a candidate. */
  readonly replace: ((candidate: Candidate) => ComponentChildren) | null;
  readonly backendUrl: string;
}

function Again({ trying }: { trying: Trying }) {
  return (
    <div class="buttons">
      <button type="button" class="button" onClick={trying.tryAgain}>
        {actions.tryAgain}
      </button>
    </div>
  );
}

/** What the original's file weighs in other formats, and what can be done with one of them. Drawn while it is open. */
export class WeighingRegion extends Component<WeighingRegionProps> {
  readonly root = createRef<HTMLElement>();

  /** Shows the region where it was opened from afar. The focus stays on the button that was pressed. */
  show(): void {
    this.root.current?.scrollIntoView({ block: 'nearest' });
  }

  /** True where its beginning is on the screen. */
  get isSeen(): boolean {
    const top = this.root.current?.getBoundingClientRect().top ?? -1;
    return top >= 0 && top < window.innerHeight;
  }

  opened = this.props.trying.opened.peek();
  step = this.props.trying.weighed.peek()?.state;

  override componentDidMount() {
    this.show();
  }

  override componentDidUpdate() {
    const opened = this.props.trying.opened.peek();
    const step = this.props.trying.weighed.peek()?.state;
    // The result is scrolled into view, unless the person has scrolled away meanwhile.
    if (opened !== this.opened || (step !== this.step && step === 'done' && this.isSeen)) this.show();
    this.opened = opened;
    this.step = step;
  }

  override componentWillUnmount() {
    this.props.downloading.stop();
  }

  results(
    { trying, downloading, name, saveFile, compare, replace, backendUrl }: WeighingRegionProps,
    weighed: WeighedAsset,
  ) {
    const best = trying.best.value;
    const chosen = trying.chosen.value;
    const loads = trying.loads.value;
    const estimate = loads && words.estimate(loads);
    const isMeasured = weighed.candidates.some(({ score }) => score !== null);
    return (
      <>
        {estimate && <p>{estimate}</p>}
        {loads && isHeavier(loads) && <p class="weighing-warning">{words.heavier}</p>}
        {weighed.source && weighed.candidates.length > 0 && (
          <CandidateList
            source={weighed.source}
            candidates={weighed.candidates}
            chosen={chosen}
            best={bestOf(best)}
            choose={trying.choose}
          />
        )}
        {chosen && weighed.state === 'done' && (
          <CandidateActions
            chosen={chosen}
            name={name}
            downloading={downloading}
            saveFile={saveFile}
            compare={compare}
          >
            {replace?.(chosen)}
          </CandidateActions>
        )}
        {isMeasured && (
          <p class="fine">
            {words.likenessSource}{' '}
            <a
              class="text-button"
              href={`${backendUrl}${pagePaths.help}#likeness`}
              target="_blank"
              rel="noopener"
              aria-label={words.likenessLink}
            >
              {learnMore}
            </a>
          </p>
        )}
        {weighed.source &&
          words.dropped(weighed.source.dropped).map((text) => (
            <p key={text} class="fine">
              {text}
            </p>
          ))}
      </>
    );
  }

  /** What is done now, or has come out. */
  progress({ trying, waitsUntil, now }: WeighingRegionProps, weighed: WeighedAsset) {
    const best = trying.best.value;
    const isDone = weighed.state === 'done';
    const own = best && words.ownResult(best);
    const narrower = best && words.neededResult(best);
    const until = waitsUntil.value;
    const seconds = until === null ? 0 : Math.max(0, Math.ceil((until - now.value) / 1_000));
    return (
      <>
        <div role="status">
          {own && <p class="weighing-result">{own}</p>}
          {narrower && <p>{narrower}</p>}
          {isDone && words.refusals(weighed.refused).map((text) => <p key={text}>{text}</p>)}
        </div>
        {isDone ? (
          weighed.refused.some(({ reason }) => mayPass(reason)) && <Again trying={trying} />
        ) : (
          <WeighingProgress
            weighed={weighed}
            seconds={seconds}
            cancel={trying.close}
            tryAgain={trying.tryAgain}
          />
        )}
      </>
    );
  }

  render(props: WeighingRegionProps) {
    const { trying } = props;
    const weighed = trying.weighed.value;
    return (
      <section ref={this.root} id="weighing" class="section weighing" aria-labelledby="weighing-heading">
        <div class="weighing-line">
          <h2 id="weighing-heading">
            {trying.kind.value === 'vector' ? words.headingOfVector : words.heading}
          </h2>
          <button type="button" class="text-button" onClick={trying.close}>
            {words.close}
          </button>
        </div>
        {weighed ? (
          <>
            {this.progress(props, weighed)}
            {this.results(props, weighed)}
          </>
        ) : (
          <>
            <p>{words.changed}</p>
            <Again trying={trying} />
          </>
        )}
      </section>
    );
  }
}
