import { facts } from '#contract/webflow-facts/facts.ts';
import { untriedReasons, type Verdict } from '#contract/webflow-facts/verdict.ts';
import type { Checking } from '#panel/designer-check/checking.ts';
import { CopyButton, CopyFailure } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';

const words = { 'as-assumed': 'As assumed', different: 'Different', untried: 'Could not be tried' } as const;

function sayMore(verdict: Verdict): string {
  if (verdict.is === 'different') return `: ${verdict.found}`;
  return verdict.is === 'untried' ? `: ${untriedReasons[verdict.why]}` : '';
}

interface CheckViewProps {
  readonly checking: Checking;
  readonly copying: Copying;
  readonly close: () => void;
}

/** The check of this Designer, over the whole panel. Part of the development panel alone, and so in English. */
export function CheckView({ checking, copying, close }: CheckViewProps) {
  const { verdicts, isBusy, isWriting, isImageLeft } = checking;
  const all = [...verdicts.value];
  const done = all.length > 0 ? `Done. ${all.length} facts.` : '';
  const status = isBusy.value ? `Checking… ${all.length} facts so far.` : done;
  return (
    <dialog open class="designer-check" aria-labelledby="designer-check">
      <h2 id="designer-check">Check this Designer</h2>
      <p>
        Compares what this Designer does with what we assume. Reading changes nothing. Leave the Designer
        alone until it is done, about a minute.
      </p>
      <div class="check-buttons">
        <button type="button" class="button" disabled={isBusy.value} onClick={() => checking.read()}>
          Check without a change
        </button>
        <button type="button" class="button" disabled={isBusy.value} onClick={() => checking.write()}>
          Check by a change
        </button>
        <button
          type="button"
          class="text-button"
          aria-disabled={isWriting.value}
          onClick={() => isWriting.value || close()}
        >
          Close
        </button>
      </div>
      <p>
        The second button adds an image beside one of this page, writes its alt text, and removes it again.
        Assets are not touched: the Designer API can’t remove one.
      </p>
      <p role="status">{status}</p>
      {isImageLeft.value && (
        <p role="alert">
          The image that was added may still be on the page. Look for it beside the first image with an alt
          text, and remove it with the Designer’s undo.
        </p>
      )}
      {all.length > 0 && (
        <CopyButton copying={copying} id="designer-check" text={checking.report()} label="Copy report" />
      )}
      <CopyFailure copying={copying} scope="designer-check" />
      <ul>
        {all.map(([id, verdict]) => (
          <li key={id} class={verdict.is}>
            <strong>{words[verdict.is]}</strong>
            {sayMore(verdict)}
            <br />
            <code>{id}</code> {facts[id].asks}
          </li>
        ))}
      </ul>
    </dialog>
  );
}
