import { Component, createRef } from 'preact';
import * as words from '#panel/i18n/replace.ts';
import { type Download, ReplacedItemView } from '#panel/replace/replaced-item-view.tsx';
import { type ReplaceRun, type ShownStep, shownStep } from '#panel/replace/replacement.ts';
import type { Replacing } from '#panel/replace/replacing.ts';

export interface ReplaceResultProps {
  readonly replacing: Replacing;
  readonly run: ReplaceRun;
  readonly download: Download;
}

const results = [
  'replaced',
  'sent',
  'restored',
  'returned',
  'failed',
  'stopped',
] as const satisfies readonly ShownStep[];

const countOf = ({ items }: ReplaceRun, step: ShownStep): number =>
  items.filter((item) => shownStep(item) === step).length;

/** How far it is while files are sent or checked, and the results after that. */
function headline(run: ReplaceRun): string {
  const { act, phase, at, of, isStopping, isWaiting, items } = run;
  if (isStopping) return words.stopping;
  if (isWaiting) return words.delayed;
  if (phase === 'writing') return words.progress(act, at, of);
  if (phase === 'checking') return words.checking;
  const counts = results.map((step) => ({ step, count: countOf(run, step) }));
  return words.summary(counts, items.length);
}

function Buttons({ replacing, run }: ReplaceResultProps) {
  const { phase, items } = run;
  if (phase === 'writing')
    return items.length > 1 || run.isWaiting ? (
      <button type="button" class="button" aria-disabled={run.isStopping} onClick={replacing.stop}>
        {words.stop}
      </button>
    ) : null;
  const undoable = replacing.undoable.value;
  const wasChanged = items.some(
    ({ step, fault }) => step !== 'failed' && fault?.by === 'files' && fault.reason === 'changed',
  );
  const isOpen = items.some(({ check }) => check === 'unconfirmed' || check === 'differs');
  return (
    <>
      {undoable > 0 && (
        <button type="button" class="button" onClick={() => void replacing.undo()}>
          {wasChanged ? words.undoAnyway : words.undo(undoable)}
        </button>
      )}
      {phase === 'ended' && isOpen && (
        <button type="button" class="button" onClick={() => void replacing.checkAgain()}>
          {words.checkAgain}
        </button>
      )}
      <button type="button" class="button" onClick={replacing.close}>
        {words.close}
      </button>
    </>
  );
}

/**
 * The last replacement: how far it is, what has become of each file, and its Undo. It gets the focus and comes into view as it
 * appears, because the button that was pressed may be gone by then; when it is removed with the focus inside, the panel gets the focus.
 */
export class ReplaceResult extends Component<ReplaceResultProps> {
  readonly section = createRef<HTMLElement>();

  override componentDidMount() {
    const { current } = this.section;
    current?.focus({ preventScroll: true });
    current?.scrollIntoView({ block: 'nearest' });
  }

  override componentWillUnmount() {
    const { current } = this.section;
    if (current?.contains(current.ownerDocument.activeElement))
      current.closest('main')?.focus({ preventScroll: true });
  }

  render(props: ReplaceResultProps) {
    const { replacing, run, download } = props;
    const isKept = run.phase !== 'writing' && replacing.undoable.value > 0;
    return (
      <section ref={this.section} class="replace-result" tabIndex={-1} aria-label={words.result}>
        <p role="status" class="replace-headline">
          {headline(run)}
        </p>
        <ul class="replaced-list">
          {run.items.map((item) => (
            <ReplacedItemView
              key={item.assetId}
              item={item}
              isUndo={run.act === 'undo'}
              download={download}
            />
          ))}
        </ul>
        {isKept && <p class="fine">{words.undoUntil}</p>}
        <div class="buttons">
          <Buttons {...props} />
        </div>
      </section>
    );
  }
}
