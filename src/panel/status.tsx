import type { Panel } from '#panel/panel.ts';
import { copying as copyingWords } from '#panel/words/actions.ts';
import { progress } from '#panel/words/states.ts';

function statusOf({ selected, copying }: Panel): string | null {
  if (copying.last.value?.ok) return copyingWords.done;
  const subject = selected.subject.value;
  if (selected.late.value) return progress.selection;
  const isWaiting = selected.slow.value && subject.kind === 'asset' && subject.details === null;
  if (!isWaiting) return null;
  return selected.connected.value ? progress.asset : progress.connecting;
}

/** The one live region: what is going on or has just been done. It is always there, so that each word is read. */
export function Status({ panel }: { panel: Panel }) {
  const text = statusOf(panel);
  return (
    <p role="status" class="status" data-empty={text === null}>
      {text}
    </p>
  );
}
