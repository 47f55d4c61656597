import { Component, createRef } from 'preact';
import * as words from '#panel/i18n/replace.ts';
import type { ReplaceQuestion } from '#panel/replace/replacement.ts';
import { keptBytes } from '#panel/replace/replacement-limits.ts';
import type { Replacing } from '#panel/replace/replacing.ts';

interface ReplaceDialogProps {
  readonly question: ReplaceQuestion;
  readonly replacing: Pick<Replacing, 'cancel' | 'confirm'>;
}

/** Most files that are listed by name. */
const mostListed = 5;

function Changes({ items }: Pick<ReplaceQuestion, 'items'>) {
  const rest = items.length - mostListed;
  return (
    <ul class="replace-list">
      {items.slice(0, mostListed).map(({ assetId, name, before, candidate }) => (
        <li key={assetId} dir="auto">
          {words.change(name, before, candidate)}
        </li>
      ))}
      {rest > 0 && <li>{words.more(rest)}</li>}
    </ul>
  );
}

/** What happens, and what is not known of it. */
function Consequences({ question }: { readonly question: ReplaceQuestion }) {
  const { items, keeps, endsUndo } = question;
  const hasAvif = items.some(({ before }) => before.type === 'image/avif');
  return (
    <>
      <h3>{words.known}</h3>
      <ul class="replace-list">
        {words.facts(items.length, keeps).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <h3>{words.unknown}</h3>
      <ul class="replace-list">
        {words.doubts(hasAvif).map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
      {endsUndo && <p class="replace-warning">{words.endsUndo}</p>}
      <p class="replace-warning">{words.beta}</p>
    </>
  );
}

/**
 * The question before files are replaced, with the focus on Cancel. Escape takes it back, and the focus returns to what asked.
 */
export class ReplaceDialog extends Component<ReplaceDialogProps> {
  readonly dialog = createRef<HTMLDialogElement>();

  override componentDidMount() {
    const { current } = this.dialog;
    current?.showModal();
    // The focus on a button at the end scrolls there, although the button is in view from the beginning. Seen in Chromium 156.
    current?.scrollTo(0, 0);
  }

  override componentWillUnmount() {
    this.dialog.current?.close();
  }

  render({ question, replacing }: ReplaceDialogProps) {
    const { items, obstacle } = question;
    return (
      <dialog
        ref={this.dialog}
        class="replace-dialog"
        aria-labelledby="replace-question"
        onClose={replacing.cancel}
      >
        <h2 id="replace-question">{words.heading(items.length)}</h2>
        <Changes items={items} />
        {obstacle === null ? (
          <Consequences question={question} />
        ) : (
          <p role="alert">{words.obstacle(obstacle, keptBytes)}</p>
        )}
        <div class="buttons">
          <button type="button" class="button" onClick={replacing.cancel}>
            {words.cancel}
          </button>
          {obstacle === null && (
            <button type="button" class="button primary" onClick={() => void replacing.confirm()}>
              {words.confirm}
            </button>
          )}
        </div>
      </dialog>
    );
  }
}
